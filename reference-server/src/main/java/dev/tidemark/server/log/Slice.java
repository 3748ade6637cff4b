// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import java.util.List;

/**
 * Consecutive records of a stream, with the state the stream had when they were read.
 *
 * @param from where the read started
 * @param records what lies behind it, perhaps cut at a size limit, empty only at the tail
 */
public record Slice(StreamState stream, Position from, List<LogRecord> records) implements ReadOutcome {

    /** Where to go on reading. */
    public Position next() {
        return records.isEmpty() ? from : records.get(records.size() - 1).end();
    }

    /** Whether nothing lies behind these records. */
    public boolean reachesTail() {
        return next().equals(stream.tail());
    }

    /** Whether nothing ever will lie behind these records. */
    public boolean reachesEnd() {
        return stream.closed() && reachesTail();
    }

    public boolean isEmpty() {
        return records.isEmpty();
    }

    /** Only the first {@code count} of these records. */
    public Slice first(int count) {
        return new Slice(stream, from, records.subList(0, count));
    }
}
