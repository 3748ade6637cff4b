// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import java.util.List;

/**
 * Consecutive records of a stream, with the state the stream had when they were read.
 *
 * @param from where the read started
 * @param records what lies behind it, perhaps cut at a size limit
 * @param next where to go on reading; the same place only at the tail
 */
public record Slice(StreamState stream, Position from, List<LogRecord> records, Position next) implements Stretch {

    /** All records up to the end of the last one. */
    public Slice(StreamState stream, Position from, List<LogRecord> records) {
        this(
                stream,
                from,
                records,
                records.isEmpty() ? from : records.get(records.size() - 1).end());
    }

    @Override
    public boolean isEmpty() {
        return records.isEmpty();
    }

    /** Only the first {@code count} of these records. */
    public Slice first(int count) {
        return count == records.size() ? this : new Slice(stream, from, records.subList(0, count));
    }

    /** The same place without the records that are addressed to the log itself: what a reader of plain bytes gets. */
    public Slice withoutCommands() {
        return records.stream().noneMatch(LogRecord::isCommand)
                ? this
                : new Slice(
                        stream,
                        from,
                        records.stream().filter(one -> !one.isCommand()).toList(),
                        next);
    }
}
