// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import dev.tidemark.conformance.wire.EventSession.Silence;
import dev.tidemark.conformance.wire.message.Event;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.conformance.wire.socket.Network;
import dev.tidemark.conformance.wire.socket.Trust;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.MachineTooSlow;
import dev.tidemark.reports.contract.NotTested;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a server does, an exchange with it ends within its bound, with the outcome that the server has deserved. */
@Timeout(20)
class HostileServersTest {

    private static final Duration LIMIT = Duration.ofMillis(700);
    private static final String OK = "HTTP/1.1 200 OK\r\n";

    private HostileServer server;

    /** The ways to wait for an answer. */
    enum Way {
        REST_ASSURED(wire -> request -> wire.send(request)),
        POOLED(wire -> request -> wire.sendPlain(request)),
        ASYNC(wire -> request -> {
            try {
                return wire.sendAsync(request).join();
            } catch (java.util.concurrent.CompletionException failed) {
                if (failed.getCause() instanceof Error error) {
                    throw error;
                }
                throw (RuntimeException) failed.getCause();
            }
        }),
        RAW(wire -> request -> wire.sendRaw(request).asResponse());

        private final Function<Wire, Function<Request, Response>> sending;

        Way(Function<Wire, Function<Request, Response>> sending) {
            this.sending = sending;
        }

        Response send(Wire wire, Request request) {
            return sending.apply(wire).apply(request);
        }
    }

    @AfterEach
    void stop() {
        if (server != null) {
            server.close();
        }
    }

    @ParameterizedTest
    @EnumSource
    void aHeaderThatTricklesIsTooSlow(Way way) throws IOException {
        server = HostileServer.that(asked -> trickle(asked, OK + "X: ", "y"));
        assertThat(failure(way)).isInstanceOf(Broken.class).hasMessageContaining("within 700 ms");
    }

    @ParameterizedTest
    @EnumSource
    void aBodyThatTricklesIsTooSlow(Way way) throws IOException {
        server = HostileServer.that(asked -> trickle(asked, OK + "Content-Length: 100000\r\n\r\n", "z"));
        assertThat(failure(way))
                .isInstanceOf(Broken.class)
                .hasMessageContaining("within 700 ms")
                .hasMessageContaining("bytes had come");
    }

    @ParameterizedTest
    @EnumSource
    void silenceIsTooSlow(Way way) throws IOException {
        server = HostileServer.that(asked -> asked.rest().read());
        assertThat(failure(way)).isInstanceOf(Broken.class).hasMessageContaining("no answer");
    }

    @ParameterizedTest
    @EnumSource
    void aBodyWithoutEndIsTooLarge(Way way) throws IOException {
        server = HostileServer.that(asked -> endless(asked, OK + "\r\n", "0123456789".repeat(1000)));
        assertThat(failure(way, Duration.ofSeconds(10)))
                .isInstanceOf(Broken.class)
                .hasMessageContaining("at most 4194304 bytes");
    }

    @ParameterizedTest
    @EnumSource
    void aHeaderWithoutEndIsTooLarge(Way way) throws IOException {
        server = HostileServer.that(asked -> endless(asked, OK, "X-More: " + "y".repeat(1000) + "\r\n"));
        assertThat(failure(way, Duration.ofSeconds(10)))
                .isInstanceOf(Broken.class)
                .hasMessageContaining("at most");
    }

    @ParameterizedTest
    @EnumSource
    void interimAnswersWithoutEndAreTooLarge(Way way) throws IOException {
        server = HostileServer.that(asked -> endless(asked, "", "HTTP/1.1 103 Early Hints\r\n\r\n"));
        assertThat(failure(way, Duration.ofSeconds(10)))
                .isInstanceOf(Broken.class)
                .hasMessageContaining("at most");
    }

