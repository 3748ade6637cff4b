// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import dev.tidemark.conformance.target.Dimension;
import dev.tidemark.conformance.target.Protocol;
import io.cucumber.core.gherkin.Pickle;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The scenarios of one protocol, read once and run as often as one likes. Reading takes a moment, so keep the instance for many small runs.
 *
 * @param root folder of the features on the classpath
 * @param glue packages of the step classes and of the hooks of every run; the steps' own is the first
 * @param scenarios in the order of their files
 * @param texts what Cucumber runs for each of them, by {@link Scenario#id}
 */
public record Suite(String root, List<String> glue, List<Scenario> scenarios, Map<String, Text> texts) {

    /**
     * A scenario as Cucumber has it.
     *
     * @param feature the file it stands in
     */
    record Text(FeatureText feature, Pickle pickle) {}

    public Suite {
        glue = List.copyOf(glue);
        scenarios = List.copyOf(scenarios);
        texts = Map.copyOf(texts);
    }

    /** The scenarios for this protocol. */
    public static Suite of(Protocol protocol) {
        return read(protocol.features(), protocol.steps(), protocol.dimensions());
    }

    /**
     * @param root such as {@code tidemark/durable-streams}
     * @param steps package of the step classes
     * @param dimensions in whose ways cases are run that have their tags
     */
    static Suite read(String root, String steps, List<Dimension> dimensions) {
        var texts = new LinkedHashMap<String, Text>();
        for (var file : FeatureFiles.below(root)) {
            var feature = FeatureText.of(FeatureFiles.parse(file), dimensions);
            feature.pickles().forEach(pickle -> texts.put(id(pickle), new Text(feature, pickle)));
        }
        var scenarios =
                texts.values().stream().map(text -> scenario(root, text)).toList();
        return new Suite(root, List.of(steps, Applicability.class.getPackageName()), scenarios, texts);
    }

    /** The package of the step classes. */
    public String steps() {
        return glue.get(0);
    }

    /** These scenarios of it alone. */
    public Suite part(List<Scenario> chosen) {
        return new Suite(root, glue, chosen, texts);
    }

    /** The scenarios that a selection means. */
    public List<Scenario> select(Selection selection) {
        return scenarios.stream().filter(selection::includes).toList();
    }

    /** Where Cucumber looks for the steps. */
    List<URI> gluePaths() {
        return glue.stream()
                .map(name -> URI.create("classpath:/" + name.replace('.', '/')))
                .toList();
    }

    private static String id(Pickle pickle) {
        return pickle.getUri() + ":" + pickle.getLocation().getLine() + " " + pickle.getName();
    }

    private static Scenario scenario(String root, Text text) {
        var pickle = text.pickle();
        var file = pickle.getUri().toString();
        var path = file.substring(file.indexOf(root) + root.length() + 1);
        return new Scenario(
                id(pickle),
                root.substring(root.lastIndexOf('/') + 1),
                path.substring(0, path.length() - ".feature".length()),
                pickle.getLocation().getLine(),
                text.feature().name(),
                pickle.getName(),
                pickle.getTags().stream().map(tag -> tag.substring(1)).collect(Collectors.toSet()));
    }
}
