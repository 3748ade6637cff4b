// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.client;

import io.vertx.core.buffer.Buffer;

/** Messages, of a hundred bytes if not said otherwise, each with one mark that occurs nowhere else in an answer. */
public final class Messages {

    static final int SIZE = 100;

    private static final char MARK = '#';

    private Messages() {}

    /** A line of text, or as many octets. */
    public static Buffer plain() {
        return plain(SIZE);
    }

    public static Buffer plain(int size) {
        return Buffer.buffer(MARK + "x".repeat(size - 1));
    }

    public static Buffer json() {
        String head = "{\"message\":\"" + MARK;
        String tail = "\"}";
        return Buffer.buffer(head + "x".repeat(SIZE - head.length() - tail.length()) + tail);
    }

    /** How many messages a piece of an answer holds, however the server has joined or cut them. */
    public static int count(Buffer piece) {
        int marks = 0;
        byte[] bytes = piece.getBytes();
        for (byte b : bytes) {
            marks += b == MARK ? 1 : 0;
        }
        return marks;
    }
}
