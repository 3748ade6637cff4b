// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import dev.tidemark.conformance.scene.Preparation;
import dev.tidemark.conformance.target.Protocol;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.platform.engine.FilterResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.ClasspathResourceSource;
import org.junit.platform.engine.support.descriptor.FilePosition;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.PostDiscoveryFilter;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.TestPlan;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;

/**
 * The scenarios of one protocol, read once and run as often as one likes. Reading takes a moment, so keep the instance for many small runs.
 *
 * @param root folder of the features on the classpath
 * @param glue packages of the step classes and of the hooks of every run; the steps' own is the first
 * @param scenarios in the order of their files
 */
public record Suite(String root, List<String> glue, List<Scenario> scenarios) {

    public Suite {
        glue = List.copyOf(glue);
        scenarios = List.copyOf(scenarios);
    }

    /** The scenarios for this protocol. */
    public static Suite of(Protocol protocol) {
        return switch (protocol) {
            case DURABLE_STREAMS -> durableStreams();
            case S2 -> s2();
        };
    }

    /** The scenarios for Durable Streams. */
    public static Suite durableStreams() {
        return read("tidemark/durable-streams", "dev.tidemark.conformance.durablestreams");
    }

    /** The scenarios for S2. */
    public static Suite s2() {
        return read("tidemark/s2", "dev.tidemark.conformance.s2");
    }

    /**
     * @param root such as {@code tidemark/durable-streams}
     * @param steps package of the step classes
     */
    static Suite read(String root, String steps) {
        var glue = List.of(steps, Applicability.class.getPackageName());
        var plan =
                Cucumber.launcher().discover(request(FeatureFiles.below(root)).build());
        var scenarios = plan.getRoots().stream()
                .flatMap(engine -> plan.getDescendants(engine).stream())
                .filter(TestIdentifier::isTest)
                .map(test -> scenario(root, plan, test))
                .toList();
        return new Suite(root, glue, scenarios);
    }

    /** The package of the step classes. */
    public String steps() {
        return glue.get(0);
    }

    /** The scenarios that a selection means. */
    public List<Scenario> select(Selection selection) {
        return scenarios.stream().filter(selection::includes).toList();
    }

    /** What the engine needs to find exactly these scenarios; only their files are read. */
    LauncherDiscoveryRequest request(List<Scenario> chosen, Map<String, String> configuration, Path messages) {
        Set<String> ids = chosen.stream().map(Scenario::id).collect(Collectors.toSet());
        var files = chosen.stream()
                .map(scenario -> root + "/" + scenario.path() + ".feature")
                .collect(Collectors.toCollection(LinkedHashSet::new));
        PostDiscoveryFilter onlyChosen = descriptor -> FilterResult.includedIf(
                !descriptor.isTest() || ids.contains(descriptor.getUniqueId().toString()));
        return request(files)
                .configurationParameters(configuration)
                .configurationParameter("cucumber.glue", String.join(",", glue))
                .configurationParameter(
                        "cucumber.plugin", Preparation.class.getName() + ",message:" + messages.toAbsolutePath())
                .filters(onlyChosen)
                .build();
    }

    private static LauncherDiscoveryRequestBuilder request(Iterable<String> files) {
        var request = LauncherDiscoveryRequestBuilder.request().enableImplicitConfigurationParameters(false);
        files.forEach(file -> request.selectors(DiscoverySelectors.selectClasspathResource(file)));
        return request;
    }

    private static Scenario scenario(String root, TestPlan plan, TestIdentifier test) {
        var source = (ClasspathResourceSource) test.getSource().orElseThrow();
        var path = source.getClasspathResourceName().substring(root.length() + 1);
        var parent = plan.getParent(test).orElseThrow();
        while (parent.getParentIdObject().isPresent()
                && plan.getTestIdentifier(parent.getParentIdObject().get())
                        .getParentIdObject()
                        .isPresent()) {
            parent = plan.getTestIdentifier(parent.getParentIdObject().get());
        }
        return new Scenario(
                test.getUniqueId(),
                root.substring(root.lastIndexOf('/') + 1),
                path.substring(0, path.length() - ".feature".length()),
                source.getPosition().map(FilePosition::getLine).orElse(0),
                parent.getDisplayName(),
                test.getDisplayName(),
                test.getTags().stream().map(tag -> tag.getName()).collect(Collectors.toSet()));
    }
}
