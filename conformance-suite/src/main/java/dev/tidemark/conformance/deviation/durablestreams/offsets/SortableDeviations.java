// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.offsets;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.durablestreams.RewrittenOffsets;
import dev.tidemark.conformance.deviation.durablestreams.Simultaneous;
import dev.tidemark.conformance.deviation.durablestreams.Tokens;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import java.util.HashMap;
import java.util.Map;

/** Offsets that do not sort like the positions they stand for (section 8, properties 2 and 5). */
final class SortableDeviations {
    private static final String LETTERS_BY_HABIT = "0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
    private static final int FIRST_BOOT = 9;

    @Breaks(
            rule = {"DS-8-07", "DS-8-14"},
            by = "Swaps the offsets of two appends that are under way at the same time.")
    Behaviour concurrentOffsetsSwapped() {
        return Simultaneous.offsets((own, other) -> other);
    }

    @Breaks(
            rule = {"DS-8-04", "DS-8-05", "DS-8-24"},
            by = "Counts positions in decimal without leading zeros, so 10 sorts before 9.")
    Behaviour offsetsNotPadded() {
        return RewrittenOffsets.with(Tokens.numbered(n -> "" + n));
    }

    @Breaks(
            rule = {"DS-8-04", "DS-8-05", "DS-8-24"},
            by = "Pads the position counter to two digits, so the hundredth append sorts too low.")
    Behaviour offsetsPaddedToTwoDigits() {
        return RewrittenOffsets.with(Tokens.numbered(n -> String.format("%02d", n)));
    }

    @Breaks(rule = "DS-8-05", by = "Pads the position counter to three digits, so the thousandth append sorts too low.")
    Behaviour offsetsPaddedToThreeDigits() {
        return RewrittenOffsets.with(Tokens.numbered(n -> String.format("%03d", n)));
    }

    @Breaks(
            rule = {"DS-8-04", "DS-8-24"},
            by = "Names later positions with smaller offsets.")
    Behaviour offsetsCountDown() {
        return RewrittenOffsets.with(Tokens.numbered(n -> String.format("%09d", 999_999_999 - n)));
    }

    @Breaks(
            rule = {"DS-8-04", "DS-8-05", "DS-8-24"},
            by = "Counts in base 62 with small letters before capitals, which is not their byte order.")
    Behaviour offsetsInBase62ByHabit() {
        return RewrittenOffsets.with(Tokens.numbered(SortableDeviations::base62));
    }

    @Breaks(rule = "DS-8-06", by = "Counts positions without leading zeros on JSON streams only.")
    Behaviour jsonOffsetsNotPadded() {
        Map<String, Integer> counts = new HashMap<>();
        return RewrittenOffsets.with(Tokens.minted((place, real) -> {
            if (Requests.creates(place.request()) && place.request().isJson()) {
                counts.putIfAbsent(place.stream(), 0);
            }
            return counts.containsKey(place.stream()) ? "" + counts.merge(place.stream(), 1, Integer::sum) : real;
        }));
    }

    @Breaks(
            rule = {"DS-8-08", "DS-8-27"},
            by = "Puts a boot counter in front of offsets whose width changes with a restart.")
    Behaviour bootCounterNotPadded() {
        return RewrittenOffsets.with(Tokens.minted((place, real) -> (FIRST_BOOT + place.boot()) + "-" + real));
    }

    private static String base62(int n) {
        StringBuilder digits = new StringBuilder();
        for (int rest = n, i = 0; i < 6; i++, rest /= 62) {
            digits.insert(0, LETTERS_BY_HABIT.charAt(rest % 62));
        }
        return digits.toString();
    }
}
