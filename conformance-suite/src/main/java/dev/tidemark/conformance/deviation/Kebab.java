// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Names of methods as ids: {@code readsOf2Streams} is {@code reads-of-2-streams}. */
final class Kebab {

    /** S2 and Base64 are words; any other number is one of its own. */
    private static final Pattern WORD = Pattern.compile("[sS]2|[bB]ase64|[A-Z]?[a-z]+|[A-Z]|\\d+");

    private Kebab() {}

    static String of(String name) {
        return WORD.matcher(name)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.joining("-"))
                .toLowerCase(Locale.ROOT);
    }
}
