// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import dev.tidemark.conformance.s2.model.Batch;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.ReadPlan;
import dev.tidemark.conformance.s2.model.StoredRecord;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.wire.message.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** A unary read; while it waits at the tail it has no answer yet. */
public final class UnaryReading implements Reading {

    private final Moment began;
    private final CompletableFuture<Response> pending;
    private final ReadPlan plan;
    private final Format format;
    private volatile Optional<Moment> completed = Optional.empty();

    /** @param began before the request was sent */
    public UnaryReading(Moment began, CompletableFuture<Response> pending, ReadPlan plan, Format format) {
        this.began = began;
        this.pending = pending.whenComplete((answer, failure) -> completed = Optional.of(Moment.now()));
        this.plan = plan;
        this.format = format;
    }

    @Override
    public Moment began() {
        return began;
    }

    @Override
    public Optional<Moment> completed() {
        return completed;
    }

    @Override
    public Optional<Duration> waits() {
        return plan.query().longestWait();
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
    public List<Batch> batches() {
        var answer = Answered.with(answer(), "a read", 200);
        return List.of(Documents.batch(Documents.object(answer.text(), "the answer to a read"), format));
    }

    @Override
    public List<StoredRecord> receive(int expected) {
        return batches().get(0).records();
    }
}
