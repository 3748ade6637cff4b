// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers executions into cases and names each case. */
final class CaseList {

    private record Key(String file, long line) {}

    private final GherkinIndex gherkin;
    private final Map<Key, JsonNode> pickles =
            new TreeMap<>(Comparator.comparing(Key::file).thenComparing(Key::line));
    private final Map<Key, List<Execution>> executions = new HashMap<>();

    CaseList(GherkinIndex gherkin) {
        this.gherkin = gherkin;
    }

    void add(JsonNode pickle, Execution execution) {
        Key key = new Key(file(pickle), gherkin.of(pickle).line());
        pickles.put(key, pickle);
        executions.computeIfAbsent(key, k -> new ArrayList<>()).add(execution);
    }

    List<Case> sorted() {
        Map<String, Integer> titles = new HashMap<>();
        List<Case> cases = new ArrayList<>();
        pickles.forEach((key, pickle) -> {
            GherkinIndex.Place place = gherkin.of(pickle);
            String title = pickle.path("name").asText();
            String id = Case.id(key.file().replaceFirst("\\.feature$", ""), title);
            int nth = titles.merge(id, 1, Integer::sum);
            cases.add(new Case(
                    nth == 1 ? id : id + "~" + nth,
                    new Case.Address(key.file(), key.line(), place.feature(), place.rule(), title),
                    tags(pickle),
                    executions.get(key)));
        });
        return cases;
    }

    /** The path below the features' root: what follows {@code tidemark/}, or the scheme when there is none. */
    private static String file(JsonNode pickle) {
        String uri = pickle.path("uri").asText();
        String marker = "tidemark/";
        int root = uri.lastIndexOf(marker);
        return root < 0 ? uri.replaceFirst("^\\w+:/*", "") : uri.substring(root + marker.length());
    }

    private static List<String> tags(JsonNode pickle) {
        List<String> tags = new ArrayList<>();
        pickle.path("tags").forEach(tag -> tags.add(tag.path("name").asText()));
        return tags;
    }
}
