// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** Holds the names in a baseline against those that exist, before a run is spent on a misspelt one. */
public final class BaselineNames {

    private static final int SHOWN = 3;

    private BaselineNames() {}

    /**
     * One sentence that names every entry which is neither a requirement nor a case, and what may have been meant; empty when there is none.
     *
     * @param known ids of all requirements and cases
     */
    public static Optional<String> unknown(Baseline baseline, Collection<String> known) {
        String unknown = baseline.entries().stream()
                .map(Baseline.Entry::names)
                .filter(name -> RenamedCases.now(name).stream().noneMatch(now -> isKnown(now, known)))
                .distinct()
                .map(name -> name + " (near it: " + String.join(", ", near(name, known)) + ")")
                .collect(Collectors.joining(", "));
        return unknown.isEmpty()
                ? Optional.empty()
                : Optional.of("the baseline names what is neither a requirement nor a case: " + unknown);
    }

    /** Further cases of a title are numbered as the run meets them. */
    private static boolean isKnown(String name, Collection<String> known) {
        return known.contains(name) || known.contains(name.replaceFirst("~\\d+$", ""));
    }

    private static List<String> near(String name, Collection<String> known) {
        String wanted = name.toLowerCase(Locale.ROOT);
        return known.stream()
                .sorted(Comparator.comparingInt((String each) -> distance(wanted, each.toLowerCase(Locale.ROOT)))
                        .thenComparing(Comparator.naturalOrder()))
                .limit(SHOWN)
                .toList();
    }

    /** Edits (insert, delete, replace) from one text to the other. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int replaced = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(replaced, 1 + Math.min(row[j], row[j - 1]));
            }
        }
        return row[other.length()];
    }
}
