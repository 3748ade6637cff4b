// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static dev.tidemark.server.http.S2BasinsIT.refused;
import static dev.tidemark.server.http.S2Client.stream;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Basins, configs and tokens outlive the server. */
class S2DurabilityIT {

    private static final String ROOT = "r00t";
    private static final String[] OPTIONS = {"-Dtidemark.s2.auth=true", "-Dtidemark.s2.root-token=" + ROOT};

    @TempDir
    Path folder;

    @Test
    void aRestartKeepsBasinsConfigsAndTokens() throws IOException {
        String secret;
        List<String> before;
        try (ServerProcess server = start()) {
            secret = fill(root(server));
            before = seen(root(server));
        }
        try (ServerProcess server = start()) {
            assertThat(seen(root(server))).isEqualTo(before);
            checkToken(server, secret);
        }
    }

    @Test
    void soDoesAKill() throws IOException {
        ServerProcess server = start();
        String secret = fill(root(server));
        List<String> before = seen(root(server));
        server.kill();
        try (ServerProcess again = start()) {
            assertThat(seen(root(again))).isEqualTo(before);
            checkToken(again, secret);
        }
    }

    @Test
    void whatWasAcknowledgedWhenTheServerWasKilledIsThere() throws Exception {
        Map<String, String> acknowledged = new ConcurrentHashMap<>(); // basin -> its config
        ServerProcess server = start();
        CountDownLatch enough = new CountDownLatch(700); // past the first summary of the events
        List<Thread> writers = IntStream.range(0, 4)
                .mapToObj(n -> new Thread(() -> write(root(server), n, acknowledged, enough)))
                .toList();
        writers.forEach(Thread::start);
        assertThat(enough.await(60, TimeUnit.SECONDS)).isTrue();
        server.kill();
        for (Thread writer : writers) {
            writer.join();
        }
        try (ServerProcess again = start()) {
            S2Client root = root(again);
            acknowledged.forEach((basin, config) -> {
                HttpResponse<String> found = root.get("/v1/basins/" + basin);
                assertThat(found.statusCode()).as(basin).isEqualTo(200);
                // The change after the last acknowledged one may be there as well.
                assertThat(age(found.body())).isBetween(Integer.valueOf(config), Integer.valueOf(config) + 1);
            });
        }
    }

    @Test
    void aDeletionThatAKillCutOffIsFinished() throws Exception {
        ServerProcess server = start();
        S2Client root = root(server);
        root.put("/v1/basins/many-streams", null);
        S2Client basin = root.in("many-streams");
        IntStream.range(0, 300).parallel().forEach(i -> basin.put(stream("s" + i), null));
        root.delete("/v1/basins/many-streams");
        server.kill();
        try (ServerProcess again = start()) {
            root(again).getUntil("/v1/basins/many-streams", answer -> answer.statusCode() == 404);
            root(again).put("/v1/basins/many-streams", null);
            assertThat(root(again).in("many-streams").get("/v1/streams").body())
                    .isEqualTo("{\"streams\":[],\"has_more\":false}");
        }
    }

    private ServerProcess start() throws IOException {
        return new ServerProcess(folder.toString(), OPTIONS);
    }

    private static S2Client root(ServerProcess server) {
        return new S2Client(server).showing(ROOT);
    }

    /** @return the secret of a token that was issued */
    private static String fill(S2Client root) {
        root.with("s2-request-token", "t-1").post("/v1/basins", "{'basin':'kept-one'}");
        root.post(
                "/v1/basins",
                "{'basin':'kept-two','config':{'create_stream_on_append':true,"
                        + "'default_stream_config':{'retention_policy':{'age':3600},'storage_class':'standard'}}}");
        root.patch("/v1/basins/kept-one", "{'create_stream_on_read':true}");
        root.put("/v1/basins/gone-one", null);
        root.delete("/v1/basins/gone-one");
        S2Client basin = root.in("kept-two");
        basin.with("s2-request-token", "t-2").post("/v1/streams", "{'stream':'s'}");
        basin.patch(
                stream("s"),
                "{'timestamping':{'mode':'arrival','uncapped':true},'delete_on_empty':{'min_age_secs':9999}}");
        basin.post(stream("s") + "/records", "{'records':[{'body':'x'}]}");
        String secret = root.post("/v1/access-tokens", "{'id':'kept','scope':{'ops':['list-basins']}}")
                .body()
                .replaceFirst("\\{\"access_token\":\"([^\"]+)\"}", "$1");
        root.post("/v1/access-tokens", "{'id':'gone','scope':{'ops':['read']}}");
        root.delete("/v1/access-tokens/gone");
        return secret;
    }

    private static List<String> seen(S2Client root) {
        try {
            root.getUntil("/v1/basins/gone-one", answer -> answer.statusCode() == 404);
        } catch (InterruptedException interrupted) {
            throw new IllegalStateException(interrupted);
        }
        S2Client basin = root.in("kept-two");
        return List.of(
                root.get("/v1/basins").body(),
                root.get("/v1/basins/kept-one").body(),
                root.get("/v1/basins/kept-two").body(),
                root.get("/v1/access-tokens").body(),
                root.with("s2-request-token", "t-1")
                        .post("/v1/basins", "{'basin':'kept-one'}")
                        .body(),
                basin.with("s2-request-token", "t-2")
                        .post("/v1/streams", "{'stream':'s'}")
                        .body(),
                basin.get("/v1/streams").body(),
                basin.get(stream("s")).body());
    }

    private static void checkToken(ServerProcess server, String secret) {
        S2Client bearer = new S2Client(server).showing(secret);
        assertThat(bearer.get("/v1/basins").statusCode()).isEqualTo(200);
        refused(bearer.get("/v1/access-tokens"), 403, "permission_denied");
        refused(new S2Client(server).showing(secret + "x").get("/v1/basins"), 401, "authn");
    }

    private static void write(S2Client root, int writer, Map<String, String> acknowledged, CountDownLatch enough) {
        String basin = "written-" + writer;
        try {
            for (int i = 1; ; i++) {
                HttpResponse<String> answer = root.put(
                        "/v1/basins/" + basin,
                        "{'config':{'default_stream_config':{'retention_policy':{'age':" + i + "}}}}");
                assertThat(answer.statusCode()).isIn(200, 201);
                acknowledged.put(basin, Integer.toString(i));
                enough.countDown();
            }
        } catch (UncheckedIOException killed) {
            // The server is gone: what was not acknowledged may be there or not.
        }
    }

    private static int age(String config) {
        return Integer.parseInt(config.replaceFirst(".*\"age\":(\\d+).*", "$1"));
    }
}
