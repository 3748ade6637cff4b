// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.grammar;

import java.util.List;

/**
 * A word that holds texts or numbers, as a feature says it.
 *
 * @param texts what stands in its braces, without quotes
 */
public record Spoken<E extends Enum<E>>(E word, List<String> texts) {

    public Spoken {
        texts = List.copyOf(texts);
    }

    /** The text in its n-th braces, counted from 0. */
    public String text(int n) {
        return texts.get(n);
    }

    /** The number in its n-th braces. */
    public int number(int n) {
        return Integer.parseInt(texts.get(n));
    }
}
