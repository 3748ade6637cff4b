// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import dev.tidemark.conformance.s2.model.ReadPlan;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.scene.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Many readers of one stream at the same time; where a scenario has not brought any, its one reader. */
public final class Crowd {

    private static final Executor THREADS = Outcome.threads("reader");

    private final Scene scene;
    private final List<CompletableFuture<Reading>> coming = new ArrayList<>();
    private final List<Span> arrivals = new ArrayList<>();

    public Crowd(Scene scene) {
        this.scene = scene;
    }

    /** Another one begins to read, while the scenario goes on. */
    public synchronized void join(ReadKind kind, ReadPlan plan) {
        var reader = scene.reader();
        coming.add(CompletableFuture.supplyAsync(() -> kind.start(reader, scene.subject(), plan), THREADS));
    }

    /** A record came so long after it was acknowledged. */
    public void arrived(Span after) {
        arrivals.add(after);
    }

    /** How long each of the records took that were appended one by one, as soon as the reader had the one before. */
    public List<Span> arrivals() {
        return arrivals;
    }

    public synchronized int size() {
        return coming.size();
    }

    /** All of them, as soon as each has begun. */
    public List<Reading> readers() {
        if (coming.isEmpty()) {
            return List.of(scene.reading());
        }
        var readers = coming.stream().map(Outcome::of).toList();
        readers.forEach(reader -> scene.atEnd(reader::abandon));
        return readers;
    }
}
