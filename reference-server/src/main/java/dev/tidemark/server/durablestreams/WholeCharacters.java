// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Slice;
import java.util.List;

/**
 * Keeps UTF-8 characters whole that a writer split over several appends. An event can only carry whole characters, and
 * an offset only lies between appends: so the appends that share a character go into one event.
 */
final class WholeCharacters {

    private WholeCharacters() {}

    /** The longest beginning of a slice that does not end inside a character; possibly none of it. */
    static Slice of(Slice slice) {
        List<LogRecord> records = slice.records();
        int count = records.size();
        while (count > 0 && split(records, count)) {
            count--;
        }
        return slice.first(count);
    }

    private static boolean split(List<LogRecord> records, int count) {
        boolean lacksMore = missing(records, count) > 0;
        // What follows decides, if it is known: a byte that continues nothing was never part of a character.
        return lacksMore
                && (count == records.size() || continues(records.get(count).body()[0]));
    }

    /** How many bytes the last character lacks; 0 if it is whole, or none at all. */
    private static int missing(List<LogRecord> records, int count) {
        int seen = 0;
        for (int r = count - 1; r >= 0; r--) {
            byte[] body = records.get(r).body();
            for (int i = body.length - 1; i >= 0; i--) {
                if (!continues(body[i])) {
                    return Math.max(0, length(body[i]) - 1 - seen);
                }
                seen++;
                if (seen > 3) {
                    return 0;
                }
            }
        }
        return 0;
    }

    private static boolean continues(byte b) {
        return (b & 0xC0) == 0x80;
    }

    private static int length(byte first) {
        int value = first & 0xFF;
        if (value >= 0xF0 && value < 0xF5) {
            return 4;
        }
        if (value >= 0xE0 && value < 0xF0) {
            return 3;
        }
        return value >= 0xC2 && value < 0xE0 ? 2 : 1;
    }
}
