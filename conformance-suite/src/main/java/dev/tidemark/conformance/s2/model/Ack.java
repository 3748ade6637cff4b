// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import dev.tidemark.reports.contract.Broken;

/**
 * The answer to an append.
 *
 * @param start of the first record appended
 * @param end the sequence number after the last record appended, with the timestamp of that record
 * @param tail of the stream, beyond the end when others append too
 */
public record Ack(Position start, Position end, Position tail) {

    /** Checks that a tail includes what was acknowledged. */
    public void mustReach(Position seen) {
        if (seen.seqNum() < end.seqNum()) {
            throw new Broken("a tail not behind the acknowledged end: " + end, String.valueOf(seen));
        }
    }
}
