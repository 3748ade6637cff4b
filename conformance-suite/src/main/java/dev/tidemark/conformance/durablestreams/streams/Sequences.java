// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.streams;

import dev.tidemark.conformance.grammar.Word;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** The sequences of writers that compete. */
enum Sequences {
    @Word(value = "sequences in random order", means = "Each used once, in an order from the seed of the run.")
    RANDOM {
        @Override
        List<Integer> of(int count, Random random) {
            var all = new ArrayList<>(IntStream.range(0, count).boxed().toList());
            Collections.shuffle(all, random);
            return all;
        }
    },

    @Word(value = "the same sequence", means = "All use one.")
    SAME {
        @Override
        List<Integer> of(int count, Random random) {
            return Collections.nCopies(count, 500);
        }
    };

    abstract List<Integer> of(int count, Random random);
}
