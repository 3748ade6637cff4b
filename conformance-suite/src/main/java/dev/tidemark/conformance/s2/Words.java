// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.s2.client.ReadKind;
import dev.tidemark.conformance.s2.model.BatchSize;
import dev.tidemark.conformance.s2.model.Chosen;
import dev.tidemark.conformance.s2.model.Query;
import dev.tidemark.conformance.s2.model.Refusal;
import io.cucumber.java.ParameterType;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

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

    /** How far from now, such as {@code 1 minute ago} or {@code 1 hour ahead}. */
    @ParameterType("\\d+ (?:second|minute|hour|day)s? (?:ago|ahead)")
    public Duration moment(String text) {
        var words = text.split(" ");
        var unit = ChronoUnit.valueOf(words[1].toUpperCase(Locale.ROOT).replaceFirst("S?$", "S"));
        var distance = Duration.of(Long.parseLong(words[0]), unit);
        return words[2].equals("ago") ? distance.negated() : distance;
    }

    /** A list such as {@code 1, 10 and 100}. */
    @ParameterType("\\d+(?:, \\d+)* and \\d+")
    public List<Integer> numbers(String text) {
        return Arrays.stream(text.split(", | and ")).map(Integer::valueOf).toList();
    }
}
