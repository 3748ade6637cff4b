// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;

/** Finds names and lines by the ids that pickles refer to. */
final class GherkinIndex {

    /** @param line of the scenario, or of the row in its outline */
    record Place(String feature, String rule, long line) {}

    private final Map<String, Place> places = new HashMap<>();

    void add(JsonNode document) {
        JsonNode feature = document.path("feature");
        String name = feature.path("name").asText();
        for (JsonNode child : feature.path("children")) {
            addScenario(child.path("scenario"), name, "");
            JsonNode rule = child.path("rule");
            for (JsonNode inRule : rule.path("children")) {
                addScenario(inRule.path("scenario"), name, rule.path("name").asText());
            }
        }
    }

    private void addScenario(JsonNode scenario, String feature, String rule) {
        put(scenario, feature, rule);
        for (JsonNode examples : scenario.path("examples")) {
            examples.path("tableBody").forEach(row -> put(row, feature, rule));
        }
    }

    private void put(JsonNode node, String feature, String rule) {
        long line = node.path("location").path("line").asLong();
        places.put(node.path("id").asText(), new Place(feature, rule, line));
    }

    /** The place of a pickle: its row when it came from an outline, else its scenario. */
    Place of(JsonNode pickle) {
        JsonNode ids = pickle.path("astNodeIds");
        return places.getOrDefault(ids.path(ids.size() - 1).asText(), new Place("", "", 0));
    }
}
