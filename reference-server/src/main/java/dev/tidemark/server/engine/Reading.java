// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.engine;

import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Portion;
import dev.tidemark.server.log.Position;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads records wherever they are: in memory, in the checkpoint, and for what a fork inherits in its sources (Durable
 * Streams 4.2). It blocks.
 */
final class Reading {

    private final Streams streams;
    private final Persistence persistence;

    Reading(Streams streams, Persistence persistence) {
        this.streams = streams;
        this.persistence = persistence;
    }

    /**
     * Acknowledged records from a sequence on, until the portion is filled. Nothing if there is none with this
     * sequence, or none any more.
     */
    List<LogRecord> records(StoredStream stream, long sequence, Portion portion) throws IOException {
        List<LogRecord> found = new ArrayList<>();
        long next = sequence;
        long size = 0;
        while (!portion.isFilled(size, found.size())) {
            List<LogRecord> part = part(stream, next, portion);
            if (part.isEmpty() || part.get(0).at().sequence() != next) {
                break;
            }
            found.addAll(part);
            size += part.stream().mapToLong(LogRecord::length).sum();
            next += part.size();
        }
        return found;
    }

    /**
     * Gives a page acknowledged records from a sequence on, as many as fit. It has to be written before the pin of
     * {@link Persistence#pin} is closed that was taken before this.
     */
    void page(StoredStream stream, long sequence, PageDraft page) throws IOException {
        long next = sequence;
        boolean goesOn = true;
        while (goesOn && !page.isFull()) {
            Optional<Place> place = place(stream, next);
            if (place.isEmpty()) {
                return;
            }
            StoredStream owner = place.get().owner();
            Optional<List<LogRecord>> recent = owner.recent(next, new Portion((int) page.lack(), Integer.MAX_VALUE));
            if (recent.isPresent()) {
                for (LogRecord one : recent.get()) {
                    if (one.at().sequence() >= place.get().end() || !page.add(one)) {
                        break;
                    }
                }
            } else {
                persistence.older(owner.id(), next, place.get().end(), page);
            }
            goesOn = page.next() != null && page.next().sequence() > next;
            next = goesOn ? page.next().sequence() : next;
        }
    }

    /** Records from one place; the checkpoint may move on meanwhile, so memory may not continue where it ends. */
    private List<LogRecord> part(StoredStream stream, long sequence, Portion portion) throws IOException {
        Optional<Place> place = place(stream, sequence);
        if (place.isEmpty()) {
            return List.of();
        }
        StoredStream owner = place.get().owner();
        Optional<List<LogRecord>> recent = owner.recent(sequence, portion);
        List<LogRecord> found =
                recent.isPresent() ? recent.get() : persistence.older(owner.id(), new Position(sequence, 0), portion);
        long limit = place.get().end();
        return limit == Long.MAX_VALUE
                ? found
                : found.stream().filter(one -> one.at().sequence() < limit).toList();
    }

    /** Where a record is; empty if a source was removed together with its last fork. */
    private Optional<Place> place(StoredStream stream, long sequence) {
        StoredStream owner = stream;
        long end = Long.MAX_VALUE;
        while (sequence < owner.start().sequence()) {
            end = Math.min(end, owner.start().sequence());
            Optional<StoredStream> source =
                    owner.state().settings().origin().flatMap(origin -> streams.find(origin.sourceId()));
            if (source.isEmpty()) {
                return Optional.empty();
            }
            owner = source.get();
        }
        return Optional.of(new Place(owner, end));
    }

    /**
     * @param owner the stream that holds the record
     * @param end the sequence before which its records belong to the fork that reads
     */
    private record Place(StoredStream owner, long end) {}
}
