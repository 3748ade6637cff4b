// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.engine;

import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Portion;
import dev.tidemark.server.log.Position;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Where a store keeps its changes beyond the life of the process. */
public interface Persistence extends Closeable {

    /**
     * Makes entries with consecutive indices durable.
     *
     * @throws NotWritten if it could not and nothing is left of them; any other exception leaves that open
     */
    void write(List<Entry> entries) throws IOException;

    /** Fails if there is no room to write, or no way. */
    void probe() throws IOException;

    /** Learns what readers can see now; waits if too much of it is held in memory only. */
    void published(List<Published> batch) throws IOException;

    /** Reads records that are not in memory any more; blocks. Empty if there is no record with this sequence. */
    List<LogRecord> older(long id, Position from, Portion portion) throws IOException;

    /**
     * Gives a page records that are not in memory any more, from a sequence on and before a limit, as many as fit; blocks.
     * Nothing if there is no record with this sequence.
     */
    void older(long id, long sequence, long limit, PageDraft page) throws IOException;

    /** What is read stays as it is until this is closed. */
    Pin pin();

    /** Keeps nothing: records stay in memory, and are gone with the process. */
    Persistence NONE = new Persistence() {
        @Override
        public void write(List<Entry> entries) {}

        @Override
        public void probe() {}

        @Override
        public void published(List<Published> batch) {}

        @Override
        public List<LogRecord> older(long id, Position from, Portion portion) {
            return List.of();
        }

        @Override
        public void older(long id, long sequence, long limit, PageDraft page) {}

        @Override
        public Pin pin() {
            return () -> {};
        }

        @Override
        public void close() {}
    };
}
