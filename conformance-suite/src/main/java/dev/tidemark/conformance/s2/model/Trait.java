// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import dev.tidemark.conformance.grammar.Word;
import java.util.Random;
import java.util.function.Function;

/** What is special about a record. */
public enum Trait {
    @Word(value = "neither headers nor a body", means = "An empty body.")
    NOTHING(NewRecord.of("")),

    @Word(value = "the body \"hello\"", means = "Five bytes.")
    HELLO(NewRecord.of("hello")),

    @Word(value = "the header \"a: 1\" and the body \"x\"", means = "One byte each in name, value and body.")
    HEADER_AND_BODY(NewRecord.of("x").with("a", "1")),

    @Word(value = "three headers, one of them without a value", means = "`first: one`, `second:` and `third: three`.")
    THREE_HEADERS(NewRecord.of("x").with("first", "one").with("second", "").with("third", "three")),

    @Word(value = "ten letters of two bytes each", means = "Ten times U+00E9.")
    TWO_BYTES(NewRecord.of("\u00e9".repeat(10))),

    @Word(value = "ten characters of four bytes each", means = "Ten times U+1F600.")
    FOUR_BYTES(NewRecord.of("\ud83d\ude00".repeat(10))),

    @Word(value = "a header of two-byte letters", means = "In its name and its value.")
    HEADER_OF_TWO_BYTES(NewRecord.of("x").with("\u00e4\u00f6", "\u00fc")),

    @Word(value = "quotes, backslashes and control characters", means = "What JSON escapes.")
    ESCAPES(NewRecord.of("\"\\\n\t\u0001".repeat(10))),

    @Word(value = "300 bytes that are no text", means = "By chance, and no UTF-8; sent in base64.")
    BINARY(random -> NewRecord.of(Bytes.random(random, 300))),

    @Word(value = "the headers a: 1, b: 2 and a: 3", means = "One name twice.")
    NAME_TWICE(NewRecord.of("x").with("a", "1").with("b", "2").with("a", "3")),

    @Word(value = "the headers z: 1, y: 2 and x: 3", means = "Not in the order of the alphabet.")
    UNSORTED(NewRecord.of("x").with("z", "1").with("y", "2").with("x", "3")),

    @Word(value = "the headers a: 1, A: 2 and a: 1", means = "Names that differ in case, and one pair twice.")
    CASES(NewRecord.of("x").with("a", "1").with("A", "2").with("a", "1")),

    @Word(value = "fifty headers", means = "Of seven names, not in the order of the alphabet.")
    FIFTY_HEADERS(random -> fifty()),

    @Word(value = "a header of several alphabets", means = "Latin, Greek, Cyrillic and Han letters, and an emoji.")
    ALPHABETS(NewRecord.of("x").with("\u00e4\u03b1\u0431\u5b57", "\ud83d\ude00\u00df")),

    @Word(value = "a header and no body", means = "`a: 1`.")
    NO_BODY(NewRecord.of("").with("a", "1")),

    @Word(value = "the header \"command: fence\" and the body \"first\"", means = "No command: its header has a name.")
    ALMOST_A_COMMAND(NewRecord.of("first").with("command", "fence")),

    @Word(value = "an empty header value", means = "`a:`.")
    EMPTY_VALUE(NewRecord.of("x").with("a", ""));

    private final Function<Random, NewRecord> record;

    Trait(NewRecord record) {
        this(random -> record);
    }

    Trait(Function<Random, NewRecord> record) {
        this.record = record;
    }

    /** A record that has it. */
    public NewRecord record(Random random) {
        return record.apply(random);
    }

    private static NewRecord fifty() {
        var record = NewRecord.of("x");
        for (int i = 0; i < 50; i++) {
            record = record.with("name " + (50 - i) % 7, "value " + i);
        }
        return record;
    }
}
