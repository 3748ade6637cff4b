// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Consecutive records of a stream as a reader of plain bytes gets them: one behind the other, or as one array of JSON
 * (Durable Streams 9).
 *
 * @param from where the read started
 * @param next where to go on reading; the same place only at the tail
 * @param isEmpty whether there is no record in it
 * @param bytes in the memory that the reader gave last, from its position to its limit
 */
public record Page(StreamState stream, Position from, Position next, boolean isEmpty, ByteBuffer bytes)
        implements Stretch {

    /** Where the bytes of a page go. */
    @FunctionalInterface
    public interface Room {

        /**
         * Makes room for bytes of a page. Called by the thread that reads, once for the whole page; where files are taken, once for what
         * lies before, between and behind their parts.
         *
         * @param size how many bytes it has, exactly
         */
        ByteBuffer of(int size);

        /** Whether what lies in a file is taken as it is, instead of copied. */
        default boolean takesFiles() {
            return false;
        }

        /** Takes what comes next in the page, to be let go some time later. */
        default void take(FilePart part) {
            throw new UnsupportedOperationException();
        }
    }

    /**
     * Bytes that stay where and as they are in a file until they are let go.
     *
     * @param position where they begin in the file
     * @param length how many they are, at least one
     * @param release lets them go; to be called once
     */
    public record FilePart(FileChannel file, long position, int length, Runnable release) {}
}
