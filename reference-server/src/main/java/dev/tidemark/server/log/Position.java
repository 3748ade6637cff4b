// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

/**
 * A place between two records of one stream.
 *
 * @param sequence how many records lie before it
 * @param bytes how many bytes of record bodies lie before it
 */
public record Position(long sequence, long bytes) implements Comparable<Position> {

    /** The beginning of every stream. */
    public static final Position START = new Position(0, 0);

    public Position {
        if (sequence < 0 || bytes < 0) {
            throw new IllegalArgumentException("a position is never negative");
        }
    }

    /** The place behind a record of {@code length} bytes that starts here. */
    public Position plus(int length) {
        return new Position(sequence + 1, bytes + length);
    }

    @Override
    public int compareTo(Position other) {
        int bySequence = Long.compare(sequence, other.sequence);
        return bySequence != 0 ? bySequence : Long.compare(bytes, other.bytes);
    }
}
