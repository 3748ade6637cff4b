// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.http2;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A frame of HTTP/2 (RFC 9113, section 4.1). */
record Frame(int type, int flags, int stream, byte[] payload) {

    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PUSH_PROMISE = 5;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;

    static final int END_STREAM = 0x1;
    static final int ACK = 0x1;
    static final int END_HEADERS = 0x4;
    private static final int PADDED = 0x8;
    private static final int PRIORITY = 0x20;

    /** In bytes; no peer may send more in one unless it is told so. */
    static final int LARGEST = 16_384;

    private static final int HEAD = 9;
    private static final int PRIORITY_LENGTH = 5;

    /** Waits for the next one. */
    static Frame read(DataInputStream in) throws IOException {
        var head = new byte[HEAD];
        int first = in.read();
        if (first < 0) {
            throw new EOFException("the connection ended before the answer was complete");
        }
        head[0] = (byte) first;
        in.readFully(head, 1, HEAD - 1);
        if (new String(head, StandardCharsets.ISO_8859_1).startsWith("HTTP/")) {
            throw new NoHttp2("the target answers HTTP/2 with HTTP/1.1: it has no HTTP/2 by prior knowledge here");
        }
        var fields = ByteBuffer.wrap(head);
        int lengthAndType = fields.getInt();
        int length = lengthAndType >>> Byte.SIZE;
        if (length > LARGEST) {
            throw new Http2Fault(
                    "the target sends a frame of HTTP/2 of " + length + " bytes, where " + LARGEST + " are the most");
        }
        int flags = fields.get() & 0xff;
        int stream = fields.getInt() & Integer.MAX_VALUE;
        var payload = new byte[length];
        in.readFully(payload);
        return new Frame(lengthAndType & 0xff, flags, stream, payload);
    }

    private byte[] head() {
        return ByteBuffer.allocate(HEAD)
                .putInt(payload.length << Byte.SIZE | type)
                .put((byte) flags)
                .putInt(stream)
                .array();
    }

    byte[] bytes() {
        return ByteBuffer.allocate(HEAD + payload.length)
                .put(head())
                .put(payload)
                .array();
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /** The payload without padding and, in front of a header block, without priority (sections 6.1, 6.2). */
    byte[] content() throws Http2Fault {
        int from = has(PADDED) ? 1 : 0;
        int padding = from == 1 && payload.length > 0 ? payload[0] & 0xff : 0;
        from += type == HEADERS && has(PRIORITY) ? PRIORITY_LENGTH : 0;
        if (from + padding > payload.length) {
            throw new Http2Fault("the target sends a frame of HTTP/2 that is shorter than its padding");
        }
        return Arrays.copyOfRange(payload, from, payload.length - padding);
    }

    /** The number that begins at this place of the payload. */
    int number(int place) throws Http2Fault {
        if (payload.length < place + Integer.BYTES) {
            throw new Http2Fault("the target sends a frame of HTTP/2 of type " + type + " that is too short");
        }
        return ByteBuffer.wrap(payload).getInt(place);
    }
}
