// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

/**
 * A place in a stream.
 *
 * @param seqNum of a record; that of the tail is the number the next record gets
 * @param timestamp of that record; that of the tail is the one of the last record, 0 if there never was one
 */
public record Position(long seqNum, long timestamp) {

    static final Position ZERO = new Position(0, 0);

    @Override
    public String toString() {
        return "sequence number " + seqNum + ", timestamp " + timestamp;
    }
}
