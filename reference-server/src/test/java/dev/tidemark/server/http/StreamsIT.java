// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static dev.tidemark.server.http.Client.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class StreamsIT {

    private static ServerProcess server;
    private static Client client;

    private final String path = UUID.randomUUID().toString();

    @BeforeAll
    static void start() throws IOException {
        server = new ServerProcess(
                "memory",
                "-Dtidemark.live.long-poll=1s",
                "-Dtidemark.live.sse-lifetime=2s",
                "-Dtidemark.limits.chunk-bytes=1000",
                "-Dtidemark.limits.body-bytes=100000");
        client = new Client(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void createsOnceAndEchoesTheContentType() {
        HttpResponse<String> created = client.put(path, "Text/Plain; charset=UTF-8", "one");
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(header(created, "Location")).isEqualTo(server.stream(path).toString());
        assertThat(header(created, "Content-Type")).isEqualTo("Text/Plain; charset=UTF-8");

        HttpResponse<String> again = client.put(path, "text/plain", "two");
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(header(again, "Content-Type")).isEqualTo("Text/Plain; charset=UTF-8");
        assertThat(header(again, "Stream-Next-Offset")).isEqualTo(header(created, "Stream-Next-Offset"));
        assertThat(client.put(path, "application/json", "").statusCode()).isEqualTo(409);
        assertThat(client.get(path).body()).isEqualTo("one");
        HttpResponse<String> head = client.send("HEAD", path, null);
        assertThat(head.statusCode()).isEqualTo(200);
        assertThat(header(head, "Content-Type")).isEqualTo("Text/Plain; charset=UTF-8");
        assertThat(header(head, "Cache-Control")).isEqualTo("no-store");
    }

    @Test
    void appendsAndReadsFromEveryOffset() {
        String start = header(client.put(path, "text/plain", ""), "Stream-Next-Offset");
        String first = header(client.post(path, "text/plain", "one"), "Stream-Next-Offset");
        HttpResponse<String> second = client.post(path, "TEXT/PLAIN", "two");
        assertThat(second.statusCode()).isEqualTo(204);
        String tail = header(second, "Stream-Next-Offset");

        assertThat(start).isLessThan(first);
        assertThat(first).isLessThan(tail);
        assertThat(client.get(path + "?offset=" + start).body()).isEqualTo("onetwo");
        assertThat(client.get(path + "?offset=" + first).body()).isEqualTo("two");
        HttpResponse<String> end = client.get(path + "?offset=" + tail);
        assertThat(end.body()).isEmpty();
        assertThat(header(end, "Stream-Up-To-Date")).isEqualTo("true");
        assertThat(header(end, "Stream-Next-Offset")).isEqualTo(tail);
        assertThat(client.get(path + "?offset=0000000000000001_0000000000000002")
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.get(path + "?offset=9999999999999999_9999999999999999")
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void closesWithAndWithoutData() {
        client.put(path, "text/plain", "a");
        HttpResponse<String> closed = client.post(path, "text/plain", "b", "Stream-Closed", "True", "Stream-Seq", "1");
        assertThat(closed.statusCode()).isEqualTo(204);
        assertThat(header(closed, "Stream-Closed")).isEqualTo("true");
        HttpResponse<String> refused = client.post(path, "application/json", "{bad", "Stream-Seq", "0");
        assertThat(refused.statusCode()).isEqualTo(409);
        assertThat(header(refused, "Stream-Closed")).isEqualTo("true");
        assertThat(header(refused, "Stream-Next-Offset")).isEqualTo(header(closed, "Stream-Next-Offset"));
        assertThat(client.send("POST", path, null, "Stream-Closed", "true").statusCode())
                .isEqualTo(204);
        assertThat(client.put(path, "text/plain", "").statusCode()).isEqualTo(409);
        assertThat(client.put(path, "text/plain", "", "Stream-Closed", "true").statusCode())
                .isEqualTo(200);
        HttpResponse<String> read = client.get(path);
        assertThat(read.body()).isEqualTo("ab");
        assertThat(header(read, "Stream-Closed")).isEqualTo("true");
    }

    @Test
    void aRefusedAppendLeavesNoTrace() {
        client.put(path, "text/plain", "");
        assertThat(client.post(path, "text/plain", "a", "Stream-Seq", "b").statusCode())
                .isEqualTo(204);
        assertThat(client.post(path, "application/json", "1", "Stream-Seq", "z").statusCode())
                .isEqualTo(409);
        assertThat(client.post(path, "application/json", "{bad").statusCode()).isEqualTo(409);
        assertThat(client.post(path, "text/plain", "x", "Stream-Seq", "b").statusCode())
                .isEqualTo(409);
        assertThat(client.post(path, "text/plain", "x", "Stream-Seq", "a").statusCode())
                .isEqualTo(409);
        assertThat(client.send("POST", path, "x").statusCode()).isEqualTo(400);
        assertThat(client.send("POST", path, null, "Stream-Closed", "false").statusCode())
                .isEqualTo(400);
        assertThat(client.post(path, "text/plain", "x".repeat(100_001)).statusCode())
                .isEqualTo(413);
        assertThat(client.post(path, "text/plain", "c", "Stream-Seq", "c").statusCode())
                .isEqualTo(204);
        assertThat(client.get(path).body()).isEqualTo("ac");
    }

    @Test
    void aProducersRepetitionIsStoredOnce() {
        client.put(path, "text/plain", "");
        assertThat(produce("a", 0, 0).statusCode()).isEqualTo(200);
        assertThat(produce("b", 0, 1).statusCode()).isEqualTo(200);
        HttpResponse<String> again = produce("a", 0, 0);
        assertThat(again.statusCode()).isEqualTo(204);
        assertThat(header(again, "Producer-Seq")).isEqualTo("1");
        HttpResponse<String> gap = produce("d", 0, 3);
        assertThat(gap.statusCode()).isEqualTo(409);
        assertThat(header(gap, "Producer-Expected-Seq")).isEqualTo("2");
        assertThat(produce("c", 1, 0).statusCode()).isEqualTo(200);
        HttpResponse<String> stale = produce("x", 0, 2);
        assertThat(stale.statusCode()).isEqualTo(403);
        assertThat(header(stale, "Producer-Epoch")).isEqualTo("1");
        assertThat(client.post(path, "text/plain", "x", "Producer-Id", "p").statusCode())
                .isEqualTo(400);
        assertThat(produce("x", 1L << 53, 0).statusCode()).isEqualTo(400);
        assertThat(client.get(path).body()).isEqualTo("abc");
    }

    private HttpResponse<String> produce(String body, long epoch, long sequence) {
        return client.post(
                path,
                "text/plain",
                body,
                "Producer-Id",
                "p",
                "Producer-Epoch",
                String.valueOf(epoch),
                "Producer-Seq",
                String.valueOf(sequence));
    }

    @Test
    void jsonKeepsMessages() {
        client.put(path, "application/json", "[1, [2]]");
        client.post(path, "application/json", "{\"n\": 12345678901234567890}");
        assertThat(client.post(path, "application/json", "[]").statusCode()).isEqualTo(400);
        HttpResponse<String> read = client.get(path);
        assertThat(read.body()).isEqualTo("[1,[2],{\"n\": 12345678901234567890}]");
        assertThat(client.get(path + "?offset=" + header(read, "Stream-Next-Offset"))
                        .body())
                .isEqualTo("[]");
        assertThat(client.get(path + "?offset=now").body()).isEqualTo("[]");
    }

    @Test
    void readsAreCutAndGoOn() {
        client.put(path, "text/plain", "", "Stream-Closed", "false");
        for (int i = 0; i < 5; i++) {
            client.post(path, "text/plain", String.valueOf(i).repeat(700));
        }
        client.post(path, "text/plain", "x".repeat(3000), "Stream-Closed", "true");
        StringBuilder all = new StringBuilder();
        HttpResponse<String> read = client.get(path);
        while (header(read, "Stream-Up-To-Date") == null) {
            assertThat(read.body()).isNotEmpty();
            assertThat(header(read, "Stream-Closed")).isNull();
            all.append(read.body());
            read = client.get(path + "?offset=" + header(read, "Stream-Next-Offset"));
        }
        assertThat(all.append(read.body())).hasSize(6500);
        assertThat(header(read, "Stream-Closed")).isEqualTo("true");
    }

    @Test
    void entityTagsTellStreamsRangesAndClosureApart() {
        client.put(path, "text/plain", "abc");
        String tag = header(client.get(path), "ETag");
        HttpResponse<String> current = client.get(path, "If-None-Match", "\"x\", W/" + tag);
        assertThat(current.statusCode()).isEqualTo(304);
        assertThat(header(current, "ETag")).isEqualTo(tag);
        client.send("POST", path, null, "Stream-Closed", "true");
        assertThat(client.get(path, "If-None-Match", tag).statusCode()).isEqualTo(200);
        client.send("DELETE", path, null);
        client.put(path, "text/plain", "xyz");
        assertThat(client.get(path, "If-None-Match", tag).body()).isEqualTo("xyz");
        assertThat(header(client.get(path + "?offset=now"), "ETag")).isNull();
    }

    @Test
    void aLongPollWakesForDataClosureAndRemoval() throws Exception {
        String tail = header(client.put(path, "text/plain", "old"), "Stream-Next-Offset");

        var data = waiting(path + "?offset=now&live=long-poll");
        client.post(path, "text/plain", "new");
        assertThat(data.get(1, TimeUnit.SECONDS).body()).isEqualTo("new");
        assertThat(header(data.join(), "Stream-Cursor")).containsOnlyDigits();
        assertThat(client.get(path + "?live=long-poll&offset=" + tail).body()).isEqualTo("new");

        var closure = waiting(path + "?offset=now&live=long-poll");
        client.send("POST", path, null, "Stream-Closed", "true");
        assertThat(closure.get(1, TimeUnit.SECONDS).statusCode()).isEqualTo(204);
        assertThat(header(closure.join(), "Stream-Closed")).isEqualTo("true");

        client.send("DELETE", path, null);
        client.put(path, "text/plain", "");
        var removal = waiting(path + "?offset=-1&live=long-poll");
        client.send("DELETE", path, null);
        assertThat(removal.get(1, TimeUnit.SECONDS).statusCode()).isEqualTo(404);
    }

    @Test
    void aLongPollEndsWithTheTail() {
        String tail = header(client.put(path, "text/plain", "old"), "Stream-Next-Offset");
        HttpResponse<String> late = client.get(path + "?offset=now&live=long-poll&cursor=99999999");
        assertThat(late.statusCode()).isEqualTo(204);
        assertThat(header(late, "Stream-Next-Offset")).isEqualTo(tail);
        assertThat(header(late, "Stream-Up-To-Date")).isEqualTo("true");
        assertThat(Long.parseLong(header(late, "Stream-Cursor"))).isGreaterThan(99999999);
    }

    @Test
    void eventsFollowTheStreamToItsEnd() throws Exception {
        client.put(path, "text/plain", "one");
        var events = client.sendAsync("GET", path + "?offset=-1&live=sse", null);
        client.post(path, "text/plain", "two\n three");
        client.post(path, "text/plain", "\ud83d\ude00", "Stream-Closed", "true");
        String text = events.get(5, TimeUnit.SECONDS).body();
        assertThat(text).endsWith("\"upToDate\":true,\"streamClosed\":true}\n\n");
        String data = text.replaceAll("event: control\ndata:[^\n]*\n\n|event: data\n|data:", "")
                .replace("\n\n", "");
        assertThat(data).isEqualTo("onetwo\n  three\ud83d\ude00");
    }

    @Test
    void eventsEndAfterTheirLifetimeAndAfterRemoval() throws Exception {
        client.put(path, "image/png", "");
        HttpResponse<String> events = client.get(path + "?offset=-1&live=sse");
        assertThat(header(events, "Stream-SSE-Data-Encoding")).isEqualTo("base64");
        assertThat(events.body()).containsOnlyOnce("event: control").doesNotContain("event: data");

        var removed = client.sendAsync("GET", path + "?offset=-1&live=sse", null);
        client.send("DELETE", path, null);
        assertThat(removed.get(2, TimeUnit.SECONDS)).isNotNull();
    }

    /** Starts a request that waits; gives it the time of another request to arrive. */
    private CompletableFuture<HttpResponse<String>> waiting(String pathAndQuery) throws InterruptedException {
        var response = client.sendAsync("GET", pathAndQuery, null);
        TimeUnit.MILLISECONDS.sleep(200); // whether it waits already cannot be seen from outside
        return response;
    }
}
