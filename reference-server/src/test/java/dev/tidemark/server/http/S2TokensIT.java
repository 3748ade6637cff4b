// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static dev.tidemark.server.http.Client.header;
import static dev.tidemark.server.http.S2BasinsIT.answered;
import static dev.tidemark.server.http.S2BasinsIT.refused;
import static dev.tidemark.server.http.S2Client.stream;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Access tokens over HTTP. */
class S2TokensIT {

    private static final String ROOT = "r00t";

    private static ServerProcess server;
    private static S2Client nobody;
    private static S2Client root;

    @BeforeAll
    static void start() throws Exception {
        server = new ServerProcess("memory", "-Dtidemark.s2.auth=true", "-Dtidemark.s2.root-token=" + ROOT);
        nobody = new S2Client(server);
        root = nobody.showing(ROOT);
        root.post("/v1/basins", "{'basin':'team-one'}");
        root.post("/v1/basins", "{'basin':'team-two'}");
        root.in("team-one").post("/v1/streams", "{'stream':'s'}");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void nobodyIsLetInWithoutAToken() {
        for (S2Client stranger : new S2Client[] {
            nobody, nobody.showing("wrong"), nobody.with("Authorization", "Basic " + ROOT), nobody.showing("")
        }) {
            for (String path : new String[] {
                "/v1/basins", "/v1/basins/team-one", "/v1/streams", "/v1/access-tokens", "/v1/metrics", "/v1/locations"
            }) {
                HttpResponse<String> answer = stranger.in("team-one").get(path);
                refused(answer, 401, "authn");
                assertThat(header(answer, "WWW-Authenticate")).startsWith("Bearer");
            }
            refused(stranger.in("team-one").get(stream("s") + "/records?seq_num=0"), 401, "authn");
            refused(stranger.post("/v1/basins", "{'basin':'stranger-one'}"), 401, "authn");
        }
        assertThat(nobody.get("/health").statusCode()).isEqualTo(200);
        assertThat(nobody.get("/q/health").statusCode()).isEqualTo(200);
    }

    @Test
    void theOtherDoorIsLockedToo() {
        Client durable = new Client(server);
        assertThat(durable.get("team-one/s").statusCode()).isEqualTo(401);
        assertThat(durable.get("team-one/s", "Authorization", "Bearer " + issue("door", "'ops':['read']"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(durable.get("team-one/s", "Authorization", "Bearer " + ROOT).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aTokenMayDoWhatItsScopeSays() {
        S2Client reader = nobody.showing(issue(
                        "reader",
                        "'basins':{'exact':'team-one'},'streams':{'prefix':''},'op_groups':{'stream':{'read':true}}"))
                .in("team-one");
        assertThat(reader.get(stream("s") + "/records/tail").statusCode()).isEqualTo(200);
        refused(reader.post(stream("s") + "/records", "{'records':[{'body':'x'}]}"), 403, "permission_denied");
        refused(reader.get(stream("s")), 403, "permission_denied");
        refused(reader.delete(stream("s")), 403, "permission_denied");
        refused(reader.get("/v1/streams"), 403, "permission_denied");
        refused(reader.get("/v1/basins"), 403, "permission_denied");
        refused(reader.get("/v1/access-tokens"), 403, "permission_denied");
        refused(reader.in("team-two").get(stream("s") + "/records/tail"), 403, "permission_denied");
    }

    @Test
    void commandsHavePermissionsOfTheirOwn() {
        root.in("team-one").post("/v1/streams", "{'stream':'commanded'}");
        S2Client writer = nobody.showing(
                        issue("writer", "'basins':{'prefix':'team-'},'streams':{'exact':'commanded'},'ops':['append']"))
                .in("team-one");
        String records = stream("commanded") + "/records";
        assertThat(writer.post(records, "{'records':[{'body':'x'}]}").statusCode())
                .isEqualTo(200);
        refused(writer.post(records, "{'records':[{'headers':[['','fence']],'body':'f'}]}"), 403, "permission_denied");
        refused(
                writer.with("s2-format", "base64")
                        .post(records, "{'records':[{'headers':[['','dHJpbQ==']],'body':'AAAAAAAAAAE='}]}"),
                403,
                "permission_denied");
        refused(writer.post(stream("s") + "/records", "{'records':[{'body':'x'}]}"), 403, "permission_denied");
    }

    @Test
    void namesInBodiesAreLookedAtToo() {
        S2Client creator = nobody.showing(
                issue(
                        "creator",
                        "'basins':{'prefix':'made-'},'streams':{'prefix':'in/'},'access_tokens':{'prefix':'made/'},"
                                + "'ops':['create-basin','create-stream','list-basins','issue-access-token','list-access-tokens']"));
        assertThat(creator.post("/v1/basins", "{'basin':'made-one'}").statusCode())
                .isEqualTo(201);
        refused(creator.post("/v1/basins", "{'basin':'other-one'}"), 403, "permission_denied");
        assertThat(creator.in("made-one")
                        .post("/v1/streams", "{'stream':'in/s'}")
                        .statusCode())
                .isEqualTo(201);
        refused(creator.in("made-one").post("/v1/streams", "{'stream':'out'}"), 403, "permission_denied");
        assertThat(creator.get("/v1/basins").body()).contains("made-one").doesNotContain("team-");
        refused(
                creator.post("/v1/access-tokens", "{'id':'other/1','scope':{'ops':['list-basins']}}"),
                403,
                "permission_denied");
        refused(
                creator.post("/v1/access-tokens", "{'id':'made/1','scope':{'ops':['read']}}"),
                403,
                "permission_denied");
        assertThat(creator.post("/v1/access-tokens", "{'id':'made/1','scope':{'ops':['list-basins']}}")
                        .statusCode())
                .isEqualTo(201);
        assertThat(creator.get("/v1/access-tokens").body())
                .contains("\"id\":\"made/1\"")
                .doesNotContain("\"id\":\"creator\"");
    }

    @Test
    void aPrefixIsInvisible() {
        S2Client tenant = nobody.showing(secret(root.post(
                        "/v1/access-tokens",
                        "{'id':'tenant','auto_prefix_streams':true,'scope':{'basins':{'exact':'team-two'},"
                                + "'streams':{'prefix':'t/'},'op_groups':{'basin':{'read':true,'write':true},"
                                + "'stream':{'read':true,'write':true}}}}")))
                .in("team-two");
        root.in("team-two").post("/v1/streams", "{'stream':'other'}");
        answered(tenant.post("/v1/streams", "{'stream':'a'}"), 201, "\"name\":\"a\"");
        assertThat(tenant.post(stream("a") + "/records", "{'records':[{'body':'mine'}]}")
                        .statusCode())
                .isEqualTo(200);
        answered(tenant.get("/v1/streams"), 200, "\"name\":\"a\"");
        assertThat(tenant.get("/v1/streams").body()).doesNotContain("t/", "other");
        answered(tenant.get("/v1/streams?prefix=a&limit=1"), 200, "\"name\":\"a\"", "\"has_more\":false");
        answered(tenant.get("/v1/streams?start_after=a"), 200, "{\"streams\":[],\"has_more\":false}");
        answered(root.in("team-two").get("/v1/streams?prefix=t/"), 200, "\"name\":\"t/a\"");
        answered(root.in("team-two").get(stream("t/a") + "/records?seq_num=0"), 200, "mine");
        refused(tenant.get(stream("t/a")), 404, "stream_not_found");
        assertThat(tenant.delete(stream("a")).statusCode()).isEqualTo(202);
    }

    @Test
    void aRevokedTokenOpensNothing() {
        String secret = issue("revoked", "'ops':['list-basins']");
        assertThat(nobody.showing(secret).get("/v1/basins").statusCode()).isEqualTo(200);
        answered(root.get("/v1/access-tokens?prefix=revoked"), 200, "\"id\":\"revoked\"");
        assertThat(root.get("/v1/access-tokens").body()).doesNotContain(secret);
        refused(
                root.post("/v1/access-tokens", "{'id':'revoked','scope':{'ops':['read']}}"),
                409,
                "resource_already_exists");
        assertThat(root.delete("/v1/access-tokens/revoked").statusCode()).isEqualTo(204);
        refused(nobody.showing(secret).get("/v1/basins"), 401, "authn");
        refused(root.delete("/v1/access-tokens/revoked"), 404, "access_token_not_found");
    }

    @Test
    void anExpiredTokenOpensNothing() throws InterruptedException {
        Instant end = Instant.now().plusSeconds(2);
        String secret = secret(root.post(
                "/v1/access-tokens", "{'id':'short','expires_at':'" + end + "','scope':{'ops':['list-basins']}}"));
        S2Client bearer = nobody.showing(secret);
        assertThat(bearer.get("/v1/basins").statusCode()).isEqualTo(200);
        bearer.getUntil("/v1/basins", answer -> answer.statusCode() == 401);
        assertThat(Instant.now()).isAfterOrEqualTo(end);
        assertThat(root.get("/v1/access-tokens?prefix=short").body()).contains("\"access_tokens\":[]");
        refused(
                root.post(
                        "/v1/access-tokens",
                        "{'id':'past','expires_at':'2020-01-01T00:00:00Z','scope':{'ops':['read']}}"),
                422,
                "invalid");
    }

    @Test
    void malformedTokensAreRefused() {
        refused(root.post("/v1/access-tokens", "{'id':'x','scope':{'ops':['fly']}}"), 400, "bad_json");
        refused(root.post("/v1/access-tokens", "{'id':'x','scope':{}}"), 422, "invalid");
        refused(root.post("/v1/access-tokens", "{'id':'','scope':{'ops':['read']}}"), 400, "bad_json");
        refused(root.delete("/v1/access-tokens/" + "x".repeat(97)), 400, "bad_path");
        refused(root.get("/v1/access-tokens/x"), 405, "method_not_allowed");
    }

    @Test
    void theTokenOfTheServerIsTheRootTokenIfThereIsNoOther() throws IOException {
        try (ServerProcess other =
                new ServerProcess("memory", "-Dtidemark.s2.auth=true", "-Dtidemark.auth.token=one-for-all")) {
            S2Client owner = new S2Client(other).showing("one-for-all");
            assertThat(owner.get("/v1/basins").statusCode()).isEqualTo(200);
            String secret = secret(owner.post("/v1/access-tokens", "{'id':'t','scope':{'ops':['list-basins']}}"));
            assertThat(new S2Client(other).showing(secret).get("/v1/basins").statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void withoutAccessControlTheTokenOfTheServerIsAllThatIsAsked() throws IOException {
        try (ServerProcess other = new ServerProcess("memory", "-Dtidemark.auth.token=one-for-all")) {
            refused(new S2Client(other).get("/v1/basins"), 401, "authn");
            S2Client owner = new S2Client(other).showing("one-for-all");
            assertThat(owner.get("/v1/basins").statusCode()).isEqualTo(200);
            refused(owner.get("/v1/access-tokens"), 501, "not_implemented");
        }
    }

    @Test
    void accessControlNeedsSomebodyWhoCanIssueTokens() throws Exception {
        Process process = new ProcessBuilder(ServerProcess.command("memory", "-Dtidemark.s2.auth=true"))
                .redirectErrorStream(true)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
        assertThat(said).contains("tidemark.s2.root-token");
        assertThat(process.exitValue()).isEqualTo(2);
    }

    private static String issue(String id, String scope) {
        return secret(root.post("/v1/access-tokens", "{'id':'" + id + "','scope':{" + scope + "}}"));
    }

    private static String secret(HttpResponse<String> issued) {
        answered(issued, 201, "{\"access_token\":\"");
        return issued.body().replaceFirst("\\{\"access_token\":\"([^\"]+)\"}", "$1");
    }
}
