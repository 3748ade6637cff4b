// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import java.util.Random;

/** How many records a batch has: always the same, or by chance between two numbers. */
record BatchSize(int least, int most) {

    /** The words, for the steps. */
    static final String WORDS = "\\d+(?: to \\d+)? records?";

    static BatchSize parse(String text) {
        var words = text.split(" ");
        return new BatchSize(Integer.parseInt(words[0]), Integer.parseInt(words[words.length - 2]));
    }

    int next(Random random) {
        return least + random.nextInt(most - least + 1);
    }
}
