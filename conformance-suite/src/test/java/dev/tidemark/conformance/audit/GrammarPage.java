// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import dev.tidemark.conformance.audit.StepContracts.Noun;
import dev.tidemark.conformance.audit.StepContracts.Step;
import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.conformance.target.Protocol;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The page that specifies the steps and words of a protocol, made from their sources. */
final class GrammarPage {

    private static final List<String> KEYWORDS = List.of("Given", "When", "Then");

    private final List<String> lines = new ArrayList<>();

    private GrammarPage() {}

    /** Writes the pages of all protocols, from the folder of the conformance suite. */
    public static void main(String[] arguments) throws IOException {
        for (var protocol : Protocols.all()) {
            Files.writeString(file(protocol), text(protocol));
        }
    }

    static Path file(Protocol protocol) {
        return Features.ROOT.resolve(protocol.id()).resolve("README.md");
    }

    static String text(Protocol protocol) throws IOException {
        var page = new GrammarPage();
        page.write(protocol, StepContracts.of(protocol));
        return String.join("\n", page.lines) + "\n";
    }

    private void write(Protocol protocol, StepContracts contracts) {
        lines.addAll(
                List.of(
                        "# The words of " + protocol.title(),
                        "",
                        "What its features are written with: "
                                + contracts.steps().size()
                                + " phrases, each with its contract, and the words that stand in their braces. How a case is",
                        "written is told in [features/README.md](../README.md). This page is made from the steps by `./dev docs`."));
        var steps = byTopic(contracts.steps(), Step::topic);
        var nouns = byTopic(contracts.nouns(), Noun::topic);
        var topics = new TreeMap<String, Boolean>();
        steps.keySet().forEach(topic -> topics.put(topic, true));
        nouns.keySet().forEach(topic -> topics.put(topic, true));
        for (var topic : topics.keySet()) {
            add("", "## " + (topic.isEmpty() ? "In many topics" : topic));
            steps(steps.getOrDefault(topic, List.of()));
            nouns.getOrDefault(topic, List.of()).forEach(this::noun);
        }
    }

    /** What lies with the words and values of the wire is for all topics. */
    private static <T> Map<String, List<T>> byTopic(List<T> all, java.util.function.Function<T, String> topic) {
        return all.stream()
                .collect(Collectors.groupingBy(
                        each -> List.of("model", "client").contains(topic.apply(each)) ? "" : topic.apply(each),
                        TreeMap::new,
                        Collectors.toList()));
    }

    private void steps(List<Step> steps) {
        for (var keyword : KEYWORDS) {
            var own = steps.stream()
                    .filter(step -> step.keyword().equals(keyword))
                    .toList();
            if (!own.isEmpty()) {
                add("", "| " + keyword + " | |", "|---|---|");
                own.forEach(step -> row("`" + step.phrase().replace("\\", "") + "`", step.contract()));
            }
        }
    }

    private void noun(Noun noun) {
        add("", "`{" + noun.name() + "}`: " + noun.contract());
        if (!noun.words().isEmpty()) {
            add("", "| `{" + noun.name() + "}` | means |", "|---|---|");
            noun.words().forEach(meaning -> row("`" + meaning.word() + "`", meaning.means()));
        }
    }

    private void row(String first, String second) {
        add("| " + first.replace("|", "\\|") + " | " + second.replace("|", "\\|") + " |");
    }

    private void add(String... more) {
        lines.addAll(List.of(more));
    }
}
