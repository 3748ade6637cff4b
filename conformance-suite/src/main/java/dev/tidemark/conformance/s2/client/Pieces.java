// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import dev.tidemark.conformance.s2.model.Batch;
import dev.tidemark.conformance.s2.model.StoredRecord;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.wire.message.Response;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What one read after the other has given: each goes on where the one before it stopped.
 *
 * @param last of them
 */
public record Pieces(List<Batch> batches, Reading last) implements Reading {

    public Pieces {
        batches = List.copyOf(batches);
    }

    @Override
    public Moment began() {
        return last.began();
    }

    @Override
    public Optional<Moment> completed() {
        return last.completed();
    }

    @Override
    public Optional<Duration> waits() {
        return last.waits();
    }

    @Override
    public boolean isOver() {
        return last.isOver();
    }

    @Override
    public Response answer() {
        return last.answer();
    }

    @Override
    public List<StoredRecord> receive(int expected) {
        return batches.stream().flatMap(batch -> batch.records().stream()).toList();
    }
}
