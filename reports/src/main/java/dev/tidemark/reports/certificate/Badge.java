// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.reports.run.RunFacts;
import dev.tidemark.reports.verdict.Judgement;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The badge of a full run. Its text names protocol and revision, how many capabilities were examined, and what was not tested.
 *
 * @param color as shields.io names it; green for a conforming target only
 * @param hex the same colour for the SVG
 */
public record Badge(String label, String message, String color, String hex) {

    private static final double CHARACTER = 6.6;
    private static final int PADDING = 12;
    private static final int LONGEST = 40;

    static Badge of(Judgement judgement) {
        String label = label(judgement);
        return switch (judgement.overall()) {
            case PASS -> new Badge(label, conforms("conforms", judgement), "brightgreen", "#2e7d32");
            case PASS_WITH_WARNINGS -> new Badge(label, conforms("conforms, warnings", judgement), "yellow", "#8a6d00");
            case FAIL -> new Badge(label, "does not conform" + to(judgement), "red", "#b3261e");
            case INCOMPLETE -> new Badge(label, "examination incomplete" + to(judgement), "lightgrey", "#5f6368");
        };
    }

    /** The protocol with its revision; of several the names alone, so that it stays a badge. */
    private static String label(Judgement judgement) {
        List<RunFacts.Claim> claims = judgement.facts().claims();
        return claims.size() == 1
                ? claims.get(0).title()
                : claims.stream().map(RunFacts.Claim::protocol).collect(Collectors.joining(" + "));
    }

    /** Which of several protocols the target does not conform to, or was not examined for completely. */
    private static String to(Judgement judgement) {
        String named = judgement.protocols().stream()
                .filter(protocol -> protocol.overall() == judgement.overall())
                .map(protocol -> protocol.claim().protocol())
                .collect(Collectors.joining(", ", ": ", ""));
        return judgement.protocols().size() == 1 || named.length() > LONGEST / 2 ? "" : named;
    }

    /** The most exact of the texts that are short enough. */
    private static String conforms(String verdict, Judgement judgement) {
        Examined examined = Examined.of(judgement);
        String part = verdict + ": " + examined.capabilities() + " of " + examined.of();
        String open = judgement.total().notTested() + " not tested";
        Stream<String> texts = examined.missing().isEmpty()
                ? Stream.of(part + " capabilities", part)
                : Stream.of(
                        part + " capabilities; " + examined.names() + " not tested",
                        part + "; " + examined.names() + " not tested",
                        part + "; " + open);
        return texts.filter(text -> text.length() <= LONGEST).findFirst().orElse(part);
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
