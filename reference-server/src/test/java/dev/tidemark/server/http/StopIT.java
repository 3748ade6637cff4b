// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static dev.tidemark.server.http.Client.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** SIGTERM. */
class StopIT {

    /** What the JVM ends with after SIGTERM: 128 + 15. */
    private static final int TERMINATED = 143;

    @TempDir
    Path folder;

    @Test
    void liveReadersAreLetGoAndNothingAcknowledgedIsLost() throws Exception {
        Set<String> acknowledged = ConcurrentHashMap.newKeySet();
        List<CompletableFuture<HttpResponse<String>>> polls = new ArrayList<>();
        List<CompletableFuture<HttpResponse<String>>> events = new ArrayList<>();
        try (ServerProcess server = new ServerProcess(folder.toString())) {
            Client client = new Client(server);
            client.put("s", "application/json", "");
            client.put("quiet", "text/plain", "");
            for (int i = 0; i < 20; i++) {
                polls.add(client.sendAsync("GET", "quiet?offset=now&live=long-poll", null));
                events.add(client.sendAsync("GET", "quiet?offset=now&live=sse", null));
            }
            client.awaitMetric("tidemark_long_polls_open 20");
            client.awaitMetric("tidemark_sse_sessions_open 20");
            CountDownLatch enough = new CountDownLatch(500);
            List<Thread> writers = IntStream.range(0, 8)
                    .mapToObj(n -> new Thread(() -> write(new Client(server), n, acknowledged, enough)))
                    .toList();
            writers.forEach(Thread::start);
            assertThat(enough.await(30, TimeUnit.SECONDS)).isTrue();
            long start = System.nanoTime();
            assertThat(server.terminate()).isEqualTo(TERMINATED);
            assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(5));
            for (Thread writer : writers) {
                writer.join();
            }
        }
        for (var poll : polls) {
            assertThat(poll.get(5, TimeUnit.SECONDS).statusCode()).isEqualTo(204);
            assertThat(header(poll.join(), "Stream-Up-To-Date")).isEqualTo("true");
        }
        for (var session : events) {
            assertThat(session.get(5, TimeUnit.SECONDS).body())
                    .contains("event: control")
                    .endsWith("\n\n");
        }
        try (ServerProcess server = new ServerProcess(folder.toString(), "-Dtidemark.limits.chunk-bytes=100000000")) {
            assertThat(server.lines()).anyMatch(line -> line.contains(" 0 changes replayed"));
            String stored = new Client(server).get("s").body();
            assertThat(List.of(stored.substring(1, stored.length() - 1).split(",")))
                    .doesNotHaveDuplicates()
                    .containsAll(acknowledged);
        }
    }

    /** As when the process that started the server stops it and lets go of it, or dies with it of a signal to both. */
    @Test
    void aSignalAndTheEndOfTheInputTogetherAreOneStop() throws Exception {
        for (int i = 0; i < 3; i++) {
            try (ServerProcess server = new ServerProcess(folder.toString())) {
                assertThat(server.lines()).anyMatch(line -> line.contains(" 0 changes replayed"));
                new Client(server).put("s" + i, "text/plain", "x");
            }
        }
        try (ServerProcess server = new ServerProcess(folder.toString())) {
            assertThat(server.lines()).anyMatch(line -> line.contains(" 0 changes replayed"));
        }
    }

    private static void write(Client client, int writer, Set<String> acknowledged, CountDownLatch enough) {
        try {
            for (int i = 0; ; i++) {
                String message = "\"" + writer + "-" + i + "\"";
                int status = client.post("s", "application/json", message).statusCode();
                if (status != 204) {
                    assertThat(status).isEqualTo(503);
                    return;
                }
                acknowledged.add(message);
                enough.countDown();
            }
        } catch (UncheckedIOException stopped) {
            // Not acknowledged: it may be there or not.
        }
    }
}
