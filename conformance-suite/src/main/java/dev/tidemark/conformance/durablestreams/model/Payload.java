// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.model;

import dev.tidemark.conformance.grammar.Spoken;
import dev.tidemark.conformance.grammar.Word;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** What a writer appends where the bytes matter. */
public enum Payload {
    @Word(
            value = "bodies of awkward bytes",
            means = "Seven appends: a NUL, a CR, an LF, two CRLF, a lone surrogate, a BOM, and all 256 byte values.")
    AWKWARD {
        @Override
        List<byte[]> bodies(List<String> texts, int first, Random random) {
            return List.of(
                    new byte[1],
                    Bodies.utf8("a\rb"),
                    Bodies.utf8("\n"),
                    Bodies.utf8("\r\n\r\n"),
                    bytes(0xed, 0xa0, 0x80),
                    bytes(0xef, 0xbb, 0xbf, 'x'),
                    bytes(IntStream.range(0, 256).toArray()));
        }
    },

    @Word(value = "a text in chunks", means = "A few bytes with `Transfer-Encoding: chunked`, without a length.")
    SHORT_IN_CHUNKS {
        @Override
        List<byte[]> bodies(List<String> texts, int first, Random random) {
            return List.of(Bodies.utf8("sent in chunks"));
        }
    },

    @Word(value = "a long body in chunks", means = "300,000 random bytes, likewise.")
    LONG_IN_CHUNKS {
        @Override
        List<byte[]> bodies(List<String> texts, int first, Random random) {
            return List.of(Bodies.random(random, 300_000));
        }
    },

    @Word(
            value = "a long text of two-byte characters",
            means = "One byte and 1,500,000 characters of two, so that no even cut falls between two of them.")
    TWO_BYTE_CHARACTERS {
        @Override
        List<byte[]> bodies(List<String> texts, int first, Random random) {
            return List.of(Bodies.utf8("x" + "\u00e4".repeat(1_500_000)));
        }
    },

    @Word(value = "a character in two halves", means = "Two appends, each with one byte of a two-byte character.")
    HALVES {
        @Override
        List<byte[]> bodies(List<String> texts, int first, Random random) {
            return List.of(bytes('a', 0xc3), bytes(0xa4, 'b'));
        }
    },

    @Word(value = "bytes that are no UTF-8", means = "61 ff c3 62.")
    NO_TEXT {
        @Override
        List<byte[]> bodies(List<String> texts, int first, Random random) {
            return List.of(bytes('a', 0xff, 0xc3, 'b'));
        }
    },

    @Word(
            value = "a text with blank lines between and at both ends",
            means = "Line ends are LF; a line begins with a colon, one with `data:`.")
    BLANK_LINES {
        @Override
        List<byte[]> bodies(List<String> texts, int first, Random random) {
            return List.of(Bodies.utf8("\n\nfirst\n\n\nsecond: with a colon\n:third\ndata: fourth\n\n"));
        }
    },

    @Word(value = "a text that forges a control event with LF", means = "One of its lines would be an event.")
    FORGED_WITH_LF {
        @Override
        List<byte[]> bodies(List<String> texts, int first, Random random) {
            return forgery("\n");
        }
    },

    @Word(value = "a text that forges a control event with CR", means = "The same.")
    FORGED_WITH_CR {
        @Override
        List<byte[]> bodies(List<String> texts, int first, Random random) {
            return forgery("\r");
        }
    },

    @Word(value = "a text that forges a control event with CRLF", means = "The same.")
    FORGED_WITH_CRLF {
        @Override
        List<byte[]> bodies(List<String> texts, int first, Random random) {
            return forgery("\r\n");
        }
    },

    @Word(value = "bytes that tell the base64 alphabets apart", means = "fb ef be ff ff ff.")
    ALPHABETS {
        @Override
        List<byte[]> bodies(List<String> texts, int first, Random random) {
            return List.of(bytes(0xfb, 0xef, 0xbe, 0xff, 0xff, 0xff));
        }
    },

    @Word(value = "a body of {int} bytes", means = "As many random bytes.")
    BODY {
        @Override
        List<byte[]> bodies(List<String> texts, int first, Random random) {
            return List.of(Bodies.random(random, Integer.parseInt(texts.get(0))));
        }
    },

    @Word(value = "{int} bodies of random bytes", means = "As many appends of 1 to 3000 bytes each.")
    RANDOM_BODIES {
        @Override
        List<byte[]> bodies(List<String> texts, int first, Random random) {
            return Stream.generate(() -> Bodies.random(random, 1 + random.nextInt(3000)))
                    .limit(Integer.parseInt(texts.get(0)))
                    .toList();
        }
    },

    @Word(value = "batches of 1, 2, 50, 1 and 3 messages", means = "JSON arrays, one after the other.")
    BATCHES {
        @Override
        List<byte[]> bodies(List<String> texts, int first, Random random) {
            var sizes = new int[] {1, 2, 50, 1, 3};
            return IntStream.range(0, sizes.length)
                    .mapToObj(i -> Bodies.batch(first + i, sizes[i]))
                    .toList();
        }
    };

    /** The offset in a control event that only the content names. */
    public static final String FORGED = "forged";

    abstract List<byte[]> bodies(List<String> texts, int first, Random random);

    /**
     * The bodies of one append after the other.
     *
     * @param first the number of the first of them on its stream
     */
    public static List<byte[]> bodies(Spoken<Payload> payload, int first, Random random) {
        return payload.word().bodies(payload.texts(), first, random);
    }

    /** Whether they are sent without a length. */
    public boolean isInChunks() {
        return this == SHORT_IN_CHUNKS || this == LONG_IN_CHUNKS;
    }

    private static List<byte[]> forgery(String end) {
        return List.of(Bodies.utf8(String.join(
                end,
                "before",
                "",
                "event: control",
                "data: {\"streamNextOffset\":\"" + FORGED + "\",\"upToDate\":true}",
                "",
                "after")));
    }

    private static byte[] bytes(int... values) {
        var bytes = new byte[values.length];
        for (int i = 0; i < values.length; i++) {
            bytes[i] = (byte) values[i];
        }
        return bytes;
    }
}
