// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.http2;

import dev.tidemark.conformance.wire.message.Header;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Reads the header blocks of one connection (RFC 7541): each may refer to fields of the ones before. */
final class HeaderDecoder {

    /** In bytes; what a peer may assume unless it is told otherwise. */
    private static final int TABLE = 4096;

    private static final int PER_FIELD = 32;
    private static final int MOST_FIELDS = 10_000;

    private final List<Header> recent = new ArrayList<>();
    private int size;
    private int limit = TABLE;

    List<Header> decode(byte[] block) throws Http2Fault {
        var in = ByteBuffer.wrap(block);
        var fields = new ArrayList<Header>();
        try {
            while (in.hasRemaining()) {
                next(in, fields);
                if (fields.size() > MOST_FIELDS) {
                    throw new Http2Fault("the answer has more than " + MOST_FIELDS + " header fields");
                }
            }
        } catch (BufferUnderflowException cut) {
            throw new Http2Fault("a header block of the answer ends in the middle of a field");
        }
        return fields;
    }

    private void next(ByteBuffer in, List<Header> fields) throws Http2Fault {
        int first = in.get() & 0xff;
        if (first >= 0x80) {
            fields.add(known(number(in, first, 7)));
        } else if (first >= 0x40) {
            var field = literal(in, number(in, first, 6));
            remember(field);
            fields.add(field);
        } else if (first >= 0x20) {
            resize(number(in, first, 5));
        } else {
            fields.add(literal(in, number(in, first, 4)));
        }
    }

    private Header literal(ByteBuffer in, int name) throws Http2Fault {
        var text = name == 0 ? text(in) : known(name).name();
        return new Header(text, text(in));
    }

    private Header known(int index) throws Http2Fault {
        var fixed = StaticTable.ALL.size();
        if (index == 0 || index > fixed + recent.size()) {
            throw new Http2Fault("a header block of the answer refers to the field " + index + ", which there is not");
        }
        return index <= fixed ? StaticTable.ALL.get(index - 1) : recent.get(recent.size() - (index - fixed));
    }

    private void remember(Header field) {
        size += size(field);
        recent.add(field);
        evict();
    }

    private void resize(int to) throws Http2Fault {
        if (to > TABLE) {
            throw new Http2Fault("the target makes its table of header fields larger than it was told");
        }
        limit = to;
        evict();
    }

    private void evict() {
        while (size > limit) {
            size -= size(recent.remove(0));
        }
    }

    private static int size(Header field) {
        return field.name().length() + field.value().length() + PER_FIELD;
    }

    /** A number of which the first bits are in a byte that was read (section 5.1). */
    private static int number(ByteBuffer in, int first, int bits) throws Http2Fault {
        int most = (1 << bits) - 1;
        long value = first & most;
        if (value < most) {
            return (int) value;
        }
        for (int shift = 0; shift < 28; shift += 7) {
            int next = in.get();
            value += (long) (next & 0x7f) << shift;
            if (next >= 0) {
                return (int) Math.min(value, Integer.MAX_VALUE);
            }
        }
        throw new Http2Fault("a header block of the answer has a number of more than four bytes");
    }

    private static String text(ByteBuffer in) throws Http2Fault {
        int first = in.get() & 0xff;
        int length = number(in, first, 7);
        if (length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        var bytes = new byte[length];
        in.get(bytes);
        return new String(first >= 0x80 ? Huffman.decode(bytes) : bytes, StandardCharsets.ISO_8859_1);
    }
}
