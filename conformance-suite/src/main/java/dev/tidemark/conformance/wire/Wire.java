// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import dev.tidemark.conformance.wire.framed.FrameWords;
import dev.tidemark.conformance.wire.framed.FramedSession;
import dev.tidemark.conformance.wire.http2.NoHttp2;
import dev.tidemark.conformance.wire.message.Exchange;
import dev.tidemark.conformance.wire.message.Header;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.conformance.wire.message.Transcript;
import dev.tidemark.conformance.wire.socket.Flight;
import dev.tidemark.conformance.wire.socket.RawAnswer;
import dev.tidemark.conformance.wire.socket.RawEventSession;
import dev.tidemark.conformance.wire.socket.SocketSender;
import dev.tidemark.conformance.wire.socket.Transport;
import dev.tidemark.conformance.wire.socket.UnderWay;
import dev.tidemark.conformance.wire.socket.Unfinished;
import dev.tidemark.reports.contract.NotTested;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * The wire of one scenario: sends requests with the target's own headers and records every exchange. Every answer is bounded: in time from
 * its first byte to its last, and in size by a multiple of what the scenario has written.
 */
public final class Wire {

    private static final int STACK = 256 * 1024;

    /** Daemon threads, so that a run that ends early is not held up by answers that never come. */
    private static final Executor THREADS = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(null, task, "wire", STACK);
        thread.setDaemon(true);
        return thread;
    });

    private final Access access;
    private final UnderWay underWay = new UnderWay();
    private final Journal journal;
    private final Refusals refusals;
    private final Asking asking;
    private final SocketSender sockets;
    private final RestAssuredSender restAssured;

    public Wire(Access access) {
        this.access = access;
        this.journal = new Journal(access, underWay);
        this.refusals = new Refusals(access.bodyBytes());
        this.asking = new Asking(journal, refusals, underWay);
        this.sockets = new SocketSender(access.network());
        this.restAssured = new RestAssuredSender(sockets);
    }

    /**
     * @param standing headers sent with every request (authentication and alike)
     * @param limit how long an answer may take unless a call says otherwise
     */
    public Wire(Map<String, String> standing, Duration limit) {
        this(Access.simple(standing, limit));
    }

    public Transcript transcript() {
        return journal.transcript();
    }

    /** Records a request that the target sent, and what it was answered. */
    public void delivered(Exchange exchange) {
        journal.delivered(exchange);
    }

    /**
     * How much of this span it was the target's turn, for one exchange or another; the rest passed on this side.
     *
     * @param from as in {@link System#nanoTime()}
     * @param to likewise
     */
    public Duration targetTime(long from, long to) {
        return journal.targetTime().within(from, to);
    }

    /** What is to be told of the exchanges without a verdict: unasked content codings, and how long the target asked to wait. */
    public List<String> remarks() {
        var all = new ArrayList<>(journal.remarks());
        asking.patience().remark().ifPresent(all::add);
        return all;
    }

    /**
     * Ends every exchange under way and every later one at once for this reason: answers that are waited for, futures, open event streams
     * and unfinished requests. Told twice, the first reason stays.
     *
     * @param reason makes an error or an unchecked exception, once for each exchange
     */
    public void giveUp(Supplier<? extends Throwable> reason) {
        underWay.giveUp(reason);
    }

    /**
     * The scenario is about answers with this status, such as 413 or 429: they are handed out as they come. Otherwise a target that asks to
     * wait is waited for, and one that has no room makes the scenario NOT TESTED.
     */
    public void isAbout(int... statuses) {
        for (var status : statuses) {
            refusals.about(status);
        }
    }

    /** Sends the request and waits for the whole answer. */
    public Response send(Request request) {
        return send(request, access.answer());
    }

    /**
     * Sends the request and waits for the whole answer.
     *
     * @throws dev.tidemark.reports.contract.Broken when it is not there within the limit, is too large, or the connection is closed instead
     *     again and again
     * @throws dev.tidemark.reports.contract.NotTested when the target has no room, or asks to wait without end
     * @throws TransportFailure when the connection breaks
     */
    public Response send(Request request, Duration within) {
        var complete = complete(request);
        var preparing = Phase.isPreparing();
        var plain = !Phase.isActing() || !RestAssuredSender.canSend(complete);
        return asking.ask(
                complete,
                within,
                preparing,
                (fresh, flight) -> plain
                        ? sockets.send(complete, fresh || Phase.isActing(), flight)
                        : restAssured.send(complete, flight));
    }

    /** Sends without waiting; for bulk and for concurrent requests. The future fails like {@link #send}. */
    public CompletableFuture<Response> sendAsync(Request request, Duration within) {
        var complete = complete(request);
        var preparing = Phase.isPreparing();
        return CompletableFuture.supplyAsync(
                () -> asking.ask(complete, within, preparing, (fresh, flight) -> sockets.send(complete, fresh, flight)),
                THREADS);
    }

    public CompletableFuture<Response> sendAsync(Request request) {
        return sendAsync(request, access.answer());
    }

    /** Sends over the pooled connections and waits for the whole answer; like {@link #send}, but without a client of a third party. */
    public Response sendPlain(Request request, Duration within) {
        var complete = complete(request);
        return asking.ask(
                complete, within, Phase.isPreparing(), (fresh, flight) -> sockets.send(complete, fresh, flight));
    }

    public Response sendPlain(Request request) {
        return sendPlain(request, access.answer());
    }

    /** Writes the request byte by byte and reads until the server closes: shows what really follows the header section. */
    public RawAnswer sendRaw(Request request) {
        var complete = complete(request);
        var at = Instant.now();
        var answer = asking.once(complete, access.answer(), (fresh, flight) -> sockets.sendRaw(complete, flight));
        journal.record(at, complete, answer.asResponse());
        return answer;
    }

    /** Sends the whole request and closes the connection without waiting for an answer, as a client does that crashes. */
    public void sendAndHangUp(Request request) {
        var complete = complete(request);
        var at = Instant.now();
        asking.once(complete, access.answer(), (fresh, flight) -> {
            sockets.sendAndHangUp(complete, flight);
            return complete;
        });
        journal.note(at, complete, "the client hung up before the answer");
    }

    /** Begins a request with a body of at least two bytes and leaves the server waiting for the rest. */
    public Unfinished begin(Request request) {
        var complete = complete(request);
        var at = Instant.now();
        return asking.once(
                complete,
                access.answer(),
                (fresh, flight) -> sockets.begin(complete, flight, response -> journal.record(at, complete, response)));
    }

    /** Opens an event stream; the answer's header section has arrived when this returns. */
    public EventSession open(Request request) {
        return new EventSession(openRaw(request.with("Accept", "text/event-stream")));
    }

    /** Opens an event stream whose events are looked at as they were sent; the answer's header section has arrived when this returns. */
    public RawEventSession openRaw(Request request) {
        return openRaw(request, false);
    }

    /** The same, but nothing of the body is read until {@link RawEventSession#readOn()}. */
    public RawEventSession openPaused(Request request) {
        return openRaw(request, true);
    }

    private RawEventSession openRaw(Request request, boolean paused) {
        var complete = complete(request);
        var at = Instant.now();
        return asking.once(
                complete,
                access.answer(),
                (fresh, flight) -> RawEventSession.of(
                        complete,
                        sockets.open(complete, flight),
                        paused,
                        flight,
                        response -> journal.record(at, complete, response)));
    }

    /**
     * Opens a session of frames that the target sends; the answer's header section has arrived when this returns.
     *
     * @param asked how many frames are read before somebody asks for more
     * @throws dev.tidemark.reports.contract.NotTested when the target does not speak HTTP/2 so
     */
    public FramedSession openFrames(Request request, Transport transport, long asked, FrameWords words) {
        return frames(request, transport, false, asked, words);
    }

    /**
     * Begins a session of frames in both directions; the header section of the request was sent when this returns, whether an answer comes or not.
     *
     * @throws dev.tidemark.reports.contract.NotTested when the target does not speak HTTP/2 so
     */
    public FramedSession beginFrames(Request request, Transport transport, FrameWords words) {
        return frames(request, transport, true, Long.MAX_VALUE, words);
    }

    private FramedSession frames(Request request, Transport transport, boolean streamed, long asked, FrameWords words) {
        var complete = complete(request);
        var at = Instant.now();
        var opening = new FramedSession.Opening(complete, "over " + transport, System.nanoTime(), asked, words);
        return asking.once(complete, access.answer(), (fresh, flight) -> {
            try {
                var duplex = sockets.duplex(complete, transport, streamed, flight);
                return FramedSession.of(
                        opening,
                        duplex,
                        flight,
                        (sent, sentBytes, answer, answerBytes, arrivals) -> journal.streamed(
                                at,
                                sentBytes == 0 ? complete : complete.body(sent),
                                sentBytes,
                                answer,
                                answerBytes,
                                arrivals));
            } catch (NoHttp2 not) {
                throw without(transport, at, complete, flight, not);
            }
        });
    }

    /** A target has not to speak HTTP/2; one that says nothing at all has given no answer. */
    private NotTested without(Transport transport, Instant at, Request request, Flight flight, NoHttp2 not)
            throws NoHttp2 {
        if (flight.cut() != null) {
            throw not;
        }
        journal.note(at, request, "over " + transport + ": " + not.getMessage());
        return new NotTested(not.getMessage());
    }

    private Request complete(Request request) {
        var headers = new ArrayList<>(request.headers());
        access.headers().stream()
                .filter(standing -> !isOwnCredential(standing, request))
                .forEach(headers::add);
        if (headers.stream().noneMatch(header -> header.name().equalsIgnoreCase("Accept-Encoding"))) {
            headers.add(new Header("Accept-Encoding", "identity"));
        }
        return new Request(
                request.method(), access.complete(request.uri()), headers, request.body(), request.chunked());
    }

    /** A token that a request carries takes the place of the credentials that all others have. */
    private static boolean isOwnCredential(Header standing, Request request) {
        return standing.name().equalsIgnoreCase("Authorization")
                && request.header("Authorization").isPresent();
    }
}
