// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static dev.tidemark.server.http.Client.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** What is there for those who run the server. */
class OperationsIT {

    private static final String TOKEN = "s3cret";
    private static final String[] OWNER = {"Authorization", "Bearer " + TOKEN};

    @Test
    void healthAndMetricsTellWhatHappens() throws Exception {
        try (ServerProcess server = new ServerProcess("memory")) {
            Client client = new Client(server);
            for (String path : new String[] {"/q/health", "/q/health/live", "/q/health/ready"}) {
                assertThat(client.getAbsolute(path).statusCode()).isEqualTo(200);
                assertThat(client.getAbsolute(path).body()).startsWith("{\"status\":\"UP\"");
            }
            client.put("s", "text/plain", "ab");
            client.post("s", "text/plain", "cde");
            client.post("s", "image/png", "x");
            var poll = client.sendAsync("GET", "s?offset=now&live=long-poll", null);
            client.awaitMetric("tidemark_long_polls_open 1");
            String metrics = client.getAbsolute("/q/metrics").body();
            assertThat(metrics.lines())
                    .contains(
                            "# TYPE tidemark_appends_total counter",
                            "tidemark_appends_total 1",
                            "tidemark_append_bytes_total 5",
                            "tidemark_appends_refused_total{reason=\"wrong_type\"} 1",
                            "tidemark_batch_changes_bucket{le=\"1.0\"} 2",
                            "tidemark_batch_changes_count 2",
                            "tidemark_streams 1",
                            "tidemark_sse_sessions_open 0",
                            "tidemark_writable 1")
                    .allMatch(line -> line.startsWith("# ") || line.startsWith("tidemark_"));
            client.send("DELETE", "s", null);
            assertThat(poll.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(404);
            client.awaitMetric("tidemark_long_polls_open 0");
        }
    }

    @Test
    void aTokenIsAskedForEverywhereButForHealthAndPreflight() throws IOException {
        try (ServerProcess server = new ServerProcess("memory", "-Dtidemark.auth.token=" + TOKEN)) {
            Client client = new Client(server);
            for (String shown :
                    new String[] {"Bearer " + TOKEN + "x", "Bearer s3cre", "Basic " + TOKEN, "Bearer", TOKEN}) {
                for (String method : new String[] {"GET", "HEAD", "PUT", "POST", "DELETE"}) {
                    HttpResponse<String> refused = client.send(method, "s", null, "Authorization", shown);
                    assertThat(refused.statusCode()).as("%s %s", method, shown).isEqualTo(401);
                    assertThat(header(refused, "WWW-Authenticate")).startsWith("Bearer");
                }
            }
            assertThat(client.get("s?offset=-1&live=sse").statusCode()).isEqualTo(401);
            assertThat(client.post("s", "text/plain", "x".repeat(100_000)).statusCode())
                    .isEqualTo(401);
            for (String hidden :
                    new String[] {"//v1/stream/s", "/q/../v1/stream/s", "/q/health/../../v1/stream/s", "/V1"}) {
                assertThat(client.raw("GET " + hidden + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                        .startsWith("HTTP/1.1 401 ");
            }
            assertThat(client.getAbsolute("/q/health").statusCode()).isEqualTo(200);
            HttpResponse<String> preflight = client.send(
                    "OPTIONS", "s", null, "Origin", "http://a", "Access-Control-Request-Headers", "authorization");
            assertThat(preflight.statusCode()).isEqualTo(204);
            assertThat(header(preflight, "Access-Control-Allow-Headers")).contains("Authorization");
        }
    }

    @Test
    void theOwnerOfTheTokenIsServedPrivately() throws IOException {
        try (ServerProcess server =
                new ServerProcess("memory", "-Dtidemark.auth.token=" + TOKEN, "-Dtidemark.live.sse-lifetime=200ms")) {
            Client client = new Client(server);
            assertThat(client.put("s", "text/plain", "abc", OWNER).statusCode()).isEqualTo(201);
            HttpResponse<String> read = client.get("s", OWNER);
            assertThat(read.body()).isEqualTo("abc");
            assertThat(header(read, "Cache-Control")).startsWith("private, max-age=");
            assertThat(header(client.get("s?offset=now", OWNER), "Cache-Control"))
                    .isEqualTo("no-store");
            assertThat(header(client.get("s?offset=-1&live=sse", OWNER), "Cache-Control"))
                    .startsWith("private");
            assertThat(client.send("HEAD", "s", null, "Authorization", "bearer " + TOKEN)
                            .statusCode())
                    .isEqualTo(200);
        }
    }

    @Test
    void liveReadersAreLimited() throws Exception {
        try (ServerProcess server = new ServerProcess("memory", "-Dtidemark.limits.live-readers=2")) {
            Client client = new Client(server);
            client.put("s", "text/plain", "");
            var poll = client.sendAsync("GET", "s?offset=now&live=long-poll", null);
            var events = client.sendAsync("GET", "s?offset=now&live=sse", null);
            client.awaitMetric("tidemark_long_polls_open 1");
            client.awaitMetric("tidemark_sse_sessions_open 1");
            for (String kind : new String[] {"long-poll", "sse"}) {
                HttpResponse<String> refused = client.get("s?offset=now&live=" + kind);
                assertThat(refused.statusCode()).isEqualTo(429);
                assertThat(header(refused, "Retry-After")).isEqualTo("1");
            }
            assertThat(client.get("s").statusCode()).isEqualTo(200);
            client.post("s", "text/plain", "x", "Stream-Closed", "true");
            assertThat(poll.get(5, TimeUnit.SECONDS).body()).isEqualTo("x");
            assertThat(events.get(5, TimeUnit.SECONDS).body()).contains("data:x");
            client.awaitMetric("tidemark_sse_sessions_open 0");
            client.awaitMetric("tidemark_live_readers_refused_total 2");
            assertThat(client.get("s?offset=-1&live=long-poll").statusCode()).isEqualTo(200);
        }
    }

    @Test
    void requestsInFlightAreLimited() throws Exception {
        try (ServerProcess server = new ServerProcess("memory", "-Dtidemark.limits.requests-in-flight=1")) {
            Client client = new Client(server);
            client.put("s", "text/plain", "");
            client.awaitMetric("tidemark_requests_in_flight 0"); // a place is given back after the answer was sent
            try (Socket slow = new Socket(server.uri().getHost(), server.uri().getPort())) {
                slow.getOutputStream()
                        .write(("POST /v1/stream/s HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
                                        + "Content-Length: 2\r\n\r\na")
                                .getBytes(StandardCharsets.ISO_8859_1));
                client.awaitMetric("tidemark_requests_in_flight 1");
                HttpResponse<String> refused = client.post("s", "text/plain", "x");
                assertThat(refused.statusCode()).isEqualTo(429);
                assertThat(header(refused, "Retry-After")).isEqualTo("1");
                assertThat(client.getAbsolute("/q/health").statusCode()).isEqualTo(200);
            }
            client.awaitMetric("tidemark_requests_in_flight 0");
            assertThat(client.post("s", "text/plain", "x").statusCode()).isEqualTo(204);
        }
    }

    @Test
    void theMemoryForBodiesIsLimited() throws Exception {
        try (ServerProcess server = new ServerProcess(
                "memory", "-Dtidemark.limits.body-bytes=1000", "-Dtidemark.limits.body-memory=1000")) {
            Client client = new Client(server);
            client.put("s", "text/plain", "");
            try (Socket slow = new Socket(server.uri().getHost(), server.uri().getPort())) {
                slow.getOutputStream()
                        .write(("POST /v1/stream/s HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
                                        + "Content-Length: 1000\r\n\r\n" + "a".repeat(900))
                                .getBytes(StandardCharsets.ISO_8859_1));
                client.awaitMetric("tidemark_body_bytes 900");
                assertThat(client.post("s", "text/plain", "x".repeat(101)).statusCode())
                        .isEqualTo(429);
                assertThat(client.post("s", "text/plain", "x".repeat(100)).statusCode())
                        .isEqualTo(204);
            }
            client.awaitMetric("tidemark_body_bytes 0");
            client.awaitMetric("tidemark_bodies_refused_total 1");
            assertThat(client.post("s", "text/plain", "x".repeat(1000)).statusCode())
                    .isEqualTo(204);
        }
    }
}
