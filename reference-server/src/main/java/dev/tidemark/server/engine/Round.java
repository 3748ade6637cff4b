// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.engine;

import dev.tidemark.server.log.Chain;
import dev.tidemark.server.log.Change;
import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.Decision;
import dev.tidemark.server.log.Known;
import dev.tidemark.server.log.Origin;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.log.settings.Lifetime;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The changes that the writer makes durable together: those that commands ask for, and those they entail. */
final class Round {

    private final Catalog catalog;
    private final Housekeeping housekeeping;
    private final List<Published> changes = new ArrayList<>();
    private final Set<Long> touched = new HashSet<>();
    private final Undo undo = new Undo();
    private final long now = System.currentTimeMillis();
    private long index;

    /** @param index the last index in use */
    Round(Catalog catalog, Housekeeping housekeeping, long index) {
        this.catalog = catalog;
        this.housekeeping = housekeeping;
        this.index = index;
    }

    long index() {
        return index;
    }

    List<Published> changes() {
        return changes;
    }

    Outcome decide(Command command, Known known) {
        if (command.chain().filter(Chain::isBroken).isPresent()) {
            return new Outcome.ChainBroken();
        }
        endIfOver(command.name(), known);
        if (command instanceof Command.Fork fork) {
            endIfOver(fork.point().source(), known);
        }
        Decision decision = Decision.of(command, known, index + 1, now);
        Optional<StreamState> before = catalog.find(command.name());
        decision.change().ifPresent(change -> apply(change, decision.after()));
        if (decision.outcome() instanceof Outcome.Deleted) {
            removeIfUnused(before.flatMap(this::sourceOf));
        }
        if (command instanceof Command.Trim) {
            catalog.find(command.name()).ifPresent(stream -> touched.add(stream.id()));
        }
        if (!(decision.outcome() instanceof Outcome.Recorded)) {
            command.chain().ifPresent(Chain::breakOff);
        }
        return decision.outcome();
    }

    /** Ends and cuts streams: those that were touched, and those whose time may have come. */
    void tidy(Known known) throws IOException {
        touched.addAll(housekeeping.due());
        for (long id : List.copyOf(touched)) {
            catalog.find(id).ifPresent(stream -> endIfOver(stream.name(), known));
            catalog.find(id)
                    .filter(stream -> housekeeping.isEmptyForTooLong(stream, now))
                    .ifPresent(stream -> end(stream, known));
            removeIfUnused(catalog.find(id));
            Optional<StreamState> stream = catalog.find(id);
            if (stream.isPresent()) {
                housekeeping.trim(stream.get()).ifPresent(this::apply);
                housekeeping.trim(catalog.find(id).orElseThrow(), now).ifPresent(this::apply);
            }
        }
    }

    /** Looks again in time at every stream that was looked at. */
    void schedule() {
        touched.forEach(id -> catalog.find(id).ifPresent(stream -> housekeeping.schedule(stream, now)));
    }

    /** Nothing of it could be written: everything is as if it never was, and what is overdue is tried again later. */
    void takeBack() {
        undo.run();
        housekeeping.lookAgain(touched);
    }

    private void endIfOver(StreamName name, Known known) {
        Optional<StreamState> stream = catalog.find(name);
        if (stream.isPresent()
                && !stream.get().settings().lifetime().equals(Lifetime.UNLIMITED)
                && !stream.get().softDeleted()
                && housekeeping.isOver(stream.get())) {
            end(stream.get(), known);
        }
    }

    private void end(StreamState stream, Known known) {
        apply(Decision.removal(stream, known));
        removeIfUnused(sourceOf(stream));
    }

    /** A soft-deleted stream goes with its last fork, and its own source may follow (Durable Streams 4.2). */
    private void removeIfUnused(Optional<StreamState> stream) {
        Optional<StreamState> next = stream;
        while (next.isPresent()
                && next.get().softDeleted()
                && !catalog.hasForks(next.get().id())) {
            apply(new Change.Deleted(next.get().id()));
            next = sourceOf(next.get());
        }
    }

    private Optional<StreamState> sourceOf(StreamState stream) {
        return stream.settings().origin().map(Origin::sourceId).flatMap(catalog::find);
    }

    private void apply(Change change) {
        apply(change, StreamState.after(catalog.find(change.id()), change));
    }

    private void apply(Change change, Optional<StreamState> after) {
        index++;
        Optional<StreamState> before = catalog.find(change.id());
        Published published = catalog.apply(new Entry(index, change), before, after, undo);
        changes.add(published);
        boolean plain = change instanceof Change.Appended && after.isPresent() && !Housekeeping.concerns(after.get());
        if (!plain) {
            touched.add(change.id());
        }
        if (published.after().isPresent()) {
            housekeeping.added(before, published.after().get(), published.records());
        } else {
            housekeeping.removed(change.id());
        }
    }
}
