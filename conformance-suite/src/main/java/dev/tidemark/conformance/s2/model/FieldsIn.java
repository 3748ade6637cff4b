// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import dev.tidemark.reports.contract.Broken;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The fields of one protobuf message, in the order in which they were sent. Those that nobody asks for are passed over. */
final class FieldsIn {

    static final int VARINT = 0;
    static final int BYTES = 2;
    private static final int FIXED_64 = 1;
    private static final int FIXED_32 = 5;
    private static final int GROUP = 7;
    private static final int LONGEST = 10;

    private final String what;
    private final List<Field> fields = new ArrayList<>();

    /** @param bytes empty for a number */
    private record Field(int tag, int type, long number, byte[] bytes) {}

    /**
     * @param what the name of the message, such as {@code s2.v1.ReadBatch}
     * @throws Broken when the bytes are no message
     */
    FieldsIn(String what, byte[] message) {
        this.what = what;
        var in = ByteBuffer.wrap(message);
        try {
            for (int from = 0; from < message.length; from = in.position()) {
                fields.add(field(in));
            }
        } catch (BufferUnderflowException cut) {
            throw no("ends within a field");
        }
    }

    boolean isAbsent(int tag) {
        return fields.stream().noneMatch(field -> field.tag() == tag);
    }

    /** The last value, as protobuf has it; 0 when there is none. */
    long number(int tag) {
        return of(tag, VARINT).reduce((one, later) -> later).map(Field::number).orElse(0L);
    }

    /** The last value; empty when there is none. */
    byte[] bytes(int tag) {
        var all = all(tag);
        return all.isEmpty() ? new byte[0] : all.get(all.size() - 1);
    }

    /** All values of a field that may be repeated. */
    List<byte[]> all(int tag) {
        return of(tag, BYTES).map(Field::bytes).toList();
    }

    private Stream<Field> of(int tag, int type) {
        return fields.stream().filter(field -> field.tag() == tag).peek(field -> {
            if (field.type() != type) {
                throw no("has the field " + tag + " with the wire type " + field.type() + " instead of " + type);
            }
        });
    }

    private Field field(ByteBuffer in) {
        long key = varint(in);
        int tag = (int) (key >>> 3);
        int type = (int) key & 0b111;
        return switch (type) {
            case VARINT -> new Field(tag, type, varint(in), new byte[0]);
            case BYTES -> new Field(tag, type, 0, taken(in, varint(in)));
            case FIXED_64 -> new Field(tag, type, 0, taken(in, Long.BYTES));
            case FIXED_32 -> new Field(tag, type, 0, taken(in, Integer.BYTES));
            default -> throw no("has a field of the wire type " + type + ", which protobuf has not");
        };
    }

    private static byte[] taken(ByteBuffer in, long length) {
        if (length < 0 || length > in.remaining()) {
            throw new BufferUnderflowException();
        }
        var bytes = new byte[(int) length];
        in.get(bytes);
        return bytes;
    }

    private long varint(ByteBuffer in) {
        long value = 0;
        for (int place = 0; place < LONGEST; place++) {
            int next = in.get();
            value |= (long) (next & 0x7f) << place * GROUP;
            if (next >= 0) {
                return value;
            }
        }
        throw no("has a number of more than ten bytes");
    }

    private Broken no(String why) {
        return new Broken("a message " + what, "one that " + why);
    }
}
