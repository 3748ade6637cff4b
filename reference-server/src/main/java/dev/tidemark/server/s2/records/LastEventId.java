// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.Protocol;
import dev.tidemark.server.s2.S2Problem;
import java.util.Optional;

/**
 * How far a reader of events has come (openapi.json, {@code ReadEvent}).
 *
 * @param sequence of the last record it got
 * @param count how many records it got, over all its connections
 * @param bytes how many metered bytes these were
 */
record LastEventId(long sequence, long count, long bytes) {

    private static final int PARTS = 3;

    /** @throws S2Problem if the header is malformed */
    static Optional<LastEventId> parse(String header) {
        if (header == null) {
            return Optional.empty();
        }
        String[] parts = header.split(",", -1);
        long[] numbers = new long[PARTS];
        for (int i = 0; i < PARTS; i++) {
            numbers[i] = parts.length == PARTS ? Numbers.parse(parts[i]).orElse(-1) : -1;
            if (numbers[i] < 0) {
                throw S2Problem.of(
                        Code.BAD_HEADER,
                        Protocol.LAST_EVENT_ID + " has three numbers: of the last record, of records, and of bytes.");
            }
        }
        return Optional.of(new LastEventId(numbers[0], numbers[1], numbers[2]));
    }

    @Override
    public String toString() {
        return sequence + "," + count + "," + bytes;
    }
}
