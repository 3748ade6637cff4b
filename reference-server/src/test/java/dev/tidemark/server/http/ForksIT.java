// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static dev.tidemark.server.http.Client.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ForksIT {

    private static final String TEXT = "text/plain";
    private static final String JSON = "application/json";

    @TempDir
    Path folder;

    private ServerProcess server;
    private Client client;

    @BeforeEach
    void start() throws Exception {
        server = new ServerProcess(folder.toString());
        client = new Client(server);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void aForkSurvivesTheKillOfTheServerAndTheDeletionOfItsSource() throws Exception {
        client.put("a", TEXT, "one");
        String middle = header(client.post("a", TEXT, "two"), "Stream-Next-Offset");
        client.post("a", TEXT, "three");
        HttpResponse<String> created = fork("b", "a", "Stream-Fork-Offset", middle);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(header(created, "Content-Type")).isEqualTo(TEXT);
        assertThat(header(created, "Stream-Next-Offset")).isEqualTo(middle);
        client.post("b", TEXT, "four");
        assertThat(client.send("DELETE", "a", null).statusCode()).isEqualTo(204);
        server.kill();
        start();
        assertThat(client.get("b").body()).isEqualTo("onetwofour");
        assertThat(client.get("b?offset=" + middle).body()).isEqualTo("four");
        for (String mode : List.of("", "&live=long-poll", "&live=sse")) {
            assertThat(client.get("a?offset=-1" + mode).statusCode()).isEqualTo(410);
        }
        assertThat(client.send("HEAD", "a", null).statusCode()).isEqualTo(410);
        assertThat(client.post("a", TEXT, "x").statusCode()).isEqualTo(410);
        assertThat(client.post("a", TEXT, "", "Stream-Closed", "true").statusCode())
                .isEqualTo(410);
        assertThat(client.post("a", TEXT, "").statusCode()).isEqualTo(410);
        assertThat(client.send("DELETE", "a", null).statusCode()).isEqualTo(410);
        assertThat(client.put("a", TEXT, "").statusCode()).isEqualTo(409);
        assertThat(fork("c", "a").statusCode()).isEqualTo(409);
        assertThat(fork("b", "a", "Stream-Fork-Offset", middle).statusCode()).isEqualTo(200);
        client.send("DELETE", "b", null);
        assertThat(client.get("a").statusCode()).isEqualTo(404);
        assertThat(client.put("a", TEXT, "new").statusCode()).isEqualTo(201);
        assertThat(client.get("a").body()).isEqualTo("new");
    }

    @Test
    void aForkOfJsonCountsMessagesAndIsReadAsOneArray() {
        client.put("a", JSON, "[1,2,3]");
        String start = header(client.put("empty", JSON, ""), "Stream-Next-Offset");
        assertThat(fork("b", "a", "Stream-Fork-Offset", start, "Stream-Fork-Sub-Offset", "2")
                        .statusCode())
                .isEqualTo(201);
        client.post("b", JSON, "4");
        assertThat(client.get("b").body()).isEqualTo("[1,2,4]");
        assertThat(fork("c", "a", "Stream-Fork-Offset", start, "Stream-Fork-Sub-Offset", "4")
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.put("d", TEXT, "", "Stream-Forked-From", "/v1/stream/a")
                        .statusCode())
                .isEqualTo(409);
        assertThat(fork("e", "none").statusCode()).isEqualTo(404);
        assertThat(client.send("HEAD", "d", null).statusCode()).isEqualTo(404);
    }

    @Test
    void inheritedLifetimesMatchARepetition() {
        client.put("a", TEXT, "x", "Stream-TTL", "60");
        assertThat(fork("b", "a").statusCode()).isEqualTo(201);
        assertThat(header(client.send("HEAD", "b", null), "Stream-TTL")).isEqualTo("60");
        assertThat(fork("b", "a").statusCode()).isEqualTo(200);
        assertThat(fork("b", "a", "Stream-TTL", "61").statusCode()).isEqualTo(409);
        assertThat(fork("c", "a", "Stream-Expires-At", "2099-01-01T00:00:00Z").statusCode())
                .isEqualTo(201);
        assertThat(header(client.send("HEAD", "c", null), "Stream-TTL")).isNull();
    }

    @Test
    void aReaderOfAForkWaitsForTheForkOnly() throws Exception {
        client.put("a", TEXT, "x");
        String tail = header(fork("b", "a"), "Stream-Next-Offset");
        assertThat(client.get("b?live=long-poll&offset=-1").body()).isEqualTo("x");
        CompletableFuture<HttpResponse<String>> poll = client.sendAsync("GET", "b?live=long-poll&offset=" + tail, null);
        client.post("a", TEXT, "for the source");
        client.post("b", TEXT, "for the fork");
        assertThat(poll.get(10, TimeUnit.SECONDS).body()).isEqualTo("for the fork");
    }

    @Test
    void aForkOfAClosedStreamIsOpenAndKnowsNoWriters() {
        client.put("a", TEXT, "");
        client.post("a", TEXT, "x", "Producer-Id", "p", "Producer-Epoch", "3", "Producer-Seq", "0");
        client.post("a", TEXT, "x", "Stream-Seq", "9", "Stream-Closed", "true");
        assertThat(header(fork("b", "a"), "Stream-Closed")).isNull();
        assertThat(client.post("b", TEXT, "y", "Producer-Id", "p", "Producer-Epoch", "0", "Producer-Seq", "0")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.post("b", TEXT, "z", "Stream-Seq", "1").statusCode()).isEqualTo(204);
        assertThat(client.get("b").body()).isEqualTo("xxyz");
    }

    private HttpResponse<String> fork(String path, String source, String... headers) {
        List<String> all = new ArrayList<>(Arrays.asList(headers));
        all.addAll(List.of("Stream-Forked-From", "/v1/stream/" + source));
        return client.send("PUT", path, null, all.toArray(String[]::new));
    }
}
