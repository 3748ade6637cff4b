// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.store;

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

    /** Records from one place; the checkpoint may move on meanwhile, so memory may not continue where it ends. */
    private List<LogRecord> part(StoredStream stream, long sequence, Portion portion) throws IOException {
        StoredStream owner = stream;
        long end = Long.MAX_VALUE;
        while (sequence < owner.start().sequence()) {
            end = Math.min(end, owner.start().sequence());
            Optional<StoredStream> source =
                    owner.state().settings().origin().flatMap(origin -> streams.find(origin.sourceId()));
            if (source.isEmpty()) {
                return List.of(); // removed together with its last fork
            }
            owner = source.get();
        }
        Optional<List<LogRecord>> recent = owner.recent(sequence, portion);
        List<LogRecord> found =
                recent.isPresent() ? recent.get() : persistence.older(owner.id(), new Position(sequence, 0), portion);
        long limit = end;
        return found.stream().filter(one -> one.at().sequence() < limit).toList();
    }
}
