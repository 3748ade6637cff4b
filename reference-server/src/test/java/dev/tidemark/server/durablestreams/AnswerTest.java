// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.http.Reply;
import io.netty.buffer.ByteBuf;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The memory of a page goes back once and only once, however its answer ends. */
class AnswerTest {

    /** More than sockets take without a reader. */
    private static final int SIZE = 16 << 20;

    private final Vertx vertx = Vertx.vertx();
    private final PageMemory memory = new PageMemory();
    private final BlockingQueue<ByteBuf> answered = new LinkedBlockingQueue<>();
    private HttpServer server;

    @BeforeEach
    void listen() throws Exception {
        server = done(vertx.createHttpServer()
                .requestHandler(this::answer)
                .listen(0, "127.0.0.1")
                .toCompletionStage());
    }

    @AfterEach
    void close() throws Exception {
        done(vertx.close().toCompletionStage());
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpVersion.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void whenAllOfItWasSent(HttpVersion version) throws Exception {
        HttpClientResponse response = get(version, "/200");
        var all = response.body();
        response.resume();
        var body = done(all.toCompletionStage());
        assertThat(body.length()).isEqualTo(SIZE);
        assertThat(body.getByte(0)).isEqualTo((byte) 7);
        assertThat(body.getByte(SIZE - 1)).isEqualTo((byte) 7);
        assertReleased();
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpVersion.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void whenNothingChanged(HttpVersion version) throws Exception {
        assertThat(get(version, "/304").statusCode()).isEqualTo(304);
        assertReleased();
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpVersion.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void whenTheClientLeavesInTheMiddle(HttpVersion version) throws Exception {
        if (version == HttpVersion.HTTP_2) {
            HttpClientResponse response = get(version, "/200");
            response.request().reset();
        } else {
            leave();
        }
        assertReleased();
    }

    /** A client that reads a little and closes. */
    private void leave() throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.actualPort())) {
            socket.getOutputStream()
                    .write("GET /200 HTTP/1.1\r\nHost: localhost\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(socket.getInputStream().readNBytes(100)).hasSize(100);
        }
    }

    /** The response, paused. */
    private HttpClientResponse get(HttpVersion version, String path) throws Exception {
        HttpClient client = vertx.createHttpClient(
                new HttpClientOptions().setProtocolVersion(version).setHttp2ClearTextUpgrade(false));
        return done(client.request(HttpMethod.GET, server.actualPort(), "127.0.0.1", path)
                .compose(request -> request.send().map(HttpClientResponse::pause))
                .toCompletionStage());
    }

    private void answer(HttpServerRequest request) {
        PageMemory.Sheet sheet = memory.sheet();
        ByteBuffer room = sheet.of(SIZE);
        while (room.hasRemaining()) {
            room.put((byte) 7);
        }
        answered.add(sheet.bytes());
        int status = Integer.parseInt(request.path().substring(1));
        new Answer(Reply.of(status), sheet.bytes()).send(request.response());
    }

    private void assertReleased() throws InterruptedException {
        ByteBuf bytes = answered.poll(5, TimeUnit.SECONDS);
        assertThat(bytes).isNotNull();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(5);
        while (bytes.refCnt() > 0 && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        assertThat(bytes.refCnt()).isZero();
    }

    private static <T> T done(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
