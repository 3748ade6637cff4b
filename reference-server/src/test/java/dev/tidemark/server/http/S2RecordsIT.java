// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static dev.tidemark.server.http.Client.header;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.CodedInputStream;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.Collections;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Appending and reading by single requests. */
class S2RecordsIT {

    private static final String TRIM_TO_2 =
            "{\"records\":[{\"headers\":[[\"\",\"dHJpbQ==\"]],\"body\":\"AAAAAAAAAAI=\"}]}";

    private static ServerProcess server;
    private static BasinClient client;
    private static Client durableStreams;

    @BeforeAll
    static void start() throws IOException {
        server = new ServerProcess("memory");
        client = new BasinClient(server);
        durableStreams = new Client(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void whatIsAppendedIsRead() {
        String stream = client.stream();
        HttpResponse<String> ack = client.appendJson(stream, """
                {"records":[{"body":"one","headers":[["n","v"],["n",""]],"timestamp":1000},{"body":"zwei\\né"},{}]}""");
        assertThat(ack.statusCode()).isEqualTo(200);
        assertThat(header(ack, "Content-Type")).isEqualTo("application/json");
        JsonObject json = new JsonObject(ack.body());
        assertThat(json.getJsonObject("start").getLong("seq_num")).isZero();
        assertThat(json.getJsonObject("start").getLong("timestamp")).isEqualTo(1000);
        assertThat(json.getJsonObject("end").getLong("seq_num")).isEqualTo(3);
        assertThat(json.getJsonObject("tail")).isEqualTo(json.getJsonObject("end"));

        JsonArray records = records(client.read(stream, "seq_num=0"));
        assertThat(records).hasSize(3);
        assertThat(records.getJsonObject(0).encode())
                .isEqualTo(
                        "{\"seq_num\":0,\"timestamp\":1000,\"headers\":[[\"n\",\"v\"],[\"n\",\"\"]],\"body\":\"one\"}");
        assertThat(records.getJsonObject(1).getString("body")).isEqualTo("zwei\né");
        assertThat(records.getJsonObject(2).containsKey("body")).isFalse();
        assertThat(new JsonObject(client.tail(stream)).getJsonObject("tail")).isEqualTo(json.getJsonObject("tail"));
        assertThat(records(client.read(stream, "seq_num=1&count=1"))).hasSize(1);
        assertThat(records(client.read(stream, "tail_offset=1"))).hasSize(1);
        assertThat(client.read(stream, "seq_num=3").statusCode()).isEqualTo(416);
    }

    @Test
    void namesMayContainAnything() {
        for (String name :
                new String[] {"a%2Fb", "%2E%2E%2Fx", "a%20b%3F%23", "%C3%A9%00", "a+b", "..%2F..%2Fbasins"}) {
            assertThat(client.send("PUT", "/v1/streams/" + name, null).statusCode())
                    .as(name)
                    .isEqualTo(201);
            assertThat(client.append(name, name.replace("%00", "")).statusCode())
                    .isEqualTo(200);
            assertThat(client.read(name, "seq_num=0").body()).contains(name.replace("%00", ""));
        }
        assertThat(client.append("a b".replace(" ", "%20") + "/c", "x").body()).contains("\"not_found\"");
    }

    @Test
    void bytesSurviveInBase64AndInProtobuf() throws IOException {
        String stream = client.stream();
        // records { headers { name: 0xff, value: 0x00 }, body: 0x00ff }
        byte[] input = HexFormat.of().parseHex("0a0c" + "1206" + "0a01ff" + "120100" + "1a0200ff");
        HttpResponse<byte[]> ack = client.sendBytes(
                "POST",
                BasinClient.records(stream, ""),
                input,
                "Content-Type",
                "application/protobuf",
                "Accept",
                "application/protobuf");
        assertThat(ack.statusCode()).isEqualTo(200);
        assertThat(header(ack, "Content-Type")).isEqualTo("application/protobuf");
        CodedInputStream fields = CodedInputStream.newInstance(ack.body());
        assertThat(fields.readTag()).isEqualTo(10);
        assertThat(client.read(stream, "seq_num=0", "s2-format", "base64").body())
                .contains("\"headers\":[[\"/w==\",\"AA==\"]],\"body\":\"AP8=\"");
        assertThat(client.read(stream, "seq_num=0").body()).contains("\"body\":\"\\u0000\ufffd\"");
        HttpResponse<byte[]> batch = client.sendBytes(
                "GET", BasinClient.records(stream, "seq_num=0"), null, "Accept", "application/protobuf");
        assertThat(header(batch, "Content-Type")).isEqualTo("application/protobuf");
        assertThat(HexFormat.of().formatHex(batch.body())).contains("1a060a01ff120100220200ff");
    }

    @Test
    void bodiesMayBeCompressed() throws IOException {
        String stream = client.stream();
        byte[] json = ("{\"records\":[{\"body\":\"" + "x".repeat(200_000) + "\"}]}").getBytes(UTF_8);
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(json);
        }
        String path = BasinClient.records(stream, "");
        assertThat(client.sendBytes("POST", path, gzip.toByteArray(), "Content-Encoding", "gzip")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<byte[]> read = client.sendBytes(
                "GET", BasinClient.records(stream, "seq_num=0"), null, "Accept-Encoding", "br, gzip;q=0.5");
        assertThat(header(read, "Content-Encoding")).isEqualTo("gzip");
        assertThat(read.body().length).isLessThan(10_000);
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(read.body()))) {
            assertThat(new String(in.readAllBytes(), UTF_8)).contains("x".repeat(200_000));
        }
        assertThat(header(client.read(stream, "seq_num=0"), "Content-Encoding")).isNull();
        assertThat(header(client.sendBytes("GET", path + "/tail", null, "Accept-Encoding", "gzip"), "Content-Encoding"))
                .isNull();
        assertRefused(client.appendJson(stream, "{}", "Content-Encoding", "br"), 415, "unsupported_encoding");
        assertRefused(client.appendJson(stream, "{}", "Content-Encoding", "gzip"), 400, "bad_json");
        assertRefused(client.appendJson(stream, "{}", "Content-Encoding", "zstd"), 400, "bad_json");
    }

