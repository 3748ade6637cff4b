// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import java.io.ByteArrayOutputStream;

/** Writes one protobuf message, field by field. */
final class FieldsOut {

    private static final int GROUP = 7;
    private static final int MORE = 0x80;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    FieldsOut number(int field, long value) {
        varint((long) field << 3 | FieldsIn.VARINT);
        varint(value);
        return this;
    }

    FieldsOut bytes(int field, byte[] value) {
        varint((long) field << 3 | FieldsIn.BYTES);
        varint(value.length);
        out.writeBytes(value);
        return this;
    }

    byte[] message() {
        return out.toByteArray();
    }

    private void varint(long value) {
        int groups = Math.max(1, (Long.SIZE - Long.numberOfLeadingZeros(value) + GROUP - 1) / GROUP);
        for (int group = 0; group < groups; group++) {
            int more = group < groups - 1 ? MORE : 0;
            out.write((int) (value >>> group * GROUP) & MORE - 1 | more);
        }
    }
}
