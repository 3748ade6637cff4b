// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.grammar.Word;
import java.util.Random;

/** How much a stream gets with each append. */
enum Portions {
    @Word(value = "messages", means = "Small, each told from all others by its number.")
    MESSAGES {
        @Override
        byte[] body(String contentType, int number, Random random) {
            return Bodies.message(contentType, number);
        }
    },

    @Word(value = "message", means = "The same.")
    MESSAGE {
        @Override
        byte[] body(String contentType, int number, Random random) {
            return Bodies.message(contentType, number);
        }
    },

    @Word(value = "messages of mixed size", means = "1 byte to 5 KiB, every 97th a megabyte.")
    MIXED {
        @Override
        byte[] body(String contentType, int number, Random random) {
            return Bodies.mixed(contentType, number);
        }
    },

    @Word(value = "messages of a megabyte", means = "2 to the power of 20 bytes.")
    MEGABYTES {
        @Override
        byte[] body(String contentType, int number, Random random) {
            return Bodies.sized(contentType, number, Bodies.MEGABYTE);
        }
    },

    @Word(value = "identical messages of one byte", means = "`x`.")
    BYTES {
        @Override
        byte[] body(String contentType, int number, Random random) {
            return Bodies.utf8("x");
        }
    },

    @Word(value = "batches of 50 messages", means = "JSON arrays.")
    BATCHES {
        @Override
        byte[] body(String contentType, int number, Random random) {
            return Bodies.batch(number, 50);
        }
    },

    @Word(value = "batches of 1 to 50 messages", means = "JSON arrays, their sizes from the seed of the run.")
    RANDOM_BATCHES {
        @Override
        byte[] body(String contentType, int number, Random random) {
            return Bodies.batch(number, 1 + random.nextInt(50));
        }
    };

    /** The body of an append with this number. */
    abstract byte[] body(String contentType, int number, Random random);
}
