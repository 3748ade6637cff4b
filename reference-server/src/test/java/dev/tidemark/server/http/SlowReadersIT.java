// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static dev.tidemark.server.http.Client.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clients that ask for more than they read take no memory from others: not beyond the limit, of which there is far less than they ask for. */
class SlowReadersIT {

    private static final int READERS = 200;
    private static final int MESSAGES = 4;

    /** Of the JVM; a quarter of it is for what waits. */
    private static final String OUTSIDE_THE_HEAP = "-XX:MaxDirectMemorySize=96m";

    private static final int LIMIT = 24 << 20;

    /** So that the system keeps little for them. */
    private static final int LITTLE = 4096;

    private final List<Socket> slow = new ArrayList<>();

    /** @param message how large the messages are; the system itself takes a page of the usual size for a client that does not read it */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4194304 | /v1/stream/slow-readers/s?offset=-1           | Accept: */*",
                "1048576 | /v1/stream/slow-readers/s?offset=-1&live=sse  | Accept: */*",
                "1048576 | /v1/streams/s/records?seq_num=0               | Accept: text/event-stream",
                "1048576 | /v1/streams/s/records?seq_num=0               | Content-Type: s2s/proto"
            })
    void othersAreServed(int message, String path, String header) throws Exception {
        String request =
                "GET " + path + " HTTP/1.1\r\nHost: localhost\r\ns2-basin: slow-readers\r\n" + header + "\r\n\r\n";
        String body = "x".repeat(message);
        try (ServerProcess server = new ServerProcess("memory", OUTSIDE_THE_HEAP)) {
            Client client = new Client(server);
            S2Client s2 = new S2Client(server);
            assertThat(s2.post("/v1/basins", "{'basin':'slow-readers'}").statusCode())
                    .isEqualTo(201);
            assertThat(s2.in("slow-readers")
                            .post("/v1/streams", "{'stream':'s'}")
                            .statusCode())
                    .isEqualTo(201);
            for (int i = 0; i < MESSAGES; i++) {
                append(client, body);
            }
            for (int i = 0; i < READERS; i++) {
                slow.add(ask(server, request));
                if (i % (READERS / MESSAGES) == 0) {
                    assertThat(length(client)).as("after %d readers", i).isGreaterThanOrEqualTo(MESSAGES * message);
                    append(client, body);
                }
            }
            assertThat(metric(client, "tidemark_slow_clients_dropped_total")).isPositive();
            // Those that are let go by another thread are on their way.
            await(() -> metric(client, "tidemark_send_bytes") <= LIMIT);
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }
    }

    private static void await(BooleanSupplier condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (!condition.getAsBoolean()) {
            assertThat(System.nanoTime()).as("too much waits").isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static Socket ask(ServerProcess server, String request) throws IOException {
        Socket socket = new Socket();
        socket.setReceiveBufferSize(LITTLE);
        socket.connect(
                new InetSocketAddress(server.uri().getHost(), server.uri().getPort()));
        socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static void append(Client client, String message) {
        assertThat(client.post("slow-readers/s", "application/octet-stream", message)
                        .statusCode())
                .isEqualTo(204);
    }

    /** Reads all of the stream. */
    private static long length(Client client) {
        long length = 0;
        String offset = "-1";
        HttpResponse<String> page;
        do {
            page = client.get("slow-readers/s?offset=" + offset);
            assertThat(page.statusCode()).isEqualTo(200);
            length += page.body().length();
            offset = header(page, "Stream-Next-Offset");
        } while (header(page, "Stream-Up-To-Date") == null);
        return length;
    }

    private static long metric(Client client, String name) {
        return client.getAbsolute("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + " "))
                .mapToLong(line -> Long.parseLong(line.substring(name.length() + 1)))
                .findFirst()
                .orElseThrow();
    }
}
