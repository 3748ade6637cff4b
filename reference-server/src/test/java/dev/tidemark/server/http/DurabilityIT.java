// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static dev.tidemark.server.http.Client.header;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DurabilityIT {

    @TempDir
    Path folder;

    @Test
    void nothingAcknowledgedIsLostByKill() throws Exception {
        Map<String, String> acknowledged = new ConcurrentSkipListMap<>(); // offset behind the message -> message
        for (int round = 0; round < 3; round++) {
            ServerProcess server = new ServerProcess(folder.toString());
            Client client = new Client(server);
            client.put("s", "application/json", "");
            CountDownLatch enough = new CountDownLatch(1000);
            List<Thread> writers = IntStream.range(0, 8)
                    .mapToObj(n -> new Thread(() -> write(client, n, acknowledged, enough)))
                    .toList();
            writers.forEach(Thread::start);
            assertThat(enough.await(30, TimeUnit.SECONDS)).isTrue();
            server.kill();
            for (Thread writer : writers) {
                writer.join();
            }
            check(acknowledged);
        }
    }

    @Test
    void stopsInOrderAndKeepsClosure() throws IOException {
        try (ServerProcess server = new ServerProcess(folder.toString())) {
            new Client(server).put("s", "text/plain", "x", "Stream-Closed", "true");
            assertThatThrownBy(() -> new ServerProcess(folder.toString())).isInstanceOf(IOException.class);
        }
        try (ServerProcess server = new ServerProcess(folder.toString())) {
            assertThat(server.lines()).anyMatch(line -> line.contains(" 0 changes replayed"));
            assertThat(header(new Client(server).get("s"), "Stream-Closed")).isEqualTo("true");
            server.closeInput();
        }
    }

    @Test
    void asyncSurvivesAKill() throws IOException {
        ServerProcess server = new ServerProcess(folder.toString(), "-Dtidemark.durability=async");
        new Client(server).put("s", "text/plain", "x");
        server.kill();
        try (ServerProcess again = new ServerProcess(folder.toString(), "-Dtidemark.durability=async")) {
            assertThat(new Client(again).get("s").body()).isEqualTo("x");
        }
    }

    @Test
    void memoryKeepsNothing() throws IOException {
        Path data = folder.resolve("data");
        try (ServerProcess server = new ServerProcess(data.toString(), "-Dtidemark.durability=memory")) {
            assertThat(server.lines()).anyMatch(line -> line.contains("data in memory"));
            Client client = new Client(server);
            client.put("s", "text/plain", "x");
            assertThat(client.get("s").body()).isEqualTo("x");
        }
        assertThat(data).doesNotExist();
    }

    private void check(Map<String, String> acknowledged) throws IOException {
        try (ServerProcess server = new ServerProcess(folder.toString())) {
            Client client = new Client(server);
            StringBuilder all = new StringBuilder();
            var read = client.get("s");
            all.append(read.body());
            while (header(read, "Stream-Up-To-Date") == null) {
                read = client.get("s?offset=" + header(read, "Stream-Next-Offset"));
                all.append(read.body());
            }
            List<String> stored = List.of(all.toString()
                    .replaceAll("[\\[\\]]+", ",")
                    .replaceFirst("^,", "")
                    .split(","));
            assertThat(stored).doesNotHaveDuplicates();
            assertThat(stored).containsSubsequence(acknowledged.values());
            assertThat(header(read, "Stream-Next-Offset"))
                    .isGreaterThanOrEqualTo(((ConcurrentSkipListMap<String, String>) acknowledged).lastKey());
        }
    }

    private static void write(Client client, int writer, Map<String, String> acknowledged, CountDownLatch enough) {
        try {
            for (int i = 0; ; i++) {
                String message = "\"" + writer + "-" + System.nanoTime() + "-" + i + "\"";
                var response = client.post("s", "application/json", message);
                assertThat(response.statusCode()).isEqualTo(204);
                acknowledged.put(header(response, "Stream-Next-Offset"), message);
                enough.countDown();
            }
        } catch (java.io.UncheckedIOException killed) {
            // The server is gone: what was not acknowledged may be there or not.
        }
    }
}
