// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.engine;

import dev.tidemark.server.log.Known;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Portion;
import dev.tidemark.server.log.Producer;
import dev.tidemark.server.log.StreamName;
import dev.tidemark.server.log.StreamState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;

/**
 * What the writer decides by: all changes so far, and of the records those that were acknowledged. A client can only
 * name a position it was told.
 */
record Decided(Catalog catalog, Streams streams, Reading reading) implements Known {

    @Override
    public Optional<StreamState> stream(StreamName name) {
        return catalog.find(name);
    }

    @Override
    public boolean hasForks(long id) {
        return catalog.hasForks(id);
    }

    @Override
    public Optional<LogRecord> record(StreamState stream, long sequence) {
        Optional<StoredStream> stored = streams.find(stream.id());
        try {
            return stored.isEmpty()
                    ? Optional.empty()
                    : reading.records(stored.get(), sequence, Portion.ofBytes(1)).stream()
                            .findFirst();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    @Override
    public Optional<Producer> last(long streamId, String producerId) {
        return catalog.lastOf(streamId, producerId);
    }
}
