// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import java.nio.ByteBuffer;

/**
 * Consecutive records of a stream as a reader of plain bytes gets them: one behind the other, or as one array of JSON
 * (Durable Streams 9).
 *
 * @param from where the read started
 * @param next where to go on reading; the same place only at the tail
 * @param isEmpty whether there is no record in it
 * @param bytes in the memory that the reader gave, from its position to its limit
 */
public record Page(StreamState stream, Position from, Position next, boolean isEmpty, ByteBuffer bytes)
        implements Stretch {

    /** Where the bytes of a page go. */
    @FunctionalInterface
    public interface Room {

        /**
         * Makes room for a page; called at most once per read, by the thread that reads.
         *
         * @param size how many bytes it has, exactly
         */
        ByteBuffer of(int size);
    }
}
