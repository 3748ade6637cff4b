// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.LongWait;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.wire.message.Exchange;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/**
 * A long-poll that was sent and has not been answered yet. Where its wait runs out before anything has happened to the stream, the reader
 * asks again from where it is, as every reader does; that says nothing about waking.
 */
final class WaitingReading implements Reading {

    /** Of a reader that waits while a case goes on. */
    private static final int MOST_WAITS = 1_000;

    private static final Set<String> READS = Set.of("GET", "HEAD");

    private final Scene scene;
    private final Subject stream;
    private final LongWait wait;
    private final Duration within;
    private final Request first;
    private final Function<String, Request> again;
    private final CompletableFuture<Response> pending;
    private volatile int waits;
    private volatile boolean abandoned;

    /**
     * @param within the longest time for an answer
     * @param token where the reader is
     * @param first its first request
     * @param again the request from another place, or null for a reader that waits once
     */
    WaitingReading(
            Scene scene,
            Subject stream,
            LongWait wait,
            Duration within,
            String token,
            Request first,
            Function<String, Request> again) {
        this.scene = scene;
        this.stream = stream;
        this.wait = wait;
        this.within = within;
        this.first = first;
        this.again = again;
        this.pending = ask(token, first);
    }

    private CompletableFuture<Response> ask(String token, Request request) {
        var asked = Moment.now();
        waits++;
        return scene.client().wire().sendAsync(request, within).thenCompose(answer -> {
            if (again == null || abandoned || waits >= MOST_WAITS || !isWithoutNews(answer)) {
                return CompletableFuture.completedFuture(answer);
            }
            var waited = asked.span();
            var change = scene.lastChange(stream.uri(), exchange -> changes(exchange, token))
                    .map(Moment::span)
                    .filter(since -> !asked.until(since.from()).isNegative());
            return switch (wait.end(waited, change, scene.timing())) {
                case ANSWERED -> CompletableFuture.completedFuture(answer);
                case RAN_OUT -> {
                    var next = Answers.nextOffset(answer);
                    yield ask(next, again.apply(next));
                }
            };
        });
    }

    private static boolean isWithoutNews(Response answer) {
        return answer.status() == 204
                && !Answers.isClosed(answer)
                && answer.header(Vocabulary.STREAM_NEXT_OFFSET).isPresent();
    }

    /** Whether this is news for a reader there: the stream was appended to, or closed. */
    private static boolean changes(Exchange exchange, String token) {
        var answer = exchange.response();
        return !READS.contains(exchange.request().method())
                && Answers.isSuccess(answer)
                && (Answers.isClosed(answer)
                        || answer.header(Vocabulary.STREAM_NEXT_OFFSET)
                                .filter(offset -> !offset.equals(token))
                                .isPresent());
    }

    @Override
    public Subject stream() {
        return stream;
    }

    @Override
    public Content receive(Content expected) {
        var answer = answer();
        var reader = scene.reader();
        return reader.goOn(stream, null, answer).receive(expected);
    }

    @Override
    public boolean isOver() {
        return pending.isDone();
    }

    @Override
    public Response answer() {
        scene.timing()
                .mustArrive(
                        Moment.now(),
                        within,
                        pending::isDone,
                        "an answer to a reader that waits",
                        () -> "none within " + within.toMillis() + " ms, after " + waits + " waits");
        return Outcome.of(pending);
    }

    @Override
    public String asked() {
        return first.header(Vocabulary.IF_NONE_MATCH)
                .map(tag -> "; the long-poll was sent with " + Vocabulary.IF_NONE_MATCH + ": " + tag
                        + ", the tag of a catch-up read from the same offset")
                .orElse("");
    }

    @Override
    public String nextOffset() {
        return Answers.nextOffset(answer());
    }

    @Override
    public void abandon() {
        abandoned = true;
    }
}
