// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.framed;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A frame as it was sent (s2s.md, message framing).
 *
 * @param length as its prefix has it: the flag byte and what follows
 * @param flags the flag byte
 * @param message without compression; that of a terminal frame begins with its status
 * @param arrived {@link System#nanoTime()} when its last byte was read
 */
public record Frame(int length, int flags, byte[] message, long arrived) {

    /** The length is one of three bytes. */
    public static final int LONGEST = (1 << 24) - 1;

    static final int PREFIX = 3;
    private static final int TERMINAL = 0x80;
    private static final int RECONNECT = 0x10;
    private static final int RESERVED = 0x1f;

    /** Whether nothing may follow it. */
    public boolean isTerminal() {
        return (flags & TERMINAL) != 0;
    }

    public Coding coding() {
        return Coding.of(flags).orElseThrow();
    }

    /** Whether the server advises to open another session, because it is about to stop. */
    public boolean advisesToReconnect() {
        return !isTerminal() && (flags & RECONNECT) != 0;
    }

    /** The bits of the flag byte that mean nothing; those of a terminal frame include the advice, which it cannot give. */
    public int reserved() {
        return flags & RESERVED & (isTerminal() ? RESERVED : ~RECONNECT);
    }

    /** The status of a terminal frame. */
    public int status() {
        return ByteBuffer.wrap(message).getShort() & 0xffff;
    }

    /** What a terminal frame says behind its status. */
    public String text() {
        return new String(message, Short.BYTES, message.length - Short.BYTES, StandardCharsets.UTF_8);
    }

    /** A regular frame with this message. */
    public static byte[] regular(byte[] message, Coding coding) {
        return bytes(coding.flags(), coding.encode(message));
    }

    /** A terminal frame, which a client has no use for. */
    public static byte[] terminal(int status, String text) {
        var utf8 = text.getBytes(StandardCharsets.UTF_8);
        return bytes(
                TERMINAL,
                ByteBuffer.allocate(Short.BYTES + utf8.length)
                        .putShort((short) status)
                        .put(utf8)
                        .array());
    }

    /** A frame of just these flags and bytes. */
    public static byte[] bytes(int flags, byte[] body) {
        return ByteBuffer.allocate(PREFIX + 1 + body.length)
                .put(length(1 + body.length))
                .put((byte) flags)
                .put(body)
                .array();
    }

    /** The prefix of a frame of this length. */
    public static byte[] length(int length) {
        if (length > LONGEST) {
            throw new IllegalArgumentException("a frame of " + length + " bytes");
        }
        return Arrays.copyOfRange(
                ByteBuffer.allocate(Integer.BYTES).putInt(length).array(), 1, Integer.BYTES);
    }

    /** The kind and the sizes, such as {@code 143 bytes, 512 of them behind zstd}. */
    String sizes() {
        var size = PREFIX + length + " bytes";
        return coding() == Coding.NONE ? size : size + ", " + message.length + " out of " + coding().token();
    }
}
