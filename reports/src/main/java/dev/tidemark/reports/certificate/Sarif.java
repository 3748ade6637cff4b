// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.reports.verdict.CaseVerdict;
import dev.tidemark.reports.verdict.Judgement;
import dev.tidemark.reports.verdict.RequirementVerdict;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The findings as SARIF 2.1.0, for code hosts that show it: a rule per broken requirement, a result per case that broke it. */
final class Sarif {

    private static final String SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json";

    private Sarif() {}

    static String render(Judgement judgement, List<Card> failures, List<Card> warnings) {
        ObjectNode root =
                JsonNodeFactory.instance.objectNode().put("$schema", SCHEMA).put("version", "2.1.0");
        ObjectNode run = root.putArray("runs").addObject();
        ObjectNode driver = run.putObject("tool")
                .putObject("driver")
                .put("name", "Tidemark")
                .put("version", judgement.facts().suite().version());
        ArrayNode rules = driver.putArray("rules");
        ObjectNode invocation = run.putArray("invocations")
                .addObject()
                .put("executionSuccessful", judgement.gaps().isEmpty());
        invocation.put("exitCode", judgement.exitCode());
        ArrayNode results = run.putArray("results");
        Map<String, Integer> index = new HashMap<>();
        Stream.concat(failures.stream(), warnings.stream()).forEach(card -> {
            index.put(card.verdict().id(), rules.size());
            rules.add(rule(card));
            card.cases()
                    .forEach(broken -> results.add(result(
                            judgement, card, broken, index.get(card.verdict().id()))));
        });
        return root.toPrettyString() + "\n";
    }

    private static ObjectNode rule(Card card) {
        RequirementVerdict verdict = card.verdict();
        ObjectNode rule = JsonNodeFactory.instance
                .objectNode()
                .put("id", verdict.id())
                .put("name", verdict.requirement().title());
        rule.putObject("shortDescription").put("text", verdict.requirement().title());
        rule.putObject("fullDescription").put("text", verdict.requirement().statement());
        if (!card.section().link().isEmpty()) {
            rule.put("helpUri", card.section().link());
        }
        rule.putObject("defaultConfiguration").put("level", level(verdict));
        rule.putObject("properties")
                .put("section", verdict.requirement().section())
                .put("level", verdict.requirement().level().text())
                .put("capability", verdict.requirement().capability());
        return rule;
    }

    private static ObjectNode result(Judgement judgement, Card card, Card.Broken broken, int rule) {
        CaseVerdict verdict = broken.verdict();
        boolean known = judgement.baselineCheck().accepts(card.verdict());
        ObjectNode result = JsonNodeFactory.instance
                .objectNode()
                .put("ruleId", card.verdict().id())
                .put("ruleIndex", rule)
                .put("level", level(card.verdict()));
        result.putObject("message")
                .put(
                        "text",
                        "expected: " + broken.finding().expected() + "; observed: "
                                + broken.finding().observed());
        if (!judgement.baseline().entries().isEmpty()) {
            result.put("baselineState", known ? "unchanged" : "new");
        }
        result.putObject("partialFingerprints")
                .put("tidemarkCase/v1", card.verdict().id() + "/" + verdict.id());
        ObjectNode physical = result.putArray("locations").addObject().putObject("physicalLocation");
        physical.putObject("artifactLocation")
                .put("uri", "features/" + verdict.executed().address().file());
        physical.putObject("region")
                .put("startLine", Math.max(1, verdict.executed().address().line()));
        return result;
    }

    private static String level(RequirementVerdict verdict) {
        return verdict.fails() ? "error" : "warning";
    }
}
