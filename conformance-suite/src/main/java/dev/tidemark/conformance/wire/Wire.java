// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import dev.tidemark.conformance.check.Broken;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** The wire of one scenario: sends requests with the target's own headers and records every exchange. */
public final class Wire {

    private final List<Header> standing;
    private final Duration limit;
    private final Transcript transcript = new Transcript();
    private final UnderWay underWay = new UnderWay();

    /**
     * @param standing headers sent with every request (authentication and alike)
     * @param limit how long an answer may take unless a call says otherwise
     */
    public Wire(Map<String, String> standing, Duration limit) {
        this.standing = standing.entrySet().stream()
                .map(entry -> new Header(entry.getKey(), entry.getValue()))
                .toList();
        this.limit = limit;
    }

    public Transcript transcript() {
        return transcript;
    }

    /**
     * Ends every exchange under way and every later one at once with this error: answers that are waited for, futures, open event streams
     * and unfinished requests. Told twice, the first reason stays.
     *
     * @param reason makes the error, once for each exchange
     */
    public void giveUp(Supplier<? extends Error> reason) {
        underWay.giveUp(reason);
    }

    /** Sends the request and waits for the whole answer. */
    public Response send(Request request) {
        return send(request, limit);
    }

    /**
     * Sends the request and waits for the whole answer.
     *
     * @throws Broken when no answer comes within the limit
     * @throws TransportFailure when the connection breaks
     */
    public Response send(Request request, Duration within) {
        var complete = complete(request);
        var at = Instant.now();
        try {
            var response = ended(() -> RestAssuredSender.canSend(complete)
                    ? RestAssuredSender.send(complete, within)
                    : PlainSender.send(complete, within));
            return record(at, complete, response);
        } catch (IOException failure) {
            throw recordFailure(at, complete, failure, within);
        }
    }

    /** Does the work on a thread of its own, so that the caller need not wait for its end when everything is given up. */
    private <T> T ended(Callable<T> exchange) throws IOException {
        underWay.check();
        var outcome = new CompletableFuture<T>();
        PlainSender.THREADS.execute(() -> {
            try {
                outcome.complete(exchange.call());
            } catch (Exception | Error failure) {
                outcome.completeExceptionally(failure);
            }
        });
        var registered = underWay.add(outcome::completeExceptionally);
        try {
            return outcome.get();
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof IOException failure) {
                throw failure;
            }
            if (failed.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (failed.getCause() instanceof Error failure) {
                throw failure;
            }
            throw new IOException(failed.getCause());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } finally {
            registered.close();
        }
    }

    /** Sends without waiting; for bulk and for concurrent requests. The future fails like {@link #send}. */
    public CompletableFuture<Response> sendAsync(Request request, Duration within) {
        var complete = complete(request);
        var at = Instant.now();
        underWay.check();
        var answer = PlainSender.sendAsync(complete, within);
        var registered = underWay.add(answer::completeExceptionally);
        return answer.handle((response, failure) -> {
            registered.close();
            if (failure == null) {
                return record(at, complete, response);
            }
            var cause =
                    failure instanceof CompletionException && failure.getCause() != null ? failure.getCause() : failure;
            throw recordFailure(at, complete, cause, within);
        });
    }

    public CompletableFuture<Response> sendAsync(Request request) {
        return sendAsync(request, limit);
    }

    /** Writes the request byte by byte and reads until the server closes: shows what really follows the header section. */
    public RawAnswer sendRaw(Request request) {
        var complete = complete(request);
        var at = Instant.now();
        try {
            var answer = ended(() -> RawSender.send(complete, limit));
            record(at, complete, answer.asResponse());
            return answer;
        } catch (IOException failure) {
            throw recordFailure(at, complete, failure, limit);
        }
    }

    /** Sends the whole request and closes the connection without waiting for an answer, as a client does that crashes. */
    public void sendAndHangUp(Request request) {
        var complete = complete(request);
        var at = Instant.now();
        try {
            underWay.check();
            RawSender.sendAndHangUp(complete, limit);
            transcript.add(new Exchange(
                    at, Duration.between(at, Instant.now()), complete, null, "the client hung up before the answer"));
        } catch (IOException failure) {
            throw recordFailure(at, complete, failure, limit);
        }
    }

    /** Begins a request with a body of at least two bytes and leaves the server waiting for the rest. */
    public Unfinished begin(Request request) {
        var complete = complete(request);
        var at = Instant.now();
        try {
            underWay.check();
            var unfinished = RawSender.begin(complete, limit, response -> record(at, complete, response));
            underWay.add(unfinished::giveUp);
            return unfinished;
        } catch (IOException failure) {
            throw recordFailure(at, complete, failure, limit);
        }
    }

    /** Opens an event stream; the answer's header section has arrived when this returns. */
    public EventSession open(Request request) {
        var complete = complete(request.with("Accept", "text/event-stream"));
        var at = Instant.now();
        try {
            var session = ended(() -> EventSession.open(complete, limit, response -> record(at, complete, response)));
            underWay.add(session::giveUp);
            return session;
        } catch (IOException failure) {
            throw recordFailure(at, complete, failure, limit);
        }
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
        try {
            var session = ended(
                    () -> RawEventSession.open(complete, paused, limit, response -> record(at, complete, response)));
            underWay.add(session::giveUp);
            return session;
        } catch (IOException failure) {
            throw recordFailure(at, complete, failure, limit);
        }
    }

    private Request complete(Request request) {
        var headers = new ArrayList<>(request.headers());
        headers.addAll(standing);
        return new Request(request.method(), request.uri(), headers, request.body(), request.chunked());
    }

    private Response record(Instant at, Request request, Response response) {
        transcript.add(new Exchange(at, Duration.between(at, Instant.now()), request, response, null));
        return response;
    }

    private Error recordFailure(Instant at, Request request, Throwable failure, Duration within) {
        transcript.add(new Exchange(at, Duration.between(at, Instant.now()), request, null, String.valueOf(failure)));
        var what = request.method() + " " + request.uri();
        if (failure instanceof HttpTimeoutException || failure instanceof java.net.SocketTimeoutException) {
            return new Broken("an answer to " + what + " within " + within.toMillis() + " ms", "no answer");
        }
        if (failure instanceof Error error) {
            throw error;
        }
        throw new TransportFailure(what + ": " + failure, failure);
    }
}
