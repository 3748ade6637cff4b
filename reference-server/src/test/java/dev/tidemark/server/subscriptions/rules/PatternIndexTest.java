// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PatternIndexTest {

    @ParameterizedTest
    @CsvSource({
        "events/*, events/a, true",
        "events/*, events, false",
        "events/*, events/a/b, false",
        "events/*, other/a, false",
        "events/**, events, true",
        "events/**, events/a, true",
        "events/**, events/a/b, true",
        "events/**, eventsa, false",
        "**, a/b/c, true",
        "*, a, true",
        "*, a/b, false",
        "**/end, end, true",
        "**/end, a/b/end, true",
        "**/end, a/b/end/c, false",
        "a/**/b/*/c, a/b/x/c, true",
        "a/**/b/*/c, a/b/b/b/x/c, true",
        "a/**/b/*/c, a/b/c, false",
        "events/a, events/a, true",
        "events/a, events/ab, false",
    })
    void aStarIsOneSegmentAndTwoAreAnyNumber(String pattern, String path, boolean matches) {
        assertThat(PatternIndex.matches(pattern, path)).isEqualTo(matches);
    }

    @Test
    void whatWasTakenOutMatchesNothing() {
        PatternIndex<Integer> index = new PatternIndex<>();
        index.add("a/*", 1);
        index.add("a/*", 2);
        index.add("a/**", 3);
        index.add("b", 4);
        assertThat(index.matching("a/x")).containsExactlyInAnyOrder(1, 2, 3);
        index.remove("a/*", 1);
        index.remove("b", 5);
        assertThat(index.matching("a/x")).containsExactlyInAnyOrder(2, 3);
        index.remove("a/*", 2);
        index.remove("a/**", 3);
        index.remove("b", 4);
        assertThat(index.matching("a/x")).isEmpty();
        assertThat(index.isEmpty()).isTrue();
    }

    @Test
    void manyPatternsTogetherMatchWhatEachMatchesAlone() {
        Random random = new Random(7);
        PatternIndex<String> index = new PatternIndex<>();
        List<String> patterns = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            String pattern = some(random, List.of("a", "b", "*", "**"));
            patterns.add(pattern);
            index.add(pattern, pattern);
        }
        for (int i = 0; i < 500; i++) {
            String path = some(random, List.of("a", "b", "c"));
            List<String> expected =
                    patterns.stream().filter(pattern -> matches(pattern, path)).toList();
            assertThat(index.matching(path)).as(path).containsExactlyInAnyOrderElementsOf(expected);
        }
    }

    @Test
    void manyStarsTakeNoTime() {
        String pattern = "**/a/".repeat(30) + "b";
        assertThat(PatternIndex.matches(pattern, "a/".repeat(400) + "c")).isFalse();
    }

    /** The same by another way: as a regular expression. */
    private static boolean matches(String pattern, String path) {
        String expression = List.of(pattern.split("/")).stream()
                .map(segment -> segment.equals("**") ? "(?:[^/]+/)*" : segment.equals("*") ? "[^/]+/" : segment + "/")
                .collect(Collectors.joining());
        return (path + "/").matches(expression);
    }

    private static String some(Random random, List<String> segments) {
        return IntStream.rangeClosed(0, random.nextInt(4))
                .mapToObj(i -> segments.get(random.nextInt(segments.size())))
                .collect(Collectors.joining("/"));
    }
}
