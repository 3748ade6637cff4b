// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.framed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.conformance.wire.Wire;
import dev.tidemark.conformance.wire.message.Arrival;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.socket.Transport;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.NotTested;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever a server does in a session of frames, it is seen as it was, and nobody waits longer than he wants to. */
@Timeout(20)
class FramedSessionTest {

    private static final Duration LIMIT = Duration.ofMillis(700);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final Duration MOMENT = Duration.ofMillis(300);

    private static final FrameWords WORDS = new FrameWords() {
        @Override
        public String received(byte[] message) {
            return "got " + text(message);
        }

        @Override
        public String sent(byte[] message) {
            return "said " + text(message);
        }
    };

    private Wire wire = new Wire(Map.of("X-Standing", "yes"), SOON);
    private FrameServer server;
    private FramedSession session;

    @AfterEach
    void stop() {
        if (session != null) {
            session.close();
        }
        if (server != null) {
            server.close();
        }
    }

    private void open(Transport transport, Consumer<HttpServerRequest> conduct) {
        server = new FrameServer(conduct);
        session = wire.openFrames(Request.of("GET", server.uri()), transport, Long.MAX_VALUE, WORDS);
    }

    private void opened(Transport transport, Consumer<HttpServerResponse> conduct) {
        open(transport, request -> conduct.accept(FrameServer.opened(request)));
    }

    private void begin(Transport transport, Consumer<HttpServerRequest> conduct) {
        server = new FrameServer(conduct);
        session = wire.beginFrames(Request.of("POST", server.uri()), transport, WORDS);
    }

    private FramedSession.Seen toEnd() {
        return session.await(frames -> false, SOON);
    }

    @ParameterizedTest
    @EnumSource
    void framesArriveInTheirOrderUpToTheEnd(Transport transport) {
        opened(transport, response -> {
            response.write(regular("one"));
            response.write(Buffer.buffer(Frame.regular(bytes("two"), Coding.GZIP)));
            response.end(Buffer.buffer(Frame.regular(bytes("three"), Coding.ZSTD)));
        });
        var seen = toEnd();
        assertThat(seen.frames()).extracting(frame -> text(frame.message())).containsExactly("one", "two", "three");
        assertThat(seen.end().how()).isEqualTo(Ending.COMPLETE);
        assertThat(session.answer().orElseThrow().status()).isEqualTo(200);
        assertThat(session.answer().orElseThrow().header("Content-Type")).contains("frames/test");
    }

    @ParameterizedTest
    @EnumSource
    void theTranscriptTellsFrameByFrame(Transport transport) {
        opened(
                transport,
                response -> response.end(regular("one")
                        .appendBytes(Frame.bytes(0x10, bytes("two")))
                        .appendBytes(Frame.terminal(503, "gone"))));
        toEnd();
        session.close();
        var exchange = wire.transcript().exchanges().get(0);
        assertThat(exchange.response().status()).isEqualTo(200);
        assertThat(exchange.responseBytes()).isEqualTo(7 + 7 + 10);
        assertThat(exchange.arrivals())
                .extracting(Arrival::what)
                .containsExactly(
                        "over " + transport,
                        "answer 200",
                        "frame of 7 bytes: got one",
                        "frame of 7 bytes, reconnect advised: got two",
                        "frame of 10 bytes: terminal, status 503 gone",
                        "the answer ends");
        assertThat(exchange.arrivals()).extracting(Arrival::after).isSorted();
    }

    @ParameterizedTest
    @EnumSource
    void theHeadersOfEveryRequestAreSent(Transport transport) {
        open(transport, request -> FrameServer.opened(request).end(regular(request.getHeader("x-standing"))));
        assertThat(text(toEnd().frames().get(0).message())).isEqualTo("yes");
    }

    @ParameterizedTest
    @EnumSource
    void largeMessagesArrive(Transport transport) {
        var large = "x".repeat(1 << 20);
        opened(transport, response -> response.end(regular(large).appendBuffer(regular("end"))));
        assertThat(toEnd().frames()).extracting(frame -> frame.message().length).containsExactly(1 << 20, 3);
    }

