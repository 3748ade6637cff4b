// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.Encoding;
import dev.tidemark.server.s2.S2Problem;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.util.Optional;

/** Takes the messages out of the bytes that a client sends (s2s.md, "Message framing"). */
final class FrameDecoder {

    private static final int LARGEST_MESSAGE = Frame.LARGEST - 1;

    private Buffer bytes = Buffer.buffer();
    private int position;
    private boolean own;

    void add(Buffer part) {
        if (!isIncomplete()) {
            bytes = part;
            position = 0;
            own = false;
            return;
        }
        if (!own || position > 0) {
            bytes = Buffer.buffer(bytes.length() - position + part.length())
                    .appendBuffer(bytes, position, bytes.length() - position);
            position = 0;
            own = true;
        }
        bytes.appendBuffer(part);
    }

    /**
     * The next message, as it was before it was compressed; empty as long as it is not complete.
     *
     * @throws S2Problem if it is malformed
     */
    Optional<byte[]> next() {
        int available = bytes.length() - position;
        if (available < Frame.PREFIX) {
            return Optional.empty();
        }
        int length = bytes.getUnsignedMedium(position);
        if (length == 0 || length > Frame.LARGEST) {
            throw malformed("its length is not between 1 and " + Frame.LARGEST);
        }
        if (available < Frame.PREFIX + length) {
            return Optional.empty();
        }
        int flags = bytes.getUnsignedByte(position + Frame.PREFIX);
        int start = position + Frame.PREFIX + 1;
        position += Frame.PREFIX + length;
        return Optional.of(message(flags, bytes.getBytes(start, position)));
    }

    /** Whether the bytes so far end in the middle of a message. */
    boolean isIncomplete() {
        return position < bytes.length();
    }

    static S2Problem malformed(String what) {
        return S2Problem.of(Code.BAD_FRAME, "A frame cannot be read: " + what + ".");
    }

    private static byte[] message(int flags, byte[] body) {
        if ((flags & Frame.TERMINAL) != 0) {
            throw malformed("only the server sends terminal frames");
        }
        try {
            return switch (flags & Frame.COMPRESSION) {
                case 0 -> body;
                case Frame.ZSTD -> Encoding.ZSTD.decompress(body, LARGEST_MESSAGE);
                case Frame.GZIP -> Encoding.GZIP.decompress(body, LARGEST_MESSAGE);
                default -> throw malformed("its compression is unknown");
            };
        } catch (IOException failed) {
            throw malformed(failed.getMessage());
        }
    }
}
