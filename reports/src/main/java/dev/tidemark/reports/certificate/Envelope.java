// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import dev.tidemark.reports.requirements.Catalogue;
import dev.tidemark.reports.run.RunFacts;
import dev.tidemark.reports.verdict.Baseline;
import dev.tidemark.reports.verdict.BaselineCheck;
import dev.tidemark.reports.verdict.CaseVerdict;
import dev.tidemark.reports.verdict.Judgement;
import dev.tidemark.reports.verdict.ProtocolVerdict;
import dev.tidemark.reports.verdict.RequirementVerdict;
import dev.tidemark.reports.verdict.Scoreboard;
import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The certificate as JSON (schema: {@code tidemark/certificate.schema.json}). Its facts, its baseline and the messages it
 * names by hash are all that is needed to judge again.
 */
final class Envelope {

    static final String FORMAT = "tidemark-certificate/3";
    private static final String BEFORE = "tidemark-certificate/2";

    static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new JavaTimeModule())
            .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS, SerializationFeature.WRITE_DURATIONS_AS_TIMESTAMPS)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    private final JsonNode root;

    private Envelope(JsonNode root) {
        this.root = root;
    }

    static String write(Judgement judgement) throws IOException {
        ObjectNode root = JSON.createObjectNode().put("format", FORMAT);
        root.setAll((ObjectNode) JSON.valueToTree(judgement.facts()));
        root.set("catalogues", catalogues(judgement));
        root.set("verdict", verdict(judgement));
        root.set("requirements", requirements(judgement));
        root.set("exclusions", exclusions(judgement));
        root.set("baseline", baseline(judgement));
        root.putObject("evidence")
                .put("sha256", judgement.sha256())
                .put("cases", judgement.cases().size());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(root) + "\n";
    }

    static Envelope read(Path file) throws IOException {
        JsonNode root = JSON.readTree(file.toFile());
        if (!root.path("format").asText().equals(FORMAT)) {
            throw new IOException(file + " is not a " + FORMAT);
        }
        return new Envelope(root);
    }

    /** Reads a certificate of this format or the one before, for what both tell alike: outcomes and target. */
    static Envelope readAny(Path file) throws IOException {
        JsonNode root;
        try {
            root = JSON.readTree(file.toFile());
        } catch (JsonProcessingException e) {
            throw new IOException(file + " is no certificate: it is not JSON", e);
        }
        String format = root.path("format").asText();
        if (!format.equals(FORMAT) && !format.equals(BEFORE)) {
            throw new IOException(file + " is neither a " + FORMAT + " nor a " + BEFORE);
        }
        return new Envelope(root);
    }

    /** Requirement to outcome, in words. */
    Map<String, String> outcomes() {
        Map<String, String> outcomes = new LinkedHashMap<>();
        root.path("requirements")
                .forEach(each -> outcomes.put(
                        each.path("id").asText(), each.path("outcome").asText()));
        return outcomes;
    }

    /** Target and day, such as {@code acme-streams 2.4.1, 2026-11-22}. */
    String summary() {
        JsonNode target = root.path("target");
        String title =
                (target.path("name").asText() + " " + target.path("version").asText()).strip();
        return title + ", " + root.path("run").path("start").asText().replaceFirst("T.*", "");
    }

    RunFacts facts() throws IOException {
        return JSON.treeToValue(root, RunFacts.class);
    }

    Baseline baseline() throws IOException {
        return JSON.treeToValue(root.path("baseline"), Baseline.class);
    }

    List<String> catalogues() {
        return root.path("catalogues").findValuesAsText("name");
    }

    String sha256() {
        return root.path("evidence").path("sha256").asText();
    }

    private static ArrayNode catalogues(Judgement judgement) {
        ArrayNode catalogues = JSON.createArrayNode();
        for (Catalogue catalogue : judgement.catalogues()) {
            catalogues
                    .addObject()
                    .put("name", catalogue.name())
                    .put("protocol", catalogue.protocol())
                    .put("version", catalogue.version())
                    .put("source", catalogue.source());
        }
        return catalogues;
    }

    private static ObjectNode verdict(Judgement judgement) {
        ObjectNode verdict = JSON.createObjectNode()
                .put("overall", judgement.overall().text())
                .put("sentence", Headline.of(judgement).sentence())
                .put("exitCode", judgement.exitCode());
        verdict.set("cases", JSON.valueToTree(judgement.counts()));
        verdict.set("gaps", JSON.valueToTree(judgement.gaps()));
        verdict.set("notTested", notTested(judgement));
        verdict.set("total", row(judgement.total()));
        ArrayNode protocols = verdict.putArray("protocols");
        judgement.protocols().forEach(protocol -> protocols.add(protocol(protocol)));
        return verdict;
    }

    private static ArrayNode notTested(Judgement judgement) {
        ArrayNode groups = JSON.createArrayNode();
        judgement.whyNotTested().forEach(group -> groups.addObject()
                .put("requirements", group.requirements().size())
                .put("reason", group.reason()));
        return groups;
    }

    private static ObjectNode protocol(ProtocolVerdict protocol) {
        ObjectNode node = JSON.createObjectNode()
                .put("catalogue", protocol.catalogue().name())
                .put("overall", protocol.overall().text());
        node.set("gaps", JSON.valueToTree(protocol.gaps()));
        node.set("notCounted", JSON.valueToTree(protocol.notCounted()));
        node.set("total", row(protocol.scoreboard().total()));
        ArrayNode capabilities = node.putArray("capabilities");
        protocol.scoreboard().rows().forEach(row -> capabilities.add(row(row)));
        return node;
    }

    private static ObjectNode row(Scoreboard.Row row) {
        ObjectNode node = JSON.createObjectNode().put("name", row.name()).put("verdict", row.verdict());
        node.set("must", tally(row.must()));
        node.set("should", tally(row.should()));
        return node.put("mayObserved", row.observed()).put("notTested", row.notTested());
    }

    private static ObjectNode tally(Scoreboard.Tally tally) {
        return JSON.createObjectNode()
                .put("kept", tally.kept())
                .put("broken", tally.broken())
                .put("notTested", tally.notTested())
                .put("of", tally.of());
    }

    private static ArrayNode requirements(Judgement judgement) {
        ArrayNode requirements = JSON.createArrayNode();
        for (RequirementVerdict verdict : judgement.requirements()) {
            ObjectNode node = requirements
                    .addObject()
                    .put("id", verdict.id())
                    .put("section", verdict.requirement().section())
                    .put("title", verdict.requirement().title())
                    .put("level", verdict.requirement().level().text())
                    .put("capability", verdict.requirement().capability())
                    .put("outcome", verdict.outcome().text())
                    .put("reason", verdict.reason());
            ArrayNode cases = node.putArray("cases");
            verdict.cases().forEach(c -> cases.add(caseNode(c)));
        }
        return requirements;
    }

    private static ObjectNode caseNode(CaseVerdict verdict) {
        ObjectNode node = JSON.createObjectNode()
                .put("id", verdict.id())
                .put("outcome", verdict.outcome().text())
                .put("executions", verdict.executions());
        if (verdict.broken() != null) {
            node.put("expected", verdict.broken().expected())
                    .put("observed", verdict.broken().observed());
        }
        return node;
    }

    private static ArrayNode exclusions(Judgement judgement) {
        ArrayNode exclusions = JSON.createArrayNode();
        judgement.exclusions().forEach(e -> exclusions
                .addObject()
                .put("id", e.requirement().id())
                .put("kind", e.kind())
                .put("reason", e.reason()));
        return exclusions;
    }

    private static ObjectNode baseline(Judgement judgement) {
        BaselineCheck check = judgement.baselineCheck();
        ObjectNode baseline = JSON.valueToTree(judgement.baseline());
        baseline.set("inForce", JSON.valueToTree(names(check.inForce())));
        baseline.set("stale", JSON.valueToTree(names(check.stale())));
        return baseline;
    }

    private static List<String> names(List<Baseline.Entry> entries) {
        return entries.stream().map(Baseline.Entry::names).toList();
    }
}