    @Test
    void batchesHaveLimits() {
        String stream = client.stream();
        assertRefused(client.appendJson(stream, "{\"records\":[]}"), 422, "invalid");
        assertThat(client.appendJson(stream, records(1000)).statusCode()).isEqualTo(200);
        assertRefused(client.appendJson(stream, records(1001)), 422, "invalid");
        // The largest record, of what JSON needs most bytes for.
        String largest = "\\u0000".repeat((1 << 20) - 8);
        assertThat(client.append(stream, largest).statusCode()).isEqualTo(200);
        assertRefused(client.append(stream, largest + "x"), 422, "invalid");
        assertThat(client.tail(stream)).contains("\"seq_num\":1001");
        assertThat(records(client.read(stream, "seq_num=0&count=5000"))).hasSize(1000);
        assertThat(records(client.read(stream, "seq_num=1000"))).hasSize(1);
        assertThat(records(client.read(stream, "seq_num=999"))).hasSize(1);
        assertThat(records(client.read(stream, "seq_num=999&bytes=8"))).hasSize(1);
        assertThat(records(client.read(stream, "seq_num=999&bytes=7"))).isEmpty();
        assertThat(records(client.read(stream, "seq_num=999&count=0"))).isEmpty();
    }

    @Test
    void conditionsAreChecked() {
        String stream = client.stream();
        assertThat(client.appendJson(stream, "{\"records\":[{}],\"match_seq_num\":0,\"fencing_token\":\"\"}")
                        .statusCode())
                .isEqualTo(200);
        assertRefused(
                client.appendJson(stream, "{\"records\":[{}],\"match_seq_num\":0}"), 412, "{\"seq_num_mismatch\":1}");
        assertRefused(
                client.appendJson(stream, "{\"records\":[{}],\"match_seq_num\":2}"), 412, "{\"seq_num_mismatch\":1}");
        assertRefused(
                client.appendJson(stream, "{\"records\":[{}],\"fencing_token\":\"t\",\"match_seq_num\":9}"),
                412,
                "{\"fencing_token_mismatch\":\"\"}");
        String fence = "{\"records\":[{\"headers\":[[\"\",\"fence\"]],\"body\":\"t\\\"1\"}]}";
        assertThat(client.appendJson(stream, fence).statusCode()).isEqualTo(200);
        assertRefused(
                client.appendJson(stream, "{\"records\":[{}],\"fencing_token\":\"\"}"),
                412,
                "{\"fencing_token_mismatch\":\"t\\\"1\"}");
        assertThat(client.appendJson(stream, "{\"records\":[{}],\"fencing_token\":\"t\\\"1\"}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(client.append(stream, "x").statusCode()).isEqualTo(200);
        assertThat(client.tail(stream)).contains("\"seq_num\":4");
    }

    @Test
    void whatIsTrimmedIsGoneInBothProtocols() throws Exception {
        String stream = client.stream();
        client.append(stream, "a", "b", "c");
        assertThat(client.appendJson(stream, TRIM_TO_2, "s2-format", "base64").statusCode())
                .isEqualTo(200);
        JsonArray left = records(client.read(stream, "seq_num=0"));
        assertThat(left.getJsonObject(0).getLong("seq_num")).isEqualTo(2);
        assertThat(left).hasSize(2);
        assertThat(left.getJsonObject(1).getJsonArray("headers").encode()).isEqualTo("[[\"\",\"trim\"]]");
        assertThat(records(client.read(stream, "tail_offset=4"))).hasSize(2);
        assertThat(records(client.read(stream, "timestamp=0"))).hasSize(2);
        String path = client.basin() + "/" + stream;
        assertThat(durableStreams.get(path + "?offset=-1").body()).isEqualTo("c");
        HttpResponse<String> head = durableStreams.send("HEAD", path, null);
        assertThat(header(head, "Stream-Earliest-Offset")).isNotNull();
        assertThat(client.appendJson(stream, TRIM_TO_2.replace("AAAAAAAAAAI=", "//////////8="), "s2-format", "base64")
                        .statusCode())
                .isEqualTo(200);
        assertThat(records(client.read(stream, "seq_num=0"))).isEmpty();
        assertThat(client.append(stream, "d").statusCode()).isEqualTo(200);
        assertThat(records(client.read(stream, "seq_num=0"))).hasSize(1);
    }

    @Test
    void timestampsFollowTheConfiguration() {
        String strict = client.stream("{\"timestamping\":{\"mode\":\"client-require\",\"uncapped\":true}}");
        assertRefused(client.append(strict, "x"), 422, "invalid");
        client.appendJson(
                strict, "{\"records\":[{\"timestamp\":10},{\"timestamp\":5},{\"timestamp\":99999999999999}]}");
        assertThat(records(client.read(strict, "seq_num=0")).encode())
                .isEqualTo("[{\"seq_num\":0,\"timestamp\":10},{\"seq_num\":1,\"timestamp\":10},"
                        + "{\"seq_num\":2,\"timestamp\":99999999999999}]");
        assertThat(records(client.read(strict, "timestamp=10&until=11"))).hasSize(2);
        assertThat(records(client.read(strict, "timestamp=11"))).hasSize(1);
        assertThat(records(client.read(strict, "seq_num=0&until=10"))).isEmpty();
        assertRefused(client.read(strict, "timestamp=100000000000000&wait=5"), 416, "{\"tail\":{\"seq_num\":3,");
        String capped = client.stream();
        long now = System.currentTimeMillis();
        client.appendJson(capped, "{\"records\":[{\"timestamp\":18446744073709551615}]}");
        assertThat(records(client.read(capped, "seq_num=0")).getJsonObject(0).getLong("timestamp"))
                .isBetween(now - 1000, now + 10_000);
    }

    @Test
    void aReadMayWait() throws Exception {
        String stream = client.stream();
        long start = System.nanoTime();
        assertThat(records(client.read(stream, "seq_num=0&wait=1"))).isEmpty();
        assertThat(System.nanoTime() - start).isGreaterThanOrEqualTo(TimeUnit.SECONDS.toNanos(1));
        CompletableFuture<HttpResponse<String>> first = client.readAsync(stream, "seq_num=0&wait=30");
        CompletableFuture<HttpResponse<String>> second =
                client.readAsync(stream, "count=1&wait=30&clamp=true&seq_num=77");
        durableStreams.awaitMetric("tidemark_long_polls_open 2");
        client.append(stream, "a", "b");
        assertThat(records(first.get(5, TimeUnit.SECONDS))).hasSize(2);
        assertThat(records(second.get(5, TimeUnit.SECONDS))).hasSize(1);
        assertThat(second.get().body()).contains("\"tail\":{\"seq_num\":2,");
        durableStreams.awaitMetric("tidemark_long_polls_open 0");
        assertThat(records(client.read(stream, "seq_num=0&wait=30"))).hasSize(2);
    }

    @Test
    void streamsAreCreatedByTheirFirstUseIfTheBasinSaysSo() {
        assertRefused(client.append("missing", "x"), 404, "stream_not_found");
        assertRefused(client.read("missing", "seq_num=0"), 404, "stream_not_found");
        BasinClient eager = new BasinClient(server);
        assertThat(eager.send(
                                "PATCH",
                                "/v1/basins/" + eager.basin(),
                                "{\"create_stream_on_append\":true,\"create_stream_on_read\":true}")
                        .statusCode())
                .isEqualTo(200);
        assertRefused(eager.read("by-read", "timestamp=5&until=5"), 422, "invalid");
        assertThat(eager.send("GET", "/v1/streams", null).body()).doesNotContain("by-read");
        assertThat(eager.tail("by-read")).isEqualTo("{\"tail\":{\"seq_num\":0,\"timestamp\":0}}");
        assertThat(eager.append("by-append", "x").statusCode()).isEqualTo(200);
        assertRefused(eager.read("by-read", "seq_num=0"), 416, "{\"tail\":{\"seq_num\":0,\"timestamp\":0}}");
    }

    @Test
    void oneLogServesBothProtocols() {
        String stream = client.stream();
        String path = client.basin() + "/" + stream;
        client.appendJson(stream, "{\"records\":[{\"body\":\"a\",\"headers\":[[\"n\",\"v\"]]}]}");
        assertThat(durableStreams.post(path, "application/octet-stream", "b").statusCode())
                .isEqualTo(204);
        assertThat(durableStreams.get(path + "?offset=-1").body()).isEqualTo("ab");
        JsonArray records = records(client.read(stream, "seq_num=0"));
        assertThat(records.getJsonObject(1).getString("body")).isEqualTo("b");
        durableStreams.post(path, "application/octet-stream", "c", "Stream-Closed", "true");
        assertRefused(client.append(stream, "d"), 409, "stream_closed");
        assertThat(records(client.read(stream, "seq_num=3&wait=30"))).isEmpty();
    }

    @Test
    void aStreamOfJsonTakesJsonOnly() {
        String stream = "json-messages";
        String path = client.basin() + "/" + stream;
        durableStreams.put(path, "application/json", "[{\"a\":1}]");
        assertRefused(client.append(stream, "no json"), 422, "invalid");
        assertRefused(client.append(stream, "1", "2 3"), 422, "invalid");
        assertThat(client.append(stream, "[2]", "3").statusCode()).isEqualTo(200);
        assertThat(client.appendJson(stream, "{\"records\":[{\"headers\":[[\"\",\"fence\"]],\"body\":\"t\"}]}")
                        .statusCode())
                .isEqualTo(200);
        assertThat(durableStreams.get(path + "?offset=-1").body()).isEqualTo("[{\"a\":1},[2],3]");
    }

    @Test
    void aStreamThatIsNeededByForksOnlyIsBeingDeleted() {
        String stream = client.stream();
        client.append(stream, "x");
        String path = client.basin() + "/" + stream;
        assertThat(durableStreams
                        .put(
                                "fork-of-" + stream,
                                "application/octet-stream",
                                "",
                                "Stream-Forked-From",
                                "/v1/stream/" + path)
                        .statusCode())
                .isEqualTo(201);
        assertThat(durableStreams.send("DELETE", path, null).statusCode()).isEqualTo(204);
        assertRefused(client.append(stream, "y"), 409, "stream_deletion_pending");
        assertRefused(client.read(stream, "seq_num=0"), 409, "stream_deletion_pending");
        assertThat(client.tail(stream)).contains("stream_deletion_pending");
    }

    @Test
    void aMessageThatIsLargerThanABatchIsReadAlone() {
        String stream = client.stream();
        String path = client.basin() + "/" + stream;
        durableStreams.post(path, "application/octet-stream", "x".repeat((1 << 20) + 1));
        client.append(stream, "y");
        assertThat(records(client.read(stream, "seq_num=0"))).hasSize(1);
        assertThat(records(client.read(stream, "seq_num=0&bytes=1048576"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "seq_num=x, 400, bad_query",
        "count=-1, 400, bad_query",
        "clamp=yes, 400, bad_query",
        "seq_num=1&seq_num=2, 400, bad_query",
        "wait=4294967296, 400, bad_query",
        "seq_num=0&timestamp=0, 422, invalid",
        "seq_num=0&unknown=1, 416, '{\"tail\"'"
    })
    void malformedQueries(String query, int status, String code) {
        assertRefused(client.read(client.stream(), query), status, code);
    }

    @Test
    void malformedHeadersAndPaths() {
        String stream = client.stream();
        assertRefused(client.read(stream, "", "s2-format", "hex"), 400, "bad_header");
        assertRefused(client.read(stream, "", "s2-basin", "short"), 400, "bad_header");
        assertRefused(client.read(stream, "", "s2-basin", "there-is-none"), 404, "basin_not_found");
        assertRefused(client.read(stream, "", "s2-encryption-key", "x".repeat(45)), 400, "bad_header");
        assertRefused(client.read("x".repeat(513), ""), 400, "bad_path");
        assertRefused(client.read("%2e%2e", ""), 400, "bad_path");
        assertRefused(client.read("%ff", ""), 400, "bad_path");
        assertRefused(client.send("DELETE", BasinClient.records(stream, ""), null), 405, "method_not_allowed");
        assertRefused(client.send("GET", "/v1/streams/a/b/c/d", null), 404, "not_found");
    }

    @ParameterizedTest
    @ValueSource(strings = {"text/plain", "", "s2s"})
    void bodiesOfOtherTypes(String type) {
        assertRefused(client.appendJson(client.stream(), "{\"records\":[{}]}", "Content-Type", type), 400, "bad_json");
    }

    @Test
    void malformedBodies() {
        String stream = client.stream();
        assertRefused(client.appendJson(stream, "{"), 400, "bad_json");
        assertRefused(
                client.appendJson(stream, "{\"records\":[{\"body\":\"*\"}]}", "s2-format", "base64"), 422, "invalid");
        assertRefused(client.appendJson(stream, "{", "Content-Type", "application/protobuf"), 400, "bad_proto");
        String longToken = "{\"records\":[{}],\"fencing_token\":\"" + "x".repeat(37) + "\"}";
        assertRefused(client.appendJson(stream, longToken), 400, "bad_json");
        assertThat(client.tail(stream)).contains("\"seq_num\":0");
    }

    @Test
    void browsersMayAsk() {
        HttpResponse<String> preflight = client.send("OPTIONS", BasinClient.records("any", ""), null);
        assertThat(preflight.statusCode()).isEqualTo(204);
        assertThat(header(preflight, "Access-Control-Allow-Methods")).contains("PATCH");
        assertThat(header(preflight, "Access-Control-Allow-Headers"))
                .contains("s2-basin")
                .contains("Authorization");
        HttpResponse<String> refused = client.read("missing", "");
        assertThat(header(refused, "Access-Control-Allow-Origin")).isEqualTo("*");
        assertThat(refused.headers().map()).doesNotContainKey("Cross-Origin-Resource-Policy");
        assertThat(client.send("GET", "/ping", null).body()).isEqualTo("OK");
    }

    private static JsonArray records(HttpResponse<String> batch) {
        assertThat(batch.statusCode()).as(batch.body()).isEqualTo(200);
        return new JsonObject(batch.body()).getJsonArray("records");
    }

    private static String records(int count) {
        return "{\"records\":[" + String.join(",", Collections.nCopies(count, "{}")) + "]}";
    }

    /** @param code the code of the error, or how its body begins */
    private static void assertRefused(HttpResponse<String> answer, int status, String code) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).startsWith(code.startsWith("{") ? code : "{\"code\":\"" + code + "\",\"message\":\"");
        assertThat(header(answer, "Content-Type")).isEqualTo("application/json");
    }
}
