// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.Random;

/** Bytes as a value. */
public record Bytes(byte[] value) {

    static final Bytes NONE = new Bytes(new byte[0]);

    private static final int SHOWN = 40;

    public static Bytes utf8(String text) {
        return new Bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** So many that are never UTF-8, so that they always take base64. */
    static Bytes random(Random random, int length) {
        var bytes = new byte[length];
        random.nextBytes(bytes);
        bytes[0] = (byte) 0xff;
        return new Bytes(bytes);
    }

    int length() {
        return value.length;
    }

    /** Read as UTF-8. */
    public String text() {
        return new String(value, StandardCharsets.UTF_8);
    }

    boolean isText() {
        return equals(utf8(text()));
    }

    String base64() {
        return Base64.getEncoder().encodeToString(value);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bytes bytes && Arrays.equals(value, bytes.value);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(value);
    }

    /** One line for the report, shortened. */
    @Override
    public String toString() {
        var text = text();
        return text.length() > SHOWN
                ? "'" + text.substring(0, SHOWN) + "...' (" + value.length + " bytes)"
                : "'" + text + "'";
    }
}
