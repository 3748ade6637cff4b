// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import java.util.Random;

/** The glossary of records that scenarios describe by what is special about them. */
final class Contents {

    private static final int BINARY = 300;

    private final Random random;

    Contents(Random random) {
        this.random = random;
    }

    NewRecord named(String words) {
        return switch (words) {
            case "neither headers nor a body" -> NewRecord.of("");
            case "the body \"hello\"" -> NewRecord.of("hello");
            case "the header \"a: 1\" and the body \"x\"" -> NewRecord.of("x").with("a", "1");
            case "three headers, one of them without a value" ->
                NewRecord.of("x").with("first", "one").with("second", "").with("third", "three");
            case "ten letters of two bytes each" -> NewRecord.of("\u00e9".repeat(10));
            case "ten characters of four bytes each" -> NewRecord.of("\ud83d\ude00".repeat(10));
            case "a header of two-byte letters" -> NewRecord.of("x").with("\u00e4\u00f6", "\u00fc");
            case "quotes, backslashes and control characters" -> NewRecord.of("\"\\\n\t\u0001".repeat(10));
            case "300 bytes that are no text" -> NewRecord.of(binary());
            default -> throw new IllegalArgumentException("the glossary has no record with " + words);
        };
    }

    private Bytes binary() {
        var bytes = new byte[BINARY];
        random.nextBytes(bytes);
        bytes[0] = (byte) 0xff;
        return new Bytes(bytes);
    }
}
