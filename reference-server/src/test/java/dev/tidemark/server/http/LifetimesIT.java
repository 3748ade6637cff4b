// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static dev.tidemark.server.http.Client.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class LifetimesIT {

    private static final String TEXT = "text/plain";

    private static ServerProcess server;
    private static Client client;

    private final String path = UUID.randomUUID().toString();

    @BeforeAll
    static void start() throws IOException {
        server = new ServerProcess("memory");
        client = new Client(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void showsAndComparesLifetimes() {
        assertThat(create("Stream-TTL", "3600")).isEqualTo(201);
        assertThat(header(head(), "Stream-TTL")).isEqualTo("3600");
        assertThat(create("Stream-TTL", "3600")).isEqualTo(200);
        assertThat(create("Stream-TTL", "7200")).isEqualTo(409);
        assertThat(create()).isEqualTo(409);
        client.send("DELETE", path, null);
        assertThat(create("Stream-Expires-At", "2099-01-01T01:00:00+01:00")).isEqualTo(201);
        assertThat(create("Stream-Expires-At", "2099-01-01T00:00:00Z")).isEqualTo(200);
        assertThat(header(head(), "Stream-Expires-At")).isEqualTo("2099-01-01T00:00:00Z");
        assertThat(create("Stream-Expires-At", "2099-01-01T00:00:01Z")).isEqualTo(409);
    }

    @Test
    void refusesMalformedLifetimesAndCreatesNothing() {
        assertThat(create("Stream-TTL", "03600")).isEqualTo(400);
        assertThat(create("Stream-Expires-At", "tomorrow")).isEqualTo(400);
        assertThat(create("Stream-TTL", "1", "Stream-Expires-At", "2099-01-01T00:00:00Z"))
                .isEqualTo(400);
        assertThat(head().statusCode()).isEqualTo(404);
    }

    @Test
    void aLifetimeThatIsOverIsNoError() {
        assertThat(create("Stream-TTL", "0")).isEqualTo(201);
        assertThat(head().statusCode()).isEqualTo(404);
        assertThat(create("Stream-Expires-At", "2001-01-01T00:00:00Z")).isEqualTo(201);
        assertThat(client.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void readersThatWaitLearnOfTheEnd() throws Exception {
        create("Stream-Expires-At", Instant.now().plusMillis(1500).toString());
        CompletableFuture<HttpResponse<String>> poll =
                client.sendAsync("GET", path + "?offset=-1&live=long-poll", null);
        CompletableFuture<HttpResponse<String>> events = client.sendAsync("GET", path + "?offset=-1&live=sse", null);
        assertThat(poll.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(404);
        assertThat(events.get(10, TimeUnit.SECONDS).body()).contains("upToDate");
        assertThat(client.post(path, TEXT, "late").statusCode()).isEqualTo(404);
    }

    @Test
    void aReaderThatWaitsKeepsAnIdleStream() throws Exception {
        create("Stream-TTL", "1");
        CompletableFuture<HttpResponse<String>> poll =
                client.sendAsync("GET", path + "?offset=-1&live=long-poll", null);
        String other = path + "-other";
        client.put(other, TEXT, "", "Stream-TTL", "2");
        while (client.send("HEAD", other, null).statusCode() == 200) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        assertThat(client.post(path, TEXT, "x").statusCode()).isEqualTo(204);
        assertThat(poll.get(10, TimeUnit.SECONDS).body()).isEqualTo("x");
    }

    @Test
    void noCacheKeepsMoreThanTheStreamLives() {
        client.put(path, TEXT, "x", "Stream-TTL", "100");
        assertThat(header(client.get(path), "Cache-Control"))
                .isEqualTo("public, max-age=60, stale-while-revalidate=40");
    }

    private int create(String... headers) {
        return client.put(path, TEXT, "", headers).statusCode();
    }

    private HttpResponse<String> head() {
        return client.send("HEAD", path, null);
    }
}