    @ParameterizedTest
    @EnumSource
    void anEndWithinAFrameIsTold(Transport transport) {
        opened(transport, response -> response.end(regular("one").appendBytes(new byte[] {0, 0, 9, 0, 1})));
        var seen = toEnd();
        assertThat(seen.frames()).hasSize(1);
        assertThat(seen.end().how()).isEqualTo(Ending.TRUNCATED);
        assertThat(seen.end().sentence()).isEqualTo("the body ends after 2 of 9 bytes of a frame");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsNoFrameIsToldAndNothingIsReadBehindIt(Transport transport) {
        opened(
                transport,
                response -> response.end(regular("one")
                        .appendBytes(Frame.bytes(0x40, bytes("no gzip")))
                        .appendBuffer(regular("two"))));
        var seen = toEnd();
        assertThat(seen.frames()).hasSize(1);
        assertThat(seen.end().how()).isEqualTo(Ending.MALFORMED);
        assertThat(seen.end().sentence()).contains("marked as gzip");
    }

    @ParameterizedTest
    @EnumSource
    void whatFollowsATerminalFrameIsSeen(Transport transport) {
        opened(
                transport,
                response ->
                        response.end(Buffer.buffer(Frame.terminal(500, "{}")).appendBuffer(regular("more"))));
        var seen = toEnd();
        assertThat(seen.frames()).hasSize(2);
        assertThat(seen.frames().get(0).isTerminal()).isTrue();
        assertThat(seen.terminal()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aRefusalIsAnAnswerWithItsBody(Transport transport) {
        open(transport, request -> request.response().setStatusCode(404).end("{\"code\":\"x\"}"));
        var answer = session.answer().orElseThrow();
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.text()).isEqualTo("{\"code\":\"x\"}");
        assertThat(toEnd().frames()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aFrameThatTricklesKeepsNobody(Transport transport) {
        opened(
                transport,
                response -> server.every(Duration.ofMillis(20), () -> response.write(Buffer.buffer(new byte[] {1}))));
        var begun = System.nanoTime();
        var seen = session.await(frames -> !frames.isEmpty(), MOMENT);
        assertThat(seen.ended()).isFalse();
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(3));
    }

    @ParameterizedTest
    @EnumSource
    void framesWithoutEndAreTooMuch(Transport transport) {
        opened(transport, response -> server.endlessly(response, regular("x".repeat(10_000))));
        assertThatThrownBy(this::toEnd).isInstanceOf(Broken.class).hasMessageContaining("at most 4194304 bytes");
    }

    @ParameterizedTest
    @EnumSource
    void emptyFramesWithoutEndAreTooMany(Transport transport) {
        opened(transport, response -> server.endlessly(response, Buffer.buffer(new byte[] {0, 0, 1, 0})));
        assertThatThrownBy(this::toEnd).isInstanceOf(Broken.class).hasMessageContaining("at most 50000 frames");
    }

    @ParameterizedTest
    @EnumSource
    void fewBytesThatBecomeManyAreRefused(Transport transport) {
        opened(transport, response -> response.end(Buffer.buffer(Frame.regular(new byte[10_000_000], Coding.GZIP))));
        assertThat(toEnd().end().how()).isEqualTo(Ending.MALFORMED);
    }

    @ParameterizedTest
    @EnumSource
    void aBreakIsTold(Transport transport) {
        opened(transport, response -> {
            response.write(regular("one"));
            server.after(Duration.ofMillis(50), () -> response.reset(2));
        });
        var seen = toEnd();
        assertThat(seen.frames()).hasSize(1);
        assertThat(seen.end().how()).isEqualTo(Ending.BROKEN);
        if (transport != Transport.HTTP_1_1) {
            assertThat(seen.end().sentence()).isEqualTo("the target reset the stream with INTERNAL_ERROR");
        }
    }

    @ParameterizedTest
    @EnumSource(names = "HTTP_1_1", mode = EnumSource.Mode.EXCLUDE)
    void aFarewellIsToldAndEndsNothing(Transport transport) {
        open(transport, request -> {
            var response = FrameServer.opened(request);
            request.connection().goAway(0, Integer.MAX_VALUE, Buffer.buffer("time to go"));
            server.after(Duration.ofMillis(50), () -> response.end(regular("one")));
        });
        var seen = toEnd();
        assertThat(seen.frames()).hasSize(1);
        assertThat(seen.end().how()).isEqualTo(Ending.COMPLETE);
        assertThat(session.farewell())
                .hasValueSatisfying(said -> assertThat(said).contains("NO_ERROR", "time to go"));
    }

    @ParameterizedTest
    @EnumSource(names = "HTTP_1_1", mode = EnumSource.Mode.EXCLUDE)
    void aFarewellToOthersOnlyIsAnEnd(Transport transport) {
        open(transport, request -> {
            FrameServer.opened(request);
            server.after(Duration.ofMillis(50), () -> request.connection().goAway(11, 0, Buffer.buffer()));
        });
        var seen = toEnd();
        assertThat(seen.end().how()).isEqualTo(Ending.BROKEN);
        // Vert.x resets the stream first
        assertThat(seen.end().sentence()).containsAnyOf("GOAWAY with ENHANCE_YOUR_CALM", "reset the stream");
    }

    @ParameterizedTest
    @EnumSource
    void noHeaderSectionIsNoAnswer(Transport transport) {
        wire = new Wire(Map.of(), LIMIT);
        assertThatThrownBy(() -> open(transport, request -> {}))
                .isInstanceOf(Broken.class)
                .hasMessageContaining("within 700 ms")
                .hasMessageContaining(transport == Transport.HTTP_1_1 ? "no answer" : "");
    }

    @ParameterizedTest
    @EnumSource
    void noHeaderSectionIsNoAnswerToWhatIsStreamedEither(Transport transport) {
        wire = new Wire(Map.of(), LIMIT);
        begin(transport, request -> request.handler(part -> {}));
        session.send(Frame.regular(bytes("hello"), Coding.NONE));
        assertThat(session.awaitSent(1, SOON)).isTrue();
        assertThatThrownBy(session::answer).isInstanceOf(Broken.class).hasMessageContaining("within 700 ms");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsSentArrivesAtOnceAndHalfClosingLeavesTheAnswerOpen(Transport transport) {
        begin(transport, FramedSessionTest::echo);
        session.send(Frame.regular(bytes("one"), Coding.NONE));
        assertThat(session.await(frames -> frames.size() == 1, SOON).frames()).hasSize(1);
        session.send(Frame.regular(bytes("two"), Coding.NONE));
        session.endRequest();
        var seen = toEnd();
        assertThat(seen.frames()).extracting(frame -> text(frame.message())).containsExactly("one", "two");
        assertThat(seen.end().how()).isEqualTo(Ending.COMPLETE);
        session.close();
        var exchange = wire.transcript().exchanges().get(0);
        assertThat(exchange.request().body()).hasSize(14);
        assertThat(exchange.arrivals())
                .extracting(Arrival::what)
                .contains("sent frame of 7 bytes: said one", "frame of 7 bytes: got one", "the request ends");
    }

    @ParameterizedTest
    @EnumSource
    void muchIsSentBothWays(Transport transport) {
        begin(transport, FramedSessionTest::echo);
        for (int i = 0; i < 400; i++) {
            session.send(Frame.regular(bytes("y".repeat(5_000)), Coding.NONE));
        }
        session.endRequest();
        assertThat(toEnd().frames()).hasSize(400);
    }

    @ParameterizedTest
    @EnumSource
    void onlyWhatIsAskedForIsRead(Transport transport) throws InterruptedException {
        var written = new AtomicLong();
        var full = new CountDownLatch(1);
        server = new FrameServer(request -> fill(FrameServer.opened(request), written, full));
        session = wire.openFrames(Request.of("GET", server.uri()), transport, 2, WORDS);
        assertThat(session.await(frames -> frames.size() > 2, MOMENT).frames()).hasSize(2);
        if (transport != Transport.HTTP_1_1) {
            // what the operating system takes of a connection is its own affair
            assertThat(full.await(SOON.toMillis(), TimeUnit.MILLISECONDS)).isTrue();
        }
        session.ask(1);
        assertThat(session.await(frames -> frames.size() == 3, SOON).frames()).hasSize(3);
        session.askForAll();
        assertThat(session.await(frames -> frames.size() >= 30, SOON).frames()).hasSizeGreaterThanOrEqualTo(30);
    }

    @ParameterizedTest
    @EnumSource
    void aServerThatTakesNothingKeepsNobody(Transport transport) {
        var asked = new AtomicInteger();
        begin(transport, request -> {
            request.pause();
            FrameServer.opened(request);
            asked.incrementAndGet();
        });
        for (int i = 0; i < 30; i++) {
            session.send(Frame.regular(new byte[1 << 20], Coding.NONE));
        }
        assertThat(session.awaitSent(30, MOMENT)).isFalse();
        assertThat(session.answer().orElseThrow().status()).isEqualTo(200);
        assertThat(asked).hasValue(1);
    }

    @ParameterizedTest
    @EnumSource
    void givingUpEndsWhatWaits(Transport transport) {
        opened(transport, response -> {});
        wire.giveUp(() -> new IllegalStateException("enough"));
        assertThatThrownBy(this::toEnd)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("enough");
    }

    @ParameterizedTest
    @EnumSource(names = "HTTP_1_1", mode = EnumSource.Mode.EXCLUDE)
    void whereThereIsNoHttp2NothingIsTested(Transport transport) throws IOException {
        try (var listening = new ServerSocket(0, 5, InetAddress.getByName("127.0.0.1"))) {
            serveOnce(listening, "HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
            var uri = URI.create("http://127.0.0.1:" + listening.getLocalPort() + "/");
            assertThatThrownBy(() -> wire.openFrames(Request.of("GET", uri), transport, 1, WORDS))
                    .isInstanceOf(NotTested.class)
                    .hasMessageContaining(transport == Transport.HTTP_2 ? "prior knowledge" : "h2c");
        }
    }

    @Test
    void thereIsNoUpgradeWithTls() {
        assertThatThrownBy(() -> wire.openFrames(
                        Request.of("GET", URI.create("https://127.0.0.1:1/")), Transport.HTTP_2_UPGRADE, 1, WORDS))
                .isInstanceOf(NotTested.class)
                .hasMessageContaining("without TLS");
    }

    private static void serveOnce(ServerSocket listening, String answer) {
        var serving = new Thread(() -> {
            try (var socket = listening.accept()) {
                socket.getInputStream().read(new byte[1000]);
                socket.getOutputStream().write(answer.getBytes(StandardCharsets.US_ASCII));
                socket.getOutputStream().flush();
                socket.getInputStream().read(new byte[1000]);
            } catch (IOException gone) {
                // the client has seen enough
            }
        });
        serving.setDaemon(true);
        serving.start();
    }

    private static void echo(HttpServerRequest request) {
        var response = FrameServer.opened(request);
        request.handler(response::write);
        request.endHandler(over -> response.end());
    }

    /** Writes frames of 10 000 bytes until nobody takes them, and goes on when somebody does. */
    private static void fill(HttpServerResponse response, AtomicLong written, CountDownLatch full) {
        while (!response.writeQueueFull() && !response.ended() && written.get() < 300) {
            written.incrementAndGet();
            response.write(regular("z".repeat(10_000)));
        }
        if (response.writeQueueFull()) {
            full.countDown();
            response.drainHandler(room -> fill(response, written, full));
        }
    }

    private static Buffer regular(String text) {
        return Buffer.buffer(Frame.regular(bytes(text), Coding.NONE));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
