// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What cases were called in versions before, so that what was written down about them stays readable. */
final class RenamedCases {

    /** A heading, then the id of a case before and one now in each line; a case that became several has a line for each. */
    private static final String TABLE = "/tidemark/renamed-cases.tsv";

    private static final Map<String, List<String>> NOW = read();

    private RenamedCases() {}

    /** What bears this name now: the name itself, unless it is that of a case that is called otherwise since. */
    static List<String> now(String name) {
        return NOW.getOrDefault(name, List.of(name));
    }

    private static Map<String, List<String>> read() {
        try (BufferedReader table = new BufferedReader(
                new InputStreamReader(RenamedCases.class.getResourceAsStream(TABLE), StandardCharsets.UTF_8))) {
            return table.lines()
                    .skip(1)
                    .map(line -> line.split("\t"))
                    .collect(Collectors.groupingBy(
                            row -> row[0], Collectors.mapping(row -> row[1], Collectors.toList())));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("cannot read " + TABLE, unreadable);
        }
    }
}
