// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Gathers executions into cases and names each case. */
final class CaseList {

    /** One place may hold several cases, which differ in their titles: one for each kind of reader, for example. */
    private record Key(String file, long line, String title) {}

    private final GherkinIndex gherkin;
    private static final Comparator<Key> BY_PLACE =
            Comparator.comparing(Key::file).thenComparing(Key::line).thenComparing(Key::title);

    private final Map<Key, JsonNode> pickles = new TreeMap<>(BY_PLACE);
    private final Map<Key, String> written = new TreeMap<>(BY_PLACE);
    private final Map<Key, List<Execution>> executions = new HashMap<>();

    /** @param written all there is in the features: a case is called alike whatever was executed beside it */
    CaseList(GherkinIndex gherkin, Collection<JsonNode> written) {
        this.gherkin = gherkin;
        for (JsonNode pickle : written) {
            this.written.put(key(pickle), id(pickle));
        }
    }

    void add(JsonNode pickle, Execution execution) {
        Key key = key(pickle);
        pickles.put(key, pickle);
        executions.computeIfAbsent(key, k -> new ArrayList<>()).add(execution);
    }

    List<Case> sorted() {
        Map<Key, String> ids = ids();
        List<Case> cases = new ArrayList<>();
        pickles.forEach((key, pickle) -> {
            GherkinIndex.Place place = gherkin.of(pickle);
            String title = pickle.path("name").asText();
            cases.add(new Case(
                    ids.get(key),
                    new Case.Address(key.file(), key.line(), place.feature(), place.rule(), title),
                    tags(pickle),
                    executions.get(key)));
        });
        return cases;
    }

    /** Of cases with the same title, the further ones are numbered. */
    private Map<Key, String> ids() {
        Map<String, Integer> titles = new HashMap<>();
        Map<Key, String> ids = new HashMap<>();
        written.forEach((key, id) -> {
            int nth = titles.merge(id, 1, Integer::sum);
            ids.put(key, nth == 1 ? id : id + "~" + nth);
        });
        return ids;
    }

    private Key key(JsonNode pickle) {
        return new Key(
                file(pickle), gherkin.of(pickle).line(), pickle.path("name").asText());
    }

    private static String id(JsonNode pickle) {
        return Case.id(
                file(pickle).replaceFirst("\\.feature$", ""),
                pickle.path("name").asText());
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
