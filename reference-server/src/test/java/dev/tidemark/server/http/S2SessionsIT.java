// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.http.S2Session.Frame;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sessions of frames, over both versions of HTTP. */
class S2SessionsIT {

    private static final Vertx VERTX = Vertx.vertx();

    private static ServerProcess server;
    private static BasinClient client;
    private static Client metrics;

    @BeforeAll
    static void start() throws IOException {
        server = new ServerProcess("memory");
        client = new BasinClient(server);
        metrics = new Client(server);
    }

    @AfterAll
    static void stop() {
        server.close();
        VERTX.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void aReaderGetsBatchesAndHeartbeats(HttpVersion version) throws Exception {
        String stream = client.stream();
        client.append(stream, "a", "b");
        try (S2Session session = reader(version, stream, "seq_num=0")) {
            assertThat(session.status()).isEqualTo(200);
            assertThat(session.header("Content-Type")).isEqualTo("s2s/proto");
            assertThat(session.header("Content-Encoding")).isNull();
            assertThat(session.next().bodies()).containsExactly("a", "b");
            Frame heartbeat = session.next();
            assertThat(heartbeat.bodies()).isEmpty();
            assertThat(heartbeat.body()).isNotEmpty();
            client.append(stream, "c");
            assertThat(session.next().bodies()).containsExactly("c");
            metrics.awaitMetric("tidemark_read_sessions_open 1");
        }
        metrics.awaitMetric("tidemark_read_sessions_open 0");
    }

    @Test
    void aBoundEndsTheSessionWithoutATerminalFrame() throws Exception {
        String stream = client.stream();
        client.append(stream, "a", "b");
        try (S2Session session = reader(HttpVersion.HTTP_2, stream, "seq_num=1&bytes=100")) {
            assertThat(session.next().bodies()).containsExactly("b");
            assertThat(session.next()).isEqualTo(Frame.END);
        }
        try (S2Session session = reader(HttpVersion.HTTP_2, stream, "seq_num=2&bytes=100")) {
            assertThat(session.status()).isEqualTo(416);
            assertThat(session.header("Content-Type")).isEqualTo("application/json");
        }
        try (S2Session session = reader(HttpVersion.HTTP_2, "missing", "")) {
            assertThat(session.status()).isEqualTo(404);
        }
    }

    @Test
    void whatIsDeletedEndsWithATerminalFrame() throws Exception {
        String stream = client.stream();
        try (S2Session session = reader(HttpVersion.HTTP_2, stream, "")) {
            assertThat(session.next().bodies()).isEmpty();
            client.send("DELETE", "/v1/streams/" + stream, null);
            Frame last = session.next();
            assertThat(last.isTerminal()).isTrue();
            assertThat(last.problem()).contains("\"code\":\"stream_");
            assertThat(session.next()).isEqualTo(Frame.END);
        }
    }

    @Test
    void largeMessagesAreCompressedIfTheReaderAcceptsThat() throws Exception {
        String stream = client.stream();
        client.append(stream, "x".repeat(500), "y".repeat(600));
        client.append(stream, "z".repeat(100_000));
        try (S2Session session = reader(HttpVersion.HTTP_2, stream, "seq_num=0&count=3", "Accept-Encoding", "gzip")) {
            Frame frame = session.next();
            assertThat(frame.flags()).isEqualTo(0x40);
            assertThat(frame.bodies()).hasSize(3);
            assertThat(session.next()).isEqualTo(Frame.END);
        }
        try (S2Session session =
                reader(HttpVersion.HTTP_2, stream, "seq_num=0&count=1", "Accept-Encoding", "gzip, zstd")) {
            assertThat(session.next().flags()).isZero();
        }
        try (S2Session session =
                reader(HttpVersion.HTTP_2, stream, "seq_num=2&count=1", "Accept-Encoding", "gzip, zstd")) {
            assertThat(session.next().flags()).isEqualTo(0x20);
        }
        try (S2Session session = reader(HttpVersion.HTTP_2, stream, "seq_num=2&count=1")) {
            assertThat(session.next().flags()).isZero();
        }
    }

    /** The end came before a batch that was still being compressed, about once in a hundred sessions. */
    @Test
    void theEndNeverOvertakesABatchThatIsBeingCompressed() throws Exception {
        String stream = client.stream();
        client.append(stream, "z".repeat(100_000));
        for (int i = 0; i < 300; i++) {
            try (S2Session session =
                    reader(HttpVersion.HTTP_2, stream, "seq_num=0&count=1", "Accept-Encoding", "gzip")) {
                assertThat(session.next().bodies()).as("session %d", i).hasSize(1);
                assertThat(session.next()).isEqualTo(Frame.END);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void everyInputIsAnsweredInItsTurn(HttpVersion version) throws Exception {
        String stream = client.stream();
        try (S2Session session = writer(version, stream)) {
            assertThat(session.status()).isEqualTo(200);
            assertThat(session.header("Content-Type")).isEqualTo("s2s/proto");
            session.send(S2Session.input("first"));
            assertThat(session.next().start()).isZero();
            Buffer many = Buffer.buffer();
            for (int i = 1; i <= 300; i++) {
                many.appendBuffer(S2Session.input("" + i, "and"));
            }
            session.send(many);
            for (int i = 0; i < 300; i++) {
                assertThat(session.next().start()).isEqualTo(1 + 2 * i);
            }
            session.send(S2Session.inputAt(601, "last"));
            session.endInput();
            assertThat(session.next().start()).isEqualTo(601);
            assertThat(session.next()).isEqualTo(Frame.END);
        }
        assertThat(client.read(stream, "seq_num=601").body()).contains("\"body\":\"last\"");
        metrics.awaitMetric("tidemark_append_sessions_open 0");
        metrics.awaitMetric("tidemark_body_bytes 0");
    }

    @Test
    void afterARefusalNothingIsStored() throws Exception {
        String stream = client.stream();
        try (S2Session session = writer(HttpVersion.HTTP_2, stream)) {
            Buffer pipelined = Buffer.buffer()
                    .appendBuffer(S2Session.input("stored"))
                    .appendBuffer(S2Session.inputAt(7, "refused"));
            for (int i = 0; i < 50; i++) {
                pipelined.appendBuffer(S2Session.input("never"));
            }
            session.send(pipelined);
            assertThat(session.next().start()).isZero();
            Frame last = session.next();
            assertThat(last.isTerminal()).isTrue();
            assertThat(last.status()).isEqualTo(412);
            assertThat(last.problem()).isEqualTo("{\"seq_num_mismatch\":1}");
            assertThat(session.next()).isEqualTo(Frame.END);
        }
        assertThat(client.tail(stream)).contains("\"seq_num\":1,");
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void whatCannotBeReadEndsTheSession(HttpVersion version) throws Exception {
        String stream = client.stream();
        for (Buffer bad : List.of(
                S2Session.frame(0, new byte[] {10, 5}),
                S2Session.frame(0x80, new byte[] {1, 0}),
                S2Session.frame(0x20, new byte[] {1, 2, 3}),
                Buffer.buffer(new byte[] {0, 0, 0}))) {
            try (S2Session session = writer(version, stream)) {
                session.send(S2Session.input("good"));
                session.next();
                session.send(bad);
                assertTerminal(session.next(), 400, "bad_frame");
                assertThat(session.next()).isEqualTo(Frame.END);
            }
        }
        try (S2Session session = writer(version, stream)) {
            session.send(Buffer.buffer().appendBuffer(S2Session.input("good")).appendBuffer(S2Session.input()));
            assertThat(session.next().start()).isEqualTo(4);
            assertTerminal(session.next(), 422, "invalid");
            assertThat(session.next()).isEqualTo(Frame.END);
        }
        try (S2Session session = writer(version, stream)) {
            session.send(S2Session.input("half").getBuffer(0, 5));
            session.endInput();
            assertTerminal(session.next(), 400, "bad_frame");
        }
        try (S2Session session = writer(version, "missing")) {
            assertThat(session.status()).isEqualTo(404);
        }
        assertThat(client.tail(stream)).contains("\"seq_num\":5,");
        metrics.awaitMetric("tidemark_append_sessions_open 0");
    }

    @Test
    void inputsMayBeCompressed() throws Exception {
        String stream = client.stream();
        ByteArrayOutputStream gzip = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(gzip)) {
            out.write(S2Session.message(-1, "x".repeat(5000)));
        }
        try (S2Session session = writer(HttpVersion.HTTP_2, stream)) {
            session.send(S2Session.frame(0x40, gzip.toByteArray()));
            assertThat(session.next().start()).isZero();
        }
        assertThat(client.read(stream, "seq_num=0").body()).contains("x".repeat(5000));
    }

    @ParameterizedTest
    @EnumSource(names = {"HTTP_1_1", "HTTP_2"})
    void aReaderThatPausesLosesNothing(HttpVersion version) throws Exception {
        String stream = client.stream();
        String large = "x".repeat(50_000);
        try (S2Session session = reader(version, stream, "")) {
            assertThat(session.next().bodies()).isEmpty();
            session.pause();
            try (S2Session writer = writer(HttpVersion.HTTP_2, stream)) {
                for (int i = 0; i < 400; i++) {
                    writer.offer(S2Session.input(i + large));
                }
                for (int i = 0; i < 400; i++) {
                    assertThat(writer.next().start()).isEqualTo(i);
                }
            }
            session.resume();
            List<String> bodies = new ArrayList<>();
            while (bodies.size() < 400) {
                bodies.addAll(session.next().bodies());
            }
            for (int i = 0; i < 400; i++) {
                assertThat(bodies.get(i)).isEqualTo(i + large);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 8})
    void writersOfOneStreamDoNotMix(int writers) throws Exception {
        String stream = client.stream();
        List<S2Session> sessions = new ArrayList<>();
        for (int i = 0; i < writers; i++) {
            sessions.add(writer(HttpVersion.HTTP_2, stream));
        }
        for (int batch = 0; batch < 50; batch++) {
            for (int i = 0; i < writers; i++) {
                sessions.get(i).offer(S2Session.input(i + ":" + 2 * batch, i + ":" + (2 * batch + 1)));
            }
        }
        for (S2Session session : sessions) {
            long last = -1;
            for (int batch = 0; batch < 50; batch++) {
                long start = session.next().start();
                assertThat(start).isGreaterThan(last);
                last = start;
            }
            session.close();
        }
        List<String> bodies = new ArrayList<>();
        try (S2Session session = reader(HttpVersion.HTTP_2, stream, "seq_num=0&count=" + 100 * writers)) {
            for (Frame frame = session.next(); frame != Frame.END; frame = session.next()) {
                bodies.addAll(frame.bodies());
            }
        }
        assertThat(bodies).hasSize(100 * writers).doesNotHaveDuplicates();
        for (int i = 0; i < bodies.size(); i += 2) {
            String[] first = bodies.get(i).split(":");
            assertThat(bodies.get(i + 1)).isEqualTo(first[0] + ":" + (Integer.parseInt(first[1]) + 1));
        }
    }

    @Test
    void aStopSaysThatTheServerGoes() throws Exception {
        try (ServerProcess stopping = new ServerProcess("memory")) {
            BasinClient own = new BasinClient(stopping);
            String stream = own.stream();
            String[] basin = {"s2-basin", own.basin()};
            String path = BasinClient.records(stream, "");
            try (S2Session reader = new S2Session(VERTX, HttpVersion.HTTP_2, stopping, HttpMethod.GET, path, basin);
                    S2Session writer =
                            new S2Session(VERTX, HttpVersion.HTTP_2, stopping, HttpMethod.POST, path, basin)) {
                reader.next();
                writer.send(S2Session.input("x"));
                assertThat(writer.next().start()).isZero();
                assertThat(reader.next().bodies()).containsExactly("x");
                long start = System.nanoTime();
                assertThat(stopping.terminate()).isEqualTo(143);
                assertThat(System.nanoTime() - start).isLessThan(TimeUnit.SECONDS.toNanos(5));
                assertTerminal(reader.next(), 503, "server_draining");
                assertTerminal(writer.next(), 503, "server_draining");
            }
        }
    }

    private static void assertTerminal(Frame frame, int status, String code) {
        assertThat(frame.isTerminal()).isTrue();
        assertThat(frame.status()).isEqualTo(status);
        assertThat(frame.problem()).startsWith("{\"code\":\"" + code + "\",\"message\":\"");
    }

    private static S2Session reader(HttpVersion version, String stream, String query, String... headers) {
        return open(version, HttpMethod.GET, BasinClient.records(stream, query), headers);
    }

    private static S2Session writer(HttpVersion version, String stream) {
        return open(version, HttpMethod.POST, BasinClient.records(stream, ""));
    }

    private static S2Session open(HttpVersion version, HttpMethod method, String path, String... headers) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = "s2-basin";
        all[headers.length + 1] = client.basin();
        return new S2Session(VERTX, version, server, method, path, all);
    }
}
