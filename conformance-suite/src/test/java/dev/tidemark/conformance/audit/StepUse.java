// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.conformance.target.Protocol;
import io.cucumber.junit.platform.engine.CucumberTestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * Which step of the features of a protocol is defined by what.
 *
 * @param uses how many lines of the features each definition stands behind, by its phrase
 * @param ambiguous steps with no definition, or with several, and how many
 */
record StepUse(Map<String, Integer> uses, Map<String, Integer> ambiguous) {

    /** A dry run matches every step with its definition and executes none. */
    static StepUse of(Protocol protocol) throws IOException {
        var file = Files.createTempFile("steps", ".ndjson");
        try {
            dryRun(protocol, file);
            var json = new ObjectMapper();
            var messages = new ArrayList<JsonNode>();
            for (var line : Files.readAllLines(file)) {
                messages.add(json.readTree(line));
            }
            return of(messages);
        } finally {
            Files.delete(file);
        }
    }

    private static void dryRun(Protocol protocol, Path file) {
        var launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .addTestEngines(new CucumberTestEngine())
                .build());
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectDirectory(
                        Features.ROOT.resolve(protocol.id()).toString()))
                .configurationParameter("cucumber.glue", protocol.steps())
                .configurationParameter("cucumber.execution.dry-run", "true")
                .configurationParameter("cucumber.publish.quiet", "true")
                .configurationParameter("cucumber.plugin", "message:" + file)
                .build();
        launcher.execute(LauncherExecutionRequestBuilder.request(request).build());
    }

    private static StepUse of(List<JsonNode> messages) {
        var phrases = new TreeMap<String, String>();
        of(messages, "stepDefinition")
                .forEach(definition -> phrases.put(
                        definition.path("id").asText(),
                        definition.path("pattern").path("source").asText()));
        var steps = new HashMap<String, JsonNode>();
        of(messages, "pickle").forEach(pickle -> pickle.path("steps")
                .forEach(step -> steps.put(step.path("id").asText(), step)));
        var lines = new HashMap<String, Set<String>>();
        var ambiguous = new TreeMap<String, Integer>();
        of(messages, "testCase").forEach(testCase -> testCase.path("testSteps").forEach(tested -> {
            var step = steps.get(tested.path("pickleStepId").asText());
            var definitions = tested.path("stepDefinitionIds");
            if (step != null && definitions.size() != 1) {
                ambiguous.put(step.path("text").asText(), definitions.size());
            }
            if (step != null) {
                // The rows of an outline share the line of their step.
                var line = step.path("astNodeIds").path(0).asText();
                definitions.forEach(id -> lines.computeIfAbsent(phrases.get(id.asText()), phrase -> new HashSet<>())
                        .add(line));
            }
        }));
        var uses = new TreeMap<String, Integer>();
        phrases.values()
                .forEach(phrase ->
                        uses.put(phrase, lines.getOrDefault(phrase, Set.of()).size()));
        return new StepUse(uses, ambiguous);
    }

    private static List<JsonNode> of(List<JsonNode> messages, String kind) {
        return messages.stream()
                .filter(message -> message.has(kind))
                .map(message -> message.path(kind))
                .toList();
    }

    /** How many phrases there are. */
    int definitions() {
        return uses.size();
    }

    /** How many of them stand in one line of the features. */
    long usedOnce() {
        return uses.values().stream().filter(count -> count == 1).count();
    }

    /** How many of the most frequent phrases it takes for this share of all steps. */
    int carrying(double share) {
        var wanted = share * uses.values().stream().mapToInt(Integer::intValue).sum();
        var phrases = 0;
        var steps = 0;
        for (var count :
                uses.values().stream().sorted(Comparator.reverseOrder()).toList()) {
            if (steps >= wanted) {
                break;
            }
            steps += count;
            phrases++;
        }
        return phrases;
    }
}
