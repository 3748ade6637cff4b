// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Finds what somebody may have meant. */
final class Nearby {

    private static final int SHOWN = 6;

    private Nearby() {}

    /** The names most like the given one, best first, whatever they are like: for a choice among few. */
    static List<String> to(String name, Collection<String> names) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return names.stream()
                .sorted(Comparator.comparingInt((String known) -> distance(wanted, known.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }

    /** Those of them that may have been meant: at most every second letter of the given one is another. */
    static List<String> meantBy(String name, Collection<String> names) {
        var wanted = name.toLowerCase(Locale.ROOT);
        return to(name, names).stream()
                .filter(known -> distance(wanted, known.toLowerCase(Locale.ROOT)) <= wanted.length() / 2)
                .toList();
    }

    /** Edits (insert, delete, replace) from one text to the other; none where one contains the other. */
    private static int distance(String one, String other) {
        if (other.contains(one) || other.length() > 2 && one.contains(other)) {
            return 0;
        }
        var row = new int[other.length() + 1];
        for (var j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (var i = 1; i <= one.length(); i++) {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.length(); j++) {
                var replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
