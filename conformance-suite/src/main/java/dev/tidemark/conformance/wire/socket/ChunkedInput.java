// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;

/** A body in chunks (RFC 9112, 7.1): extensions and trailers are passed over. */
final class ChunkedInput extends InputStream {

    private static final int LONGEST_LINE = 64 * 1024;

    private final InputStream in;
    private long left;
    private boolean first = true;
    private boolean ended;

    ChunkedInput(InputStream in) {
        this.in = in;
    }

    @Override
    public int read() throws IOException {
        var one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] buffer, int offset, int wanted) throws IOException {
        if (wanted == 0) {
            return 0; // who has a buffer full must not wait for the next chunk
        }
        if (left == 0 && !ended) {
            nextChunk();
        }
        if (ended) {
            return -1;
        }
        var count = in.read(buffer, offset, (int) Math.min(wanted, left));
        if (count < 0) {
            throw new EOFException("the connection ended in the middle of a chunk");
        }
        left -= count;
        return count;
    }

    private void nextChunk() throws IOException {
        if (!first && !line().isEmpty()) {
            throw new MalformedAnswer("a chunk is longer than its size says");
        }
        first = false;
        var text = line().split(";", 2)[0].strip();
        if (!text.matches("[0-9A-Fa-f]{1,15}")) {
            throw new MalformedAnswer("a chunk has the size '" + AnswerParser.shown(text) + "', which is no number");
        }
        left = Long.parseLong(text, 16);
        if (left == 0) {
            while (!line().isEmpty()) {
                // a trailer
            }
            ended = true;
        }
    }

    private String line() throws IOException {
        var count = new int[1];
        return AnswerParser.line(in, () -> {
            if (++count[0] > LONGEST_LINE) {
                throw new TooLarge("a line between chunks of at most " + LONGEST_LINE + " bytes");
            }
        });
    }
}
