// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import java.util.List;

/**
 * How much to read at once: at least one record if there is one, and otherwise no more than fits.
 *
 * @param bytes of record bodies
 * @param records how many
 */
public record Portion(int bytes, int records) {

    /** However small a record is, in memory it is not: so much counts at least where only bytes are asked for. */
    private static final int LEAST_BYTES = 16;

    /** As many bytes, in however many records, unless they are tiny. */
    public static Portion ofBytes(int bytes) {
        return new Portion(bytes, Math.max(1, bytes / LEAST_BYTES));
    }

    /** Whether this is as much as was asked for. */
    public boolean isFilled(long readBytes, long readRecords) {
        return readBytes >= bytes || readRecords >= records;
    }

    /** The longest beginning that fits. */
    public List<LogRecord> of(List<LogRecord> found) {
        long size = 0;
        int count = 0;
        while (count < found.size()
                && count < records
                && (count == 0 || size + found.get(count).length() <= bytes)) {
            size += found.get(count).length();
            count++;
        }
        return List.copyOf(found.subList(0, count));
    }
}
