// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.access.SendMemory;
import dev.tidemark.server.http.Reply;
import dev.tidemark.server.log.Page.FilePart;
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
import java.io.UncheckedIOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The memory of a page goes back once and only once, however its answer ends. */
class AnswerTest {

    /** More than sockets take without a reader. */
    private static final int LARGE = 16 << 20;

    /** What comes from the pool. */
    private static final int USUAL = 1 << 20;

    private final Vertx vertx = Vertx.vertx();
    private final PageMemory memory = new PageMemory();
    private final SendMemory sending = new SendMemory(Long.MAX_VALUE);
    private final BlockingQueue<ByteBuf> answered = new LinkedBlockingQueue<>();
    private final AtomicInteger letGo = new AtomicInteger();
    private HttpServer server;

    @TempDir
    Path folder;

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
        List<HttpClientResponse> responses = new ArrayList<>();
        for (int fill = 0; fill < 20; fill++) {
            responses.add(get(version, "/200/" + fill + "/" + USUAL));
        }
        for (int fill = 0; fill < 20; fill++) {
            var all = responses.get(fill).body();
            responses.get(fill).resume();
            byte[] body = done(all.toCompletionStage()).getBytes();
            byte[] expected = new byte[USUAL];
            Arrays.fill(expected, (byte) fill);
            assertThat(Arrays.equals(body, expected)).as("answer %d", fill).isTrue();
        }
        assertReleased(20);
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpVersion.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void whenNothingChanged(HttpVersion version) throws Exception {
        assertThat(get(version, "/304/1/" + USUAL).statusCode()).isEqualTo(304);
        assertReleased(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = HttpVersion.class,
            names = {"HTTP_1_1", "HTTP_2"})
    void whenTheClientLeavesInTheMiddle(HttpVersion version) throws Exception {
        if (version == HttpVersion.HTTP_2) {
            HttpClientResponse response = get(version, "/200/1/" + LARGE);
            response.request().reset();
        } else {
            leave("/200/1/" + LARGE);
        }
        assertReleased(1);
    }

    @Test
    void whatLiesInFilesIsSentFromThereInItsPlace() throws Exception {
        HttpClient client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(1));
        for (int i = 1; i <= 3; i++) {
            byte[] body = done(client.request(
                                    HttpMethod.GET,
                                    server.actualPort(),
                                    "127.0.0.1",
                                    "/200/" + i + "/" + LARGE + "/file")
                            .compose(request -> request.send().compose(HttpClientResponse::body))
                            .toCompletionStage())
                    .getBytes();
            byte[] expected = new byte[2 * LARGE + 3];
            Arrays.fill(expected, (byte) i);
            expected[0] = '[';
            expected[LARGE + 1] = ',';
            expected[2 * LARGE + 2] = ']';
            assertThat(Arrays.equals(body, expected)).isTrue();
            assertLetGo(2 * i);
        }
    }

    @Test
    void whatLiesInFilesIsLetGoIfNothingChanged() throws Exception {
        assertThat(get(HttpVersion.HTTP_1_1, "/304/1/" + USUAL + "/file").statusCode())
                .isEqualTo(304);
        assertLetGo(2);
    }

    @Test
    void whatLiesInFilesIsLetGoIfTheClientLeavesInTheMiddle() throws Exception {
        leave("/200/1/" + LARGE + "/file");
        assertLetGo(2);
    }

    @Test
    void whatLiesInFilesIsCopiedForHttp2() throws Exception {
        assertThat(get(HttpVersion.HTTP_2, "/200/1/" + USUAL + "/file").statusCode())
                .isEqualTo(501);
    }

    private void assertLetGo(int parts) throws Exception {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (letGo.get() < parts && System.nanoTime() < deadline) {
            Thread.sleep(5);
        }
        assertThat(letGo).hasValue(parts);
    }

    /** A client that reads a little and closes. */
    private void leave(String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", server.actualPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
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

    /** The path says with which status to answer, and with how many bytes of which kind. */
    private void answer(HttpServerRequest request) {
        String[] asked = request.path().split("/");
        PageMemory.Sheet sheet = memory.sheet(PlainConnection.of(request));
        if (asked.length > 4) {
            answerFromFile(sheet, asked, request);
            return;
        }
        ByteBuffer room = sheet.of(Integer.parseInt(asked[3]));
        while (room.hasRemaining()) {
            room.put(Byte.parseByte(asked[2]));
        }
        answered.add(sheet.bytes().retain());
        new Answer(Reply.of(Integer.parseInt(asked[1])), sheet.bytes(), sending).send(request);
    }

    private void answerFromFile(PageMemory.Sheet sheet, String[] asked, HttpServerRequest request) {
        if (!sheet.takesFiles()) {
            request.response().setStatusCode(501).end();
            return;
        }
        int size = Integer.parseInt(asked[3]);
        sheet.of(1).put((byte) '[');
        sheet.take(part(Byte.parseByte(asked[2]), size));
        sheet.of(1).put((byte) ',');
        sheet.take(part(Byte.parseByte(asked[2]), size));
        sheet.of(1).put((byte) ']');
        sheet.answer(Reply.of(Integer.parseInt(asked[1])), sending).send(request);
    }

    /** What is wanted lies in the middle of the file, which stays open. */
    private FilePart part(byte fill, int size) {
        try {
            Path file = folder.resolve("file-" + fill);
            if (!Files.exists(file)) {
                byte[] content = new byte[size + 20];
                Arrays.fill(content, 10, size + 10, fill);
                Files.write(file, content);
            }
            return new FilePart(FileChannel.open(file), 10, size, letGo::incrementAndGet);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private void assertReleased(int answers) throws Exception {
        List<ByteBuf> all = new ArrayList<>();
        for (int i = 0; i < answers; i++) {
            ByteBuf bytes = answered.poll(5, TimeUnit.SECONDS);
            assertThat(bytes).isNotNull();
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
            while (bytes.refCnt() > 1 && System.nanoTime() < deadline) {
                Thread.sleep(5);
            }
            assertThat(bytes.refCnt()).as("once").isLessThanOrEqualTo(1);
            all.add(bytes);
        }
        close(); // whatever was on its way is over
        assertThat(sending.waiting()).isZero();
        assertThat(all)
                .allSatisfy(
                        bytes -> assertThat(bytes.refCnt()).as("and only once").isEqualTo(1));
    }

    private static <T> T done(CompletionStage<T> stage) throws Exception {
        return stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
