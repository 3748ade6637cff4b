// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.wire.Response;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** A long-poll that was sent and has not been answered yet. */
final class WaitingReading implements Reading {

    private final Client client;
    private final Subject stream;
    private final Duration within;
    private final CompletableFuture<Response> pending;
    private final WaitClock clock;

    WaitingReading(
            Client client, Subject stream, Duration within, CompletableFuture<Response> pending, WaitClock clock) {
        this.client = client;
        this.stream = stream;
        this.within = within;
        this.pending = pending;
        this.clock = clock;
    }

    @Override
    public Content receive(Content expected) {
        return new ChainReading(client, stream, Mode.CATCH_UP, within, answer()).receive(expected);
    }

    @Override
    public void checkInTime() {
        clock.check();
    }

    @Override
    public boolean isOver() {
        return pending.isDone();
    }

    @Override
    public Response answer() {
        return Outcome.of(pending);
    }

    @Override
    public String nextOffset() {
        return Answers.nextOffset(answer());
    }
}
