// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Portion;
import dev.tidemark.server.s2.Protocol;
import java.util.List;

/**
 * How far a read goes (openapi.json, {@code ReadEnd}).
 *
 * @param count how many records it may still return
 * @param bytes of how many metered bytes
 * @param until the timestamp that no record of it may have or exceed
 */
record Bounds(long count, long bytes, long until) {

    /** As far as there are records. */
    static final long NONE = Long.MAX_VALUE;

    /** How much to read for one answer or one batch. */
    Portion portion() {
        return new Portion((int) Math.max(1, Math.min(bytes, Protocol.BATCH_BYTES)), (int)
                Math.max(1, Math.min(count, Protocol.BATCH_RECORDS)));
    }

    /**
     * How many of these records, from the first one on, one answer or one batch returns. A record that is larger than a
     * batch may be, as only the other protocol can write it, has a batch of its own.
     */
    int ofBatch(List<LogRecord> records) {
        Bounds batch =
                new Bounds(Math.min(count, Protocol.BATCH_RECORDS), Math.min(bytes, Protocol.BATCH_BYTES), until);
        int fitting = batch.allowed(records);
        return fitting == 0 && !records.isEmpty() && allowed(records.subList(0, 1)) == 1 ? 1 : fitting;
    }

    boolean isLimited() {
        return count != NONE || bytes != NONE || until != NONE;
    }

    /** Whether nothing more can be returned, whatever there is. */
    boolean isSpent() {
        return count <= 0 || bytes <= 0;
    }

    /** How many of these records, from the first one on, may be returned. */
    int allowed(List<LogRecord> records) {
        long size = 0;
        int allowed = 0;
        for (LogRecord one : records) {
            size += one.metered();
            if (allowed == count || size > bytes || (until != NONE && one.timestamp() >= until)) {
                break;
            }
            allowed++;
        }
        return allowed;
    }

    /** What remains after these records were returned. */
    Bounds after(long returned, long meteredBytes) {
        return new Bounds(minus(count, returned), minus(bytes, meteredBytes), until);
    }

    private static long minus(long bound, long used) {
        return bound == NONE ? NONE : Math.max(0, bound - used);
    }

    static long metered(List<LogRecord> records) {
        return records.stream().mapToLong(LogRecord::metered).sum();
    }
}
