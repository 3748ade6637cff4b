// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static dev.tidemark.server.http.Client.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Basins over HTTP; each test has basins of its own. */
class S2BasinsIT {

    private static ServerProcess server;
    private static S2Client s2;

    @BeforeAll
    static void start() throws Exception {
        server = new ServerProcess("memory");
        s2 = new S2Client(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aBasinIsCreatedOnce() {
        HttpResponse<String> created =
                s2.post("/v1/basins", "{'basin':'create-one','config':{'create_stream_on_read':true}}");
        answered(created, 201, "\"name\":\"create-one\"", "\"deleted_at\":null", "\"state\":\"active\"");
        assertThat(created.body())
                .containsPattern("\"created_at\":\"\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?Z\"");
        assertThat(header(created, "s2-provision-result")).isEqualTo("created");
        refused(s2.post("/v1/basins", "{'basin':'create-one'}"), 409, "resource_already_exists");
        assertThat(s2.get("/v1/basins/create-one").body())
                .isEqualTo("{\"default_stream_config\":null,\"stream_cipher\":null,"
                        + "\"create_stream_on_append\":false,\"create_stream_on_read\":true}");
    }

    @Test
    void aRepetitionWithItsTokenIsAnsweredAsTheFirst() {
        S2Client retrying = s2.with("s2-request-token", "t-1");
        HttpResponse<String> first = retrying.post("/v1/basins", "{'basin':'retry-one'}");
        HttpResponse<String> second = retrying.post("/v1/basins", "{'basin':'retry-one'}");
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(header(second, "s2-provision-result")).isEqualTo("noop");
        refused(
                retrying.post("/v1/basins", "{'basin':'retry-one','config':{'create_stream_on_read':true}}"),
                409,
                "resource_already_exists");
        refused(
                s2.with("s2-request-token", "x".repeat(37)).post("/v1/basins", "{'basin':'retry-two'}"),
                400,
                "bad_header");
    }

    @Test
    void ensuringNeedsNoBody() {
        HttpResponse<String> created = s2.put("/v1/basins/ensure-one", null);
        answered(created, 201, "\"name\":\"ensure-one\"");
        HttpResponse<String> again = s2.put("/v1/basins/ensure-one", "null");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(header(again, "s2-provision-result")).isEqualTo("noop");
        HttpResponse<String> changed = s2.put("/v1/basins/ensure-one", "{'config':{'create_stream_on_append':true}}");
        assertThat(header(changed, "s2-provision-result")).isEqualTo("updated");
        answered(s2.get("/v1/basins/ensure-one"), 200, "\"create_stream_on_append\":true");
        refused(s2.with("Content-Type", "text/plain").put("/v1/basins/ensure-one", "{}"), 400, "bad_json");
    }

    @Test
    void aPatchChangesWhatItNames() {
        s2.post(
                "/v1/basins",
                "{'basin':'patch-one','config':{'default_stream_config':"
                        + "{'timestamping':{'mode':'arrival'},'retention_policy':{'age':60}}}}");
        answered(
                s2.patch("/v1/basins/patch-one", "{'default_stream_config':{'retention_policy':{'infinite':{}}}}"),
                200,
                "\"retention_policy\":{\"infinite\":{}}",
                "\"mode\":\"arrival\"");
        answered(s2.patch("/v1/basins/patch-one", "{}"), 200, "\"mode\":\"arrival\"");
        answered(
                s2.patch("/v1/basins/patch-one", "{'default_stream_config':null}"),
                200,
                "\"default_stream_config\":null");
        refused(
                s2.patch("/v1/basins/patch-one", "{'default_stream_config':{'retention_policy':{'age':0}}}"),
                422,
                "invalid");
        refused(s2.patch("/v1/basins/patch-one", "{'stream_cipher':'aegis-256'}"), 501, "not_implemented");
        refused(s2.patch("/v1/basins/no-such-basin", "{}"), 404, "basin_not_found");
        refused(s2.get("/v1/basins/no-such-basin"), 404, "basin_not_found");
        refused(s2.delete("/v1/basins/no-such-basin"), 404, "basin_not_found");
    }

    @Test
    void aDeletionTakesTheStreamsAlong() throws InterruptedException {
        s2.post("/v1/basins", "{'basin':'delete-one'}");
        S2Client basin = s2.in("delete-one");
        basin.post("/v1/streams", "{'stream':'s'}");
        basin.post(S2Client.stream("s") + "/records", "{'records':[{'body':'x'}]}");
        HttpResponse<String> deleted = s2.delete("/v1/basins/delete-one");
        assertThat(deleted.statusCode()).isEqualTo(202);
        assertThat(deleted.body()).isEmpty();
        assertThat(basin.get(S2Client.stream("s") + "/records?seq_num=0").statusCode())
                .isIn(404, 409);
        s2.getUntil("/v1/basins/delete-one", answer -> answer.statusCode() == 404);
        refused(basin.get("/v1/streams"), 404, "basin_not_found");
        assertThat(new Client(server).get("delete-one/s").statusCode()).isEqualTo(404);
        assertThat(s2.post("/v1/basins", "{'basin':'delete-one'}").statusCode()).isEqualTo(201);
        answered(basin.get("/v1/streams"), 200, "{\"streams\":[],\"has_more\":false}");
    }

    @Test
    void aListHasPages() {
        for (String name : new String[] {"list-one-c", "list-one-a", "list-one-b", "list-two-a"}) {
            s2.post("/v1/basins", "{'basin':'" + name + "'}");
        }
        assertThat(names(s2.get("/v1/basins?prefix=list-one")))
                .containsExactly("list-one-a", "list-one-b", "list-one-c");
        HttpResponse<String> page = s2.get("/v1/basins?prefix=list-one&limit=2");
        assertThat(names(page)).containsExactly("list-one-a", "list-one-b");
        assertThat(page.body()).endsWith("\"has_more\":true}");
        HttpResponse<String> rest = s2.get("/v1/basins?prefix=list-one&limit=2&start_after=list-one-b");
        assertThat(names(rest)).containsExactly("list-one-c");
        assertThat(rest.body()).endsWith("\"has_more\":false}");
        assertThat(names(s2.get("/v1/basins?prefix=list-&limit=0"))).hasSize(4);
        assertThat(names(s2.get("/v1/basins?prefix=list-&limit=5000"))).hasSize(4);
        for (String wrong : new String[] {"limit=x", "limit=-1", "limit=1&limit=2", "prefix=a&prefix=b"}) {
            refused(s2.get("/v1/basins?" + wrong), 400, "bad_query");
        }
    }

    @Test
    void namesFollowTheirRules() {
        for (String name : new String[] {
            "", "seven77", "x".repeat(49), "Upper-case", "under_score", "-hyphen-first", "hyphen-last-", "b\u00e4singer"
        }) {
            refused(s2.post("/v1/basins", "{'basin':'" + name + "'}"), 400, "bad_json");
            refused(
                    s2.put("/v1/basins/" + S2Client.stream(name).substring("/v1/streams/".length()), null),
                    400,
                    "bad_path");
        }
        assertThat(s2.post("/v1/basins", "{'basin':'eight888'}").statusCode()).isEqualTo(201);
        assertThat(s2.post("/v1/basins", "{'basin':'" + "x".repeat(48) + "'}").statusCode())
                .isEqualTo(201);
    }

    @Test
    void malformedBodiesAreRefused() {
        for (String body :
                new String[] {"", "{", "[]", "null", "{}", "{'basin':1}", "{'basin':'well-formed','config':1}"}) {
            refused(s2.post("/v1/basins", body), 400, "bad_json");
        }
        refused(s2.with("Content-Type", "text/plain").post("/v1/basins", "{'basin':'well-formed'}"), 400, "bad_json");
        refused(
                s2.post("/v1/basins", "{'basin':'well-formed','config':{'stream_cipher':'aes-256-gcm'}}"),
                501,
                "not_implemented");
        refused(s2.get("/v1/basins/well-formed"), 404, "basin_not_found");
    }

    @Test
    void whatIsNotThereIsSaidInJson() {
        refused(s2.get("/v1/locations"), 501, "not_implemented");
        refused(s2.put("/v1/locations/default", "'here'"), 501, "not_implemented");
        refused(s2.get("/v1/access-tokens"), 501, "not_implemented");
        refused(s2.get("/v1/metrics?set=account-ops&start=0&end=60"), 501, "not_implemented");
        refused(s2.get("/v1/basins/a/b/c"), 404, "not_found");
        refused(s2.post("/v1/basins/any-basin", "{}"), 405, "method_not_allowed");
    }

    @Test
    void metricsTellOfThePresent() {
        s2.post("/v1/basins", "{'basin':'metric-one'}");
        S2Client basin = s2.in("metric-one");
        basin.post("/v1/streams", "{'stream':'s'}");
        basin.post(S2Client.stream("s") + "/records", "{'records':[{'body':'12345'},{'body':'67'}]}");
        long now = System.currentTimeMillis() / 1000;
        String range = "&start=" + (now - 60) + "&end=" + (now + 1);
        answered(s2.get("/v1/metrics?set=active-basins" + range), 200, "\"label\":{", "\"metric-one\"");
        answered(s2.get("/v1/metrics/metric-one?set=storage" + range), 200, ",7]]", "\"unit\":\"bytes\"");
        answered(s2.get("/v1/metrics/metric-one/s?set=storage&interval=minute" + range), 200, ",7]]");
        answered(s2.get("/v1/metrics/metric-one?set=storage&start=0&end=60"), 200, "\"values\":[]");
        refused(s2.get("/v1/metrics/metric-one?set=storage&interval=minute" + range), 422, "invalid");
        refused(s2.get("/v1/metrics/metric-one?set=storage&start=9&end=8"), 422, "invalid");
        refused(s2.get("/v1/metrics/metric-one?set=storage&end=8"), 422, "invalid");
        refused(s2.get("/v1/metrics/metric-one?set=x" + range), 400, "bad_query");
        refused(s2.get("/v1/metrics/metric-one?set=storage&start=x&end=8"), 400, "bad_query");
        refused(s2.get("/v1/metrics/metric-one?set=read-ops" + range), 501, "not_implemented");
        refused(s2.get("/v1/metrics/no-such-basin?set=storage" + range), 404, "basin_not_found");
        refused(s2.get("/v1/metrics/metric-one/t?set=storage" + range), 404, "stream_not_found");
    }

    private static java.util.List<String> names(HttpResponse<String> list) {
        assertThat(list.statusCode()).isEqualTo(200);
        return java.util.regex.Pattern.compile("\"name\":\"([^\"]*)\"")
                .matcher(list.body())
                .results()
                .map(match -> match.group(1))
                .toList();
    }

    static void answered(HttpResponse<String> answer, int status, String... parts) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
        assertThat(answer.body()).contains(parts);
    }

    static void refused(HttpResponse<String> answer, int status, String code) {
        answered(answer, status, "\"message\":\"");
        assertThat(answer.body()).startsWith("{\"code\":\"" + code + "\"");
    }
}
