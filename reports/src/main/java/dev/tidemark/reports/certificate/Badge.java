// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.reports.verdict.Judgement;
import dev.tidemark.reports.verdict.LeftOut;
import dev.tidemark.reports.verdict.Scoreboard;
import java.util.stream.Collectors;

/**
 * The badge of a full run. Its text names protocol, revision and capabilities, and what was not tested.
 *
 * @param color as shields.io names it; green for a conforming target only
 * @param hex the same colour for the SVG
 */
public record Badge(String label, String message, String color, String hex) {

    private static final double CHARACTER = 6.6;
    private static final int PADDING = 12;

    static Badge of(Judgement judgement) {
        String label = judgement.facts().claimed();
        return switch (judgement.overall()) {
            case PASS -> new Badge(label, "conforms: " + capabilities(judgement), "brightgreen", "#2e7d32");
            case PASS_WITH_WARNINGS ->
                new Badge(label, "conforms with warnings: " + capabilities(judgement), "yellow", "#8a6d00");
            case FAIL -> new Badge(label, "does not conform" + to(judgement), "red", "#b3261e");
            case INCOMPLETE -> new Badge(label, "examination incomplete" + to(judgement), "lightgrey", "#5f6368");
        };
    }

    /** Which of several protocols the target does not conform to, or was not examined for completely. */
    private static String to(Judgement judgement) {
        return judgement.protocols().size() == 1
                ? ""
                : judgement.protocols().stream()
                        .filter(protocol -> protocol.overall() == judgement.overall())
                        .map(protocol -> protocol.claim().protocol())
                        .collect(Collectors.joining(" and ", ": ", ""));
    }

    private static String capabilities(Judgement judgement) {
        String certified = judgement.protocols().stream()
                .map(protocol -> protocol.scoreboard().rows().stream()
                        .filter(Scoreboard.Row::certified)
                        .map(Scoreboard.Row::name)
                        .collect(Collectors.joining(", ")))
                .collect(Collectors.joining(" + "));
        String notTested = judgement.leftOut().stream().map(LeftOut::topics).collect(Collectors.joining(", "));
        return certified + (notTested.isEmpty() ? "" : " | not tested: " + notTested);
    }

    /** What shields.io reads from its endpoint. */
    String json() {
        ObjectNode endpoint = JsonNodeFactory.instance
                .objectNode()
                .put("schemaVersion", 1)
                .put("label", label)
                .put("message", message)
                .put("color", color);
        return endpoint.toPrettyString() + "\n";
    }

    /** Width of the left half in pixels. */
    public int labelWidth() {
        return width(label);
    }

    /** Width of the right half in pixels. */
    public int messageWidth() {
        return width(message);
    }

    private static int width(String text) {
        return (int) Math.ceil(text.length() * CHARACTER) + PADDING;
    }
}
