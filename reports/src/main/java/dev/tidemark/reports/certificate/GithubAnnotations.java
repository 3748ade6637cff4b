// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.verdict.Judgement;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The findings as workflow commands, which GitHub shows beside a run: an error per failure, a notice where a baseline knows it. */
public final class GithubAnnotations {

    private GithubAnnotations() {}

    /** One line per finding, each ended; empty when there is nothing to annotate. */
    public static String render(Judgement judgement) {
        Stream<String> failures = judgement.failures().stream()
                .map(failing -> line(
                        judgement.baselineCheck().accepts(failing) ? "notice" : "error", Card.of(failing, judgement)));
        Stream<String> warnings =
                judgement.warnings().stream().map(warned -> line("warning", Card.of(warned, judgement)));
        Stream<String> gaps =
                judgement.gaps().stream().map(gap -> "::error title=examination incomplete::" + data(gap));
        return Stream.of(failures, warnings, gaps)
                .flatMap(lines -> lines)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    private static String line(String command, Card card) {
        var requirement = card.verdict().requirement();
        String expected =
                card.cases().isEmpty() ? "" : card.cases().get(0).finding().expected();
        return "::" + command + " title="
                + property(requirement.id() + " " + requirement.level().text() + ", " + requirement.title()) + "::"
                + data((expected.isEmpty() ? "" : "expected: " + expected + "\n") + "observed: " + card.observed());
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }
}
