// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import io.cucumber.java.ParameterType;
import java.util.Arrays;
import java.util.List;

/** The nouns of the scenarios. */
public final class Words {

    @ParameterType("unary read|long poll|SSE session")
    public ReadKind kind(String text) {
        return ReadKind.named(text);
    }

    /** Where a read starts and stops, such as {@code sequence number 2, at most 3 records, waiting 5 seconds}. */
    @ParameterType("(?:sequence number|timestamp) \\d+(?:, [^,]+)*|\\d+ records? before the tail(?:, [^,]+)*"
            + "|the default start(?:, [^,]+)*")
    public Query query(String text) {
        return QueryWords.parse(text);
    }

    @ParameterType(Refusal.WORDS)
    public Refusal refusal(String text) {
        return Refusal.named(text);
    }

    @ParameterType(Chosen.WORDS)
    public Chosen records(String text) {
        return Chosen.parse(text);
    }

    @ParameterType(BatchSize.WORDS)
    public BatchSize size(String text) {
        return BatchSize.parse(text);
    }

    /** A list such as {@code 1, 10 and 100}. */
    @ParameterType("\\d+(?:, \\d+)* and \\d+")
    public List<Integer> numbers(String text) {
        return Arrays.stream(text.split(", | and ")).map(Integer::valueOf).toList();
    }
}
