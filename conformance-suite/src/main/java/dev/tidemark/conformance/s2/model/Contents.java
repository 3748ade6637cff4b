// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import java.util.Random;

/** The glossary of records that scenarios describe by what is special about them. */
public final class Contents {

    private static final int BINARY = 300;

    private final Random random;

    public Contents(Random random) {
        this.random = random;
    }

    public NewRecord named(String words) {
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
            case "the headers a: 1, b: 2 and a: 3" ->
                NewRecord.of("x").with("a", "1").with("b", "2").with("a", "3");
            case "the headers z: 1, y: 2 and x: 3" ->
                NewRecord.of("x").with("z", "1").with("y", "2").with("x", "3");
            case "the headers a: 1, A: 2 and a: 1" ->
                NewRecord.of("x").with("a", "1").with("A", "2").with("a", "1");
            case "fifty headers" -> headers(50);
            case "a header of several alphabets" ->
                NewRecord.of("x").with("\u00e4\u03b1\u0431\u5b57", "\ud83d\ude00\u00df");
            case "a header and no body" -> NewRecord.of("").with("a", "1");
            case "the header \"command: fence\" and the body \"first\"" ->
                NewRecord.of("first").with("command", "fence");
            case "an empty header value" -> NewRecord.of("x").with("a", "");
            default -> throw new IllegalArgumentException("the glossary has no record with " + words);
        };
    }

    private static NewRecord headers(int count) {
        var record = NewRecord.of("x");
        for (int i = 0; i < count; i++) {
            record = record.with("name " + (count - i) % 7, "value " + i);
        }
        return record;
    }

    private Bytes binary() {
        var bytes = new byte[BINARY];
        random.nextBytes(bytes);
        bytes[0] = (byte) 0xff;
        return new Bytes(bytes);
    }
}
