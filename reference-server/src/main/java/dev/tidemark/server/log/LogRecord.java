// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import java.util.List;

/**
 * One stored record. Its headers and its body are never changed after they were handed over.
 *
 * @param at where it starts
 * @param timestamp the time that readers are told, milliseconds since 1970, never less than that of the record before
 * @param arrived when it was accepted, milliseconds since 1970
 * @param headers in the writer's order
 * @param body its bytes
 */
public record LogRecord(Position at, long timestamp, long arrived, List<RecordHeader> headers, byte[] body) {

    /** What S2 adds to the bytes of a record, and to those of each header. */
    private static final int METERED_RECORD = 8;

    private static final int METERED_HEADER = 2;

    /** A record of nothing but a body, with the time of its arrival. */
    public static LogRecord of(Position at, long timestamp, byte[] body) {
        return new LogRecord(at, timestamp, timestamp, List.of(), body);
    }

    /** Whether it is addressed to the log itself, see {@link Stamped#isCommand()}. */
    public boolean isCommand() {
        return Stamped.isCommand(headers);
    }

    /** How many bytes it adds to a stream of plain bytes. */
    public int length() {
        return isCommand() ? 0 : body.length;
    }

    /** Where the next record starts. */
    public Position end() {
        return at.plus(length());
    }

    /** Bytes of headers and body. */
    public long size() {
        return headers.stream().mapToLong(RecordHeader::size).sum() + body.length;
    }

    /** What it counts against limits in bytes (S2, "metered bytes"). */
    public long metered() {
        return METERED_RECORD + (long) METERED_HEADER * headers.size() + size();
    }
}
