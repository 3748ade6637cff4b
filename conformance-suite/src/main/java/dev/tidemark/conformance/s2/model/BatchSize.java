// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import java.util.Random;

/** How many records a batch has: always the same, or by chance between two numbers. */
public record BatchSize(int least, int most) {

    /** The words, for the steps. */
    public static final String WORDS = "\\d+(?: to \\d+)? records?";

    public static BatchSize parse(String text) {
        var words = text.split(" ");
        return new BatchSize(Integer.parseInt(words[0]), Integer.parseInt(words[words.length - 2]));
    }

    public int next(Random random) {
        return least + random.nextInt(most - least + 1);
    }
}
