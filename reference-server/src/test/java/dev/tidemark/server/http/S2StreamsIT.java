// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static dev.tidemark.server.http.Client.header;
import static dev.tidemark.server.http.S2BasinsIT.answered;
import static dev.tidemark.server.http.S2BasinsIT.refused;
import static dev.tidemark.server.http.S2Client.stream;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Streams of basins over HTTP; each test has streams or a basin of its own. */
class S2StreamsIT {

    private static ServerProcess server;
    private static S2Client account;
    private static S2Client s2;

    @BeforeAll
    static void start() throws Exception {
        server = new ServerProcess("memory");
        account = new S2Client(server);
        account.post(
                "/v1/basins", "{'basin':'basin-one','config':{'default_stream_config':{'storage_class':'standard'}}}");
        s2 = account.in("basin-one");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aStreamIsCreatedOnceWithItsConfig() {
        HttpResponse<String> created = s2.post(
                "/v1/streams",
                "{'stream':'created','config':{'retention_policy':{'age':3600},'timestamping':{'mode':'client-require'}}}");
        answered(created, 201, "\"name\":\"created\"", "\"created_at\":\"", "\"deleted_at\":null", "\"cipher\":null");
        assertThat(header(created, "s2-provision-result")).isEqualTo("created");
        refused(s2.post("/v1/streams", "{'stream':'created'}"), 409, "resource_already_exists");
        assertThat(s2.get(stream("created")).body())
                .isEqualTo("{\"storage_class\":\"standard\",\"retention_policy\":{\"age\":3600},"
                        + "\"timestamping\":{\"mode\":\"client-require\",\"uncapped\":false},"
                        + "\"delete_on_empty\":{\"min_age_secs\":0}}");
        refused(s2.post(stream("created") + "/records", "{'records':[{'body':'x'}]}"), 422, "invalid");
    }

    @Test
    void aRepetitionWithItsTokenIsAnsweredAsTheFirst() {
        S2Client retrying = s2.with("s2-request-token", "t-1");
        HttpResponse<String> first = retrying.post("/v1/streams", "{'stream':'retried'}");
        HttpResponse<String> second = retrying.post("/v1/streams", "{'stream':'retried'}");
        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(header(second, "s2-provision-result")).isEqualTo("noop");
        refused(
                retrying.post("/v1/streams", "{'stream':'retried','config':{'timestamping':{'mode':'arrival'}}}"),
                409,
                "resource_already_exists");
    }

    @Test
    void ensuringKeepsTheRecords() {
        answered(s2.put(stream("ensured"), null), 201, "\"name\":\"ensured\"");
        s2.post(stream("ensured") + "/records", "{'records':[{'body':'kept'}]}");
        HttpResponse<String> again = s2.put(stream("ensured"), "{'retention_policy':{'age':3600}}");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(header(again, "s2-provision-result")).isEqualTo("updated");
        answered(s2.get(stream("ensured")), 200, "\"retention_policy\":{\"age\":3600}");
        answered(s2.get(stream("ensured") + "/records?seq_num=0"), 200, "kept");
        assertThat(header(s2.put(stream("ensured"), "{'retention_policy':{'age':3600}}"), "s2-provision-result"))
                .isEqualTo("noop");
    }

    @Test
    void aPatchChangesWhatItNamesAndAppliesToLaterAppends() {
        s2.post("/v1/streams", "{'stream':'patched','config':{'retention_policy':{'infinite':{}}}}");
        answered(
                s2.patch(stream("patched"), "{'timestamping':{'mode':'client-require'}}"),
                200,
                "\"retention_policy\":{\"infinite\":{}}",
                "\"mode\":\"client-require\"");
        refused(s2.post(stream("patched") + "/records", "{'records':[{'body':'x'}]}"), 422, "invalid");
        answered(
                s2.patch(stream("patched"), "{'retention_policy':null,'timestamping':null}"),
                200,
                "\"retention_policy\":{\"age\":604800}",
                "\"mode\":\"client-prefer\"");
        assertThat(s2.post(stream("patched") + "/records", "{'records':[{'body':'x'}]}")
                        .statusCode())
                .isEqualTo(200);
        refused(s2.patch(stream("patched"), "{'retention_policy':{'age':0}}"), 422, "invalid");
        refused(s2.patch(stream("patched"), "{'retention_policy':{'age':'1'}}"), 400, "bad_json");
    }

    @Test
    void aDeletedStreamIsGoneAndANewOneOfItsNameIsEmpty() {
        s2.post("/v1/streams", "{'stream':'deleted'}");
        s2.post(stream("deleted") + "/records", "{'records':[{'body':'old'}]}");
        assertThat(s2.delete(stream("deleted")).statusCode()).isEqualTo(202);
        refused(s2.get(stream("deleted")), 404, "stream_not_found");
        refused(s2.delete(stream("deleted")), 404, "stream_not_found");
        refused(s2.patch(stream("deleted"), "{}"), 404, "stream_not_found");
        assertThat(s2.post("/v1/streams", "{'stream':'deleted'}").statusCode()).isEqualTo(201);
        answered(s2.get(stream("deleted") + "/records/tail"), 200, "{\"tail\":{\"seq_num\":0,\"timestamp\":0}}");
    }

    @Test
    void aStreamThatForksNeedStaysListedAsDeleted() {
        s2.post("/v1/streams", "{'stream':'forked'}");
        new Client(server)
                .put("fork", "application/octet-stream", "", "Stream-Forked-From", "/v1/stream/basin-one/forked");
        assertThat(s2.delete(stream("forked")).statusCode()).isEqualTo(202);
        assertThat(s2.delete(stream("forked")).statusCode()).isEqualTo(202);
        refused(s2.get(stream("forked")), 409, "stream_deletion_pending");
        refused(s2.put(stream("forked"), null), 409, "stream_deletion_pending");
        refused(s2.post("/v1/streams", "{'stream':'forked'}"), 409, "stream_deletion_pending");
        answered(s2.get("/v1/streams?prefix=forked"), 200, "\"deleted_at\":\"");
    }

    @Test
    void namesMayBeAnyText() {
        String odd = "a/b c%/\u65e5\u672c";
        s2.post("/v1/streams", "{'stream':'" + odd + "'}");
        s2.post(stream(odd) + "/records", "{'records':[{'body':'odd'}]}");
        answered(s2.get(stream(odd) + "/records?seq_num=0"), 200, "odd");
        answered(s2.get("/v1/streams?prefix=a%2Fb"), 200, "\"name\":\"" + odd + "\"");
        String longest = "\u65e5".repeat(170) + "ab";
        assertThat(s2.put(stream(longest), null).statusCode()).isEqualTo(201);
        refused(s2.put(stream(longest + "c"), null), 400, "bad_path");
        refused(s2.post("/v1/streams", "{'stream':'" + longest + "c'}"), 400, "bad_json");
        for (String none : new String[] {"", ".", ".."}) {
            refused(s2.post("/v1/streams", "{'stream':'" + none + "'}"), 400, "bad_json");
        }
    }

    @Test
    void aListHasPagesAndItsOwnBasinOnly() {
        account.post("/v1/basins", "{'basin':'list-basin'}");
        account.post("/v1/basins", "{'basin':'list-basin-2'}");
        S2Client basin = account.in("list-basin");
        for (String name : new String[] {"b", "a", "B", "\u00e4", "p/1", "p/2"}) {
            basin.post("/v1/streams", "{'stream':'" + name + "'}");
        }
        account.in("list-basin-2").post("/v1/streams", "{'stream':'elsewhere'}");
        new Client(server).put("list-basin/ds", "text/plain", "");
        assertThat(names(basin.get("/v1/streams"))).containsExactly("B", "a", "b", "ds", "p/1", "p/2", "\u00e4");
        assertThat(names(basin.get("/v1/streams?prefix=p/&limit=1"))).containsExactly("p/1");
        assertThat(basin.get("/v1/streams?prefix=p/&limit=1").body()).endsWith("\"has_more\":true}");
        assertThat(names(basin.get("/v1/streams?prefix=p/&start_after=p/1"))).containsExactly("p/2");
        refused(account.get("/v1/streams"), 400, "bad_header");
        refused(account.in("no-such-basin").get("/v1/streams"), 404, "basin_not_found");
        refused(account.in("Bad").get("/v1/streams"), 400, "bad_header");
        refused(basin.get("/v1/streams?limit=many"), 400, "bad_query");
    }

    @Test
    void aStreamOfDurableStreamsBelongsToTheBasinOnceThatExists() {
        new Client(server).put("later-basin/s", "text/plain", "hello");
        S2Client basin = account.in("later-basin");
        refused(basin.get(stream("s") + "/records?seq_num=0"), 404, "basin_not_found");
        account.put("/v1/basins/later-basin", null);
        answered(basin.get(stream("s") + "/records?seq_num=0"), 200, "hello");
        answered(basin.get(stream("s")), 200, "\"retention_policy\":{\"infinite\":{}}");
    }

    @Test
    void appendsCreateStreamsOnlyWhereTheBasinSaysSo() {
        account.post(
                "/v1/basins",
                "{'basin':'append-only','config':{'create_stream_on_append':true,"
                        + "'default_stream_config':{'retention_policy':{'age':3600}}}}");
        S2Client basin = account.in("append-only");
        refused(basin.get(stream("s") + "/records?seq_num=0"), 404, "stream_not_found");
        List<CompletableFuture<Integer>> appends = IntStream.range(0, 10)
                .mapToObj(i -> CompletableFuture.supplyAsync(
                        () -> basin.post(stream("s") + "/records", "{'records':[{'body':'x'}]}")
                                .statusCode()))
                .toList();
        assertThat(appends).allMatch(status -> status.join() == 200);
        answered(basin.get(stream("s") + "/records/tail"), 200, "\"seq_num\":10");
        answered(basin.get(stream("s")), 200, "\"retention_policy\":{\"age\":3600}");
        refused(s2.post(stream("missing") + "/records", "{'records':[{'body':'x'}]}"), 404, "stream_not_found");
        assertThat(names(s2.get("/v1/streams?prefix=missing"))).isEmpty();
    }

    @Test
    void readsCreateStreamsOnlyWhereTheBasinSaysSo() {
        account.post("/v1/basins", "{'basin':'reads-only','config':{'create_stream_on_read':true}}");
        S2Client basin = account.in("reads-only");
        refused(basin.post(stream("s") + "/records", "{'records':[{'body':'x'}]}"), 404, "stream_not_found");
        assertThat(basin.get(stream("s") + "/records?seq_num=0").statusCode()).isEqualTo(416);
        assertThat(names(basin.get("/v1/streams"))).containsExactly("s");
    }

    private static List<String> names(HttpResponse<String> list) {
        assertThat(list.statusCode()).as(list.body()).isEqualTo(200);
        return java.util.regex.Pattern.compile("\"name\":\"([^\"]*)\"")
                .matcher(list.body())
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