    @ParameterizedTest
    @EnumSource
    void interimAnswersArePassedOver(Way way) throws IOException {
        server = HostileServer.answering("HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n"
                + "HTTP/1.1 103 Early Hints\r\n\r\n" + OK + "X-Final: yes\r\nContent-Length: 2\r\n\r\nok");
        var answer = way.send(wire(), get());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("X-Final")).contains("yes");
        assertThat(answer.text()).isEqualTo("ok");
    }

    @ParameterizedTest
    @EnumSource
    void anAnswerThatIsNotHttpIsToldInASentence(Way way) throws IOException {
        for (var garbage : List.of(
                "\r\n",
                "SSH-2.0-OpenSSH\r\n",
                "HTTP/1.1\r\n\r\n",
                "HTTP/1.1 abc\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "\0\0\u0012\4\0\0\0\0\0\0\3\0\0\0\u0064\0\4\0\1\0\0")) {
            try (var odd = HostileServer.answering(garbage)) {
                var failure = catchThrowable(() -> way.send(
                        wire(),
                        Request.of("POST", odd.uri())
                                .with("Content-Type", "text/plain")
                                .body(new byte[1])));
                assertThat(failure).as(garbage).isInstanceOf(TransportFailure.class);
                assertThat(failure.getMessage()).doesNotContain("Exception").doesNotContain("\0");
            }
        }
    }

    @Test
    void aPortForHttp2AloneIsToldAsSuch() throws IOException {
        server = HostileServer.answering("\0\0\u0012\4\0\0\0\0\0\0\3\0\0\0\u0064\0\4\0\1\0\0");
        assertThat(failure(Way.POOLED)).hasMessageContaining("answers in HTTP/2");
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RAW")
    void codedAnswersAreDecodedAndRemarkedOnce(Way way) throws IOException {
        for (var coding : List.of("gzip", "x-gzip", "deflate")) {
            var wire = wire();
            try (var odd = HostileServer.that(asked -> Coded.answer(asked, coding, "the text"))) {
                for (int i = 0; i < 2; i++) {
                    assertThat(way.send(wire, Request.of("GET", odd.uri())).text())
                            .isEqualTo("the text");
                }
                assertThat(wire.remarks()).singleElement().asString().contains("identity was asked");
            }
        }
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RAW")
    void anUnknownCodingIsToldInASentence(Way way) throws IOException {
        server = HostileServer.answering(OK + "Content-Encoding: br\r\nContent-Length: 1\r\n\r\nx");
        assertThat(failure(way))
                .isInstanceOf(TransportFailure.class)
                .hasMessageContaining("content coding 'br' although identity was asked");
    }

    @ParameterizedTest
    @EnumSource
    void identityIsAskedOfEveryRequestThatAsksNothingElse(Way way) throws IOException {
        server = HostileServer.that(asked -> {
            var coding = asked.head()
                    .lines()
                    .filter(line -> line.startsWith("Accept-Encoding"))
                    .toList();
            reply(asked, 200, "", String.join("|", coding));
            asked.hangUp();
        });
        assertThat(way.send(wire(), get()).text()).isEqualTo("Accept-Encoding: identity");
        assertThat(way.send(wire(), get().with("Accept-Encoding", "br")).text()).isEqualTo("Accept-Encoding: br");
    }

    @Test
    void connectionsDroppedWhileIdleAreNoFailure() throws IOException {
        server = HostileServer.that(asked -> {
            asked.readBody();
            if (asked.number() % 2 == 1) {
                reply(asked, 200, "", "ok");
            } else {
                asked.hangUp();
            }
        });
        var wire = wire();
        for (int i = 0; i < 6; i++) {
            assertThat(wire.sendPlain(get()).text()).isEqualTo("ok");
        }
    }

    @Test
    void aPostOnADroppedConnectionIsLostAndNotSentTwice() throws IOException {
        server = HostileServer.that(asked -> {
            asked.readBody();
            if (asked.head().startsWith("GET")) {
                reply(asked, 200, "", "ok");
            } else {
                asked.hangUp();
            }
        });
        var wire = wire();
        wire.sendPlain(get());
        var failure = catchThrowable(() -> wire.sendPlain(post(1)));
        assertThat(failure).isInstanceOf(ConnectionLost.class);
        assertThat(((ConnectionLost) failure).fresh()).isFalse();
        assertThat(server.requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionClosedWithoutAByteOnceIsNoFailure(Way way) throws IOException {
        server = HostileServer.that(asked -> {
            if (asked.number() == 2) {
                reply(asked, 200, "", "ok");
            }
            asked.hangUp();
        });
        assertThat(way.send(wire(), get()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @EnumSource
    void aConnectionAlwaysClosedWithoutAByteIsTheServersAnswer(Way way) throws IOException {
        server = HostileServer.that(HostileServer.Asked::hangUp);
        assertThat(failure(way))
                .isInstanceOf(Broken.class)
                .hasMessageContaining("the connection was closed without one byte, twice");
        assertThat(server.requests()).isEqualTo(2);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RAW")
    void aRefusalBeforeTheWholeBodyIsReadWhenTheScenarioIsAboutIt(Way way) throws IOException {
        server = HostileServer.that(asked -> {
            reply(asked, 413, "Connection: close\r\n", "too large");
            pause(50);
            asked.hangUp();
        });
        var wire = wire();
        wire.isAbout(413);
        assertThat(way.send(wire, post(6_000_000)).status()).isEqualTo(413);
    }

    @Test
    void aRefusedSizeDecidesNothingWhenNoLimitIsDeclared() throws IOException {
        server = HostileServer.that(asked -> {
            asked.readBody();
            reply(asked, 413, "", "too large");
        });
        assertThat(catchThrowable(() -> wire().send(post(2000))))
                .isInstanceOf(NotTested.class)
                .hasMessageContaining("no body of 2000 bytes")
                .hasMessageContaining("limits.bodyBytes");
    }

    @Test
    void aStreamThatIsFullIsToldByWhatItTookBefore() throws IOException {
        server = HostileServer.that(asked -> {
            asked.readBody();
            reply(asked, asked.number() <= 3 ? 204 : 413, "", "");
        });
        var wire = wire();
        List.of(500, 2000, 2000).forEach(bytes -> wire.send(post(bytes)));
        assertThat(catchThrowable(() -> wire.send(post(2000))))
                .isInstanceOf(NotTested.class)
                .hasMessageContaining(
                        "an append of 2000 bytes was refused after 4500 bytes had been stored in that stream,"
                                + " a body of 2000 bytes among them")
                .hasMessageContaining("raise its limit for the whole stream")
                .hasMessageNotContaining("limits.bodyBytes");
        assertThat(catchThrowable(() -> wire.send(post(3000))))
                .hasMessageContaining("an append of 3000 bytes was refused after 4500 bytes had been stored")
                .hasMessageContaining("the stream or the body")
                .hasMessageContaining("limits.bodyBytes");
    }

    @Test
    void nothingBeyondTheDeclaredLimitIsSent() throws IOException {
        server = HostileServer.that(asked -> reply(asked, 200, "", ""));
        var wire = new Wire(new Access(List.of(), "", LIMIT, OptionalLong.of(1000), new Network(Trust.ofSystem())));
        assertThat(catchThrowable(() -> wire.send(post(1001)))).isInstanceOf(NotTested.class);
        assertThat(server.requests()).isZero();
    }

    @Test
    void noRoomDecidesNothing() throws IOException {
        server = HostileServer.answering("HTTP/1.1 507 No\r\nContent-Length: 0\r\n\r\n");
        assertThat(catchThrowable(() -> wire().send(post(1)))).isInstanceOf(NotTested.class);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "RAW")
    void aTargetThatAsksToWaitIsAskedAgain(Way way) throws IOException {
        for (var status : List.of(429, 503)) {
            var wire = wire();
            try (var busy = HostileServer.that(asked -> {
                asked.readBody();
                reply(asked, asked.number() == 1 ? status : 200, "Retry-After: 0\r\n", "");
            })) {
                assertThat(way.send(wire, Request.of("GET", busy.uri())).status())
                        .isEqualTo(200);
                assertThat(wire.remarks()).singleElement().asString().contains("asked to wait 1 time");
            }
        }
    }

    @Test
    void aTargetThatAsksToWaitWithoutEndDecidesNothing() throws IOException {
        server = HostileServer.that(asked -> reply(asked, 429, "Retry-After: 0\r\n", ""));
        assertThat(catchThrowable(() -> wire().send(get())))
                .isInstanceOf(NotTested.class)
                .hasMessageContaining("--parallel");
    }

    @Test
    void busyWithoutATimeIsHandedOut() throws IOException {
        server = HostileServer.that(asked -> reply(asked, asked.head().startsWith("GET") ? 503 : 429, "", ""));
        assertThat(wire().send(get()).status()).isEqualTo(503);
        assertThat(wire().send(post(1)).status()).isEqualTo(429);
        assertThat(server.requests()).isEqualTo(5);
    }

    @Test
    void aScenarioAboutLimitsGetsItsAnswers() throws IOException {
        server = HostileServer.that(asked -> reply(asked, 429, "Retry-After: 5\r\n", ""));
        var wire = wire();
        wire.isAbout(429);
        assertThat(wire.send(get()).status()).isEqualTo(429);
    }

    @Test
    void eventsWithoutEndAreTooMany() throws IOException {
        server = HostileServer.that(
                asked -> endless(asked, OK + "Content-Type: text/event-stream\r\n\r\n", "data: x\n\n".repeat(100)));
        try (var session = wire().openRaw(get())) {
            assertThat(catchThrowable(() -> session.await(events -> false, Duration.ofSeconds(10))))
                    .isInstanceOf(Broken.class)
                    .hasMessageContaining("at most 50000 events");
        }
    }

    @Test
    void anEventLineWithoutEndIsTooLarge() throws IOException {
        server = HostileServer.that(
                asked -> endless(asked, OK + "Content-Type: text/event-stream\r\n\r\ndata: ", "x".repeat(1000)));
        try (var session = wire().open(get())) {
            assertThat(catchThrowable(() -> session.next(Duration.ofSeconds(10))))
                    .isInstanceOf(Broken.class)
                    .hasMessageContaining("at most 4194304 bytes");
        }
    }

    @Test
    void theHeaderSectionOfAnEventStreamHasToComeInTime() throws IOException {
        server = HostileServer.that(asked -> trickle(asked, OK + "X: ", "y"));
        assertThat(catchThrowable(() -> wire().open(get()))).isInstanceOf(Broken.class);
    }

    @Test
    void anEventStreamMayBeginWithAByteOrderMark() throws IOException, Silence {
        server = HostileServer.answering(OK + "\r\n\u00ef\u00bb\u00bfevent: data\ndata: a\n\n");
        try (var session = wire().open(get())) {
            assertThat(session.next(Duration.ofSeconds(5))).contains(new Event("data", "a"));
            assertThat(session.next(Duration.ofSeconds(5))).isEmpty();
        }
    }

    @Test
    void eventsOfACodedStreamComeAsTheyAreFlushed() throws IOException, Silence {
        for (var coding : List.of("gzip", "deflate")) {
            try (var odd = HostileServer.that(asked -> Coded.flushed(asked, coding, "data: a\n\n"));
                    var session = wire().open(Request.of("GET", odd.uri()))) {
                assertThat(session.next(Duration.ofSeconds(5))).contains(new Event("message", "a"));
                assertThat(catchThrowable(() -> session.next(Duration.ofMillis(100))))
                        .isInstanceOf(Silence.class);
            }
        }
    }

    static Stream<Throwable> reasonsToGiveUp() {
        return Stream.of(new Broken("an end", "none"), new MachineTooSlow("there was no end"));
    }

    @ParameterizedTest
    @MethodSource("reasonsToGiveUp")
    void whatIsUnderWayCanBeGivenUp(Throwable reason) throws IOException {
        server = HostileServer.that(asked -> {
            if (asked.head().contains("event-stream")) {
                asked.write(OK + "\r\n: hello\n\n");
            }
            asked.rest().read();
        });
        var wire = new Wire(Map.of(), Duration.ofSeconds(60));
        var future = wire.sendAsync(get());
        var session = wire.open(get());
        var unfinished = wire.begin(post(10));
        var waits = Stream.<Runnable>of(
                        () -> wire.send(get()),
                        () -> wire.sendRaw(get()),
                        () -> wire.sendPlain(get()),
                        () -> unfinished.answer(),
                        () -> next(session))
                .map(wait -> java.util.concurrent.CompletableFuture.supplyAsync(
                        () -> catchThrowable(wait::run), task -> new Thread(task).start()))
                .toList();
        pause(300);
        wire.giveUp(() -> reason);
        for (var wait : waits) {
            assertThat(wait.join()).isSameAs(reason);
        }
        assertThat(catchThrowable(future::join)).cause().isSameAs(reason);
        assertThat(catchThrowable(() -> wire.send(get()))).isSameAs(reason);
        assertThat(catchThrowable(() -> wire.begin(post(10)))).isSameAs(reason);
        session.close();
    }

    @Test
    void theTranscriptKeepsWhatIsShown() throws IOException {
        server = HostileServer.answering(OK + "\r\n" + "x".repeat(100_000));
        var wire = wire();
        assertThat(wire.send(get()).body()).hasSize(100_000);
        var kept = wire.transcript().exchanges().get(0);
        assertThat(kept.response().body()).hasSize(4000);
        assertThat(kept.responseBytes()).isEqualTo(100_000);
    }

    private static void next(EventSession session) {
        try {
            session.next(Duration.ofSeconds(60));
        } catch (Silence silence) {
            throw new IllegalStateException(silence);
        }
    }

    private Request get() {
        return Request.of("GET", server.uri());
    }

    private Request post(int bytes) {
        return Request.of("POST", server.uri())
                .with("Content-Type", "text/plain")
                .body("x".repeat(bytes).getBytes(StandardCharsets.US_ASCII));
    }

    private static Wire wire() {
        return new Wire(Map.of(), LIMIT);
    }

    private Throwable failure(Way way) {
        return failure(way, LIMIT);
    }

    private Throwable failure(Way way, Duration limit) {
        return catchThrowable(() -> way.send(new Wire(Map.of(), limit), get()));
    }

    private static void reply(HostileServer.Asked asked, int status, String headers, String body) throws IOException {
        asked.write("HTTP/1.1 " + status + " X\r\n" + headers + "Content-Length: " + body.length() + "\r\n\r\n" + body);
    }

    private static void trickle(HostileServer.Asked asked, String begin, String drop) throws IOException {
        asked.write(begin);
        for (int i = 0; i < 1000; i++) {
            asked.write(drop);
            pause(20);
        }
    }

    private static void endless(HostileServer.Asked asked, String begin, String more) throws IOException {
        asked.write(begin);
        while (!asked.socket().isClosed()) {
            asked.write(more);
        }
    }

    private static void pause(long millis) {
        java.util.concurrent.locks.LockSupport.parkNanos(millis * 1_000_000);
    }
}
