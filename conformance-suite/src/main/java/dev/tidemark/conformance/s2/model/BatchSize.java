// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import java.util.Random;

/** How many records a batch has: always the same, or by chance between two numbers. */
public record BatchSize(int least, int most) {

    /** Such as {@code 3} or {@code 1 to 20}. */
    static BatchSize parse(String text) {
        var ends = text.split(" to ");
        return new BatchSize(Integer.parseInt(ends[0]), Integer.parseInt(ends[ends.length - 1]));
    }

    public int next(Random random) {
        return least + random.nextInt(most - least + 1);
    }
}
