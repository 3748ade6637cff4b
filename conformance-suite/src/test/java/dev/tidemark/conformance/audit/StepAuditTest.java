// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.conformance.run.Suite;
import dev.tidemark.conformance.target.Protocol;
import io.cucumber.junit.platform.engine.CucumberTestEngine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The vocabulary of steps is closed: no scenario uses a step that is not defined, and no definition goes unused. */
@ParameterizedClass
@MethodSource("dev.tidemark.conformance.protocol.Protocols#all")
class StepAuditTest {

    private static final String CONTRACT = "README.md";

    private static final List<JsonNode> MESSAGES = new ArrayList<>();

    private final Protocol protocol;

    StepAuditTest(Protocol protocol) {
        this.protocol = protocol;
    }

    /** A dry run matches every step with its definition and executes none. */
    @BeforeParameterizedClassInvocation
    static void dryRun(Protocol protocol, @TempDir Path folder) throws IOException {
        var file = folder.resolve("messages.ndjson");
        var launcher = LauncherFactory.create(LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .addTestEngines(new CucumberTestEngine())
                .build());
        var request = LauncherDiscoveryRequestBuilder.request()
                .selectors(DiscoverySelectors.selectDirectory(
                        Features.ROOT.resolve(protocol.id()).toString()))
                .configurationParameter("cucumber.glue", Suite.of(protocol).steps())
                .configurationParameter("cucumber.execution.dry-run", "true")
                .configurationParameter("cucumber.publish.quiet", "true")
                .configurationParameter("cucumber.plugin", "message:" + file)
                .build();
        launcher.execute(LauncherExecutionRequestBuilder.request(request).build());
        var json = new ObjectMapper();
        MESSAGES.clear();
        for (var line : Files.readAllLines(file)) {
            MESSAGES.add(json.readTree(line));
        }
    }

    @Test
    void everyStepIsDefinedOnce() {
        var texts = new TreeMap<String, String>();
        messages("pickle").forEach(pickle -> pickle.path("steps")
                .forEach(step ->
                        texts.put(step.path("id").asText(), step.path("text").asText())));
        messages("testCase").forEach(testCase -> testCase.path("testSteps").forEach(step -> {
            if (step.has("pickleStepId")) {
                assertThat(step.path("stepDefinitionIds"))
                        .as(
                                "definitions of the step '%s'",
                                texts.get(step.path("pickleStepId").asText()))
                        .hasSize(1);
            }
        }));
        assertThat(texts).isNotEmpty();
    }

    @Test
    void everyDefinitionIsUsed() {
        var used = new HashSet<String>();
        messages("testCase").forEach(testCase -> testCase.path("testSteps")
                .forEach(step -> step.path("stepDefinitionIds").forEach(id -> used.add(id.asText()))));
        assertThat(messages("stepDefinition")).isNotEmpty().allSatisfy(definition -> assertThat(used)
                .as(
                        "use of the step '%s'",
                        definition.path("pattern").path("source").asText())
                .contains(definition.path("id").asText()));
    }

    @Test
    void everyDefinitionIsInTheContract() throws IOException {
        var own = Features.ROOT.resolve(protocol.id()).resolve(CONTRACT);
        var contract = Files.readString(Files.exists(own) ? own : Features.ROOT.resolve(CONTRACT));
        assertThat(messages("stepDefinition")).allSatisfy(definition -> assertThat(contract)
                .contains("| `"
                        + definition.path("pattern").path("source").asText().replace("\\/", "/") + "` |"));
    }

    private static List<JsonNode> messages(String kind) {
        return MESSAGES.stream()
                .filter(message -> message.has(kind))
                .map(message -> message.path(kind))
                .toList();
    }
}
