// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import dev.tidemark.reports.contract.Broken;
import java.util.List;

/**
 * A place in a stream.
 *
 * @param seqNum of a record; that of the tail is the number the next record gets
 * @param timestamp of that record; that of the tail is the one of the last record, 0 if there never was one
 */
public record Position(long seqNum, long timestamp) {

    public static final Position ZERO = new Position(0, 0);

    /** Checks that tails, in the order in which they were seen, never fall. */
    public static void mustNotFall(List<Position> tails) {
        for (int i = 1; i < tails.size(); i++) {
            var before = tails.get(i - 1);
            var after = tails.get(i);
            if (after.seqNum() < before.seqNum() || after.timestamp() < before.timestamp()) {
                throw new Broken("a tail not below the one before it: " + before, String.valueOf(after));
            }
        }
    }

    @Override
    public String toString() {
        return "sequence number " + seqNum + ", timestamp " + timestamp;
    }
}
