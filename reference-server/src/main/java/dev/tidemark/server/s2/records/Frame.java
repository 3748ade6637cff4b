// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import dev.tidemark.server.s2.Encoding;
import dev.tidemark.server.s2.Protocol;
import dev.tidemark.server.s2.S2Problem;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;

/**
 * The messages of sessions on the wire (s2s.md, "Message framing"): three bytes of length, a byte of flags, and a body.
 * The length counts the flags and the body.
 */
final class Frame {

    /** The largest length that clients take (S2-READ-S2S-17). */
    static final int LARGEST = 2 << 20;

    static final int PREFIX = 3;
    static final int TERMINAL = 0x80;
    static final int COMPRESSION = 0x60;
    static final int ZSTD = 0x20;
    static final int GZIP = 0x40;

    private static final int BYTE = 8;

    private Frame() {}

    /** Whether a message of this size, not compressed, has a frame. */
    static boolean fits(byte[] message) {
        return message.length < LARGEST;
    }

    /**
     * A message in its frame, compressed if that is worth it.
     *
     * @param encoding what the other side understands
     */
    static Buffer regular(byte[] message, Encoding encoding) {
        if (encoding != Encoding.NONE && message.length >= Protocol.COMPRESS_FROM) {
            byte[] compressed = encoding.compress(message);
            if (compressed.length < message.length) {
                return framed(encoding == Encoding.ZSTD ? ZSTD : GZIP, compressed.length)
                        .appendBytes(compressed);
            }
        }
        return framed(0, message.length).appendBytes(message);
    }

    /** The last message of a session that ends with a problem. */
    static Buffer terminal(S2Problem problem) {
        byte[] body = problem.body().getBytes(StandardCharsets.UTF_8);
        return framed(TERMINAL, Short.BYTES + body.length)
                .appendUnsignedShort(problem.status())
                .appendBytes(body);
    }

    private static Buffer framed(int flags, int size) {
        int length = 1 + size;
        return Buffer.buffer(PREFIX + length)
                .appendByte((byte) (length >>> 2 * BYTE))
                .appendByte((byte) (length >>> BYTE))
                .appendByte((byte) length)
                .appendByte((byte) flags);
    }
}
