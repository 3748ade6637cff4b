// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import dev.tidemark.conformance.target.Dimension;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.core.gherkin.Step;
import io.cucumber.messages.types.Envelope;
import io.cucumber.messages.types.PickleTag;
import io.cucumber.plugin.event.Location;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** Makes one case for each way of a dimension out of what is written once: as Cucumber runs it, and as its messages have it. */
record EachWay(List<Dimension> dimensions) {

    private static final String CAPABILITY = "@capability-";

    /** One way, and what it adds to a case: to its id and its title, and tags. */
    private record Addition(String id, String title, List<String> tags) {
        static Addition of(Dimension dimension, Dimension.Way way) {
            var tags = new ArrayList<>(List.of(dimension.tag(way)));
            way.capability().map(CAPABILITY::concat).ifPresent(tags::add);
            return new Addition(dimension.tag(way), " (" + way.name() + ")", tags);
        }
    }

    Stream<Pickle> of(Pickle pickle) {
        return inEachWay(pickle, pickle.getTags(), PickleInOneWay::of);
    }

    /** A message about a pickle becomes one for each way; others stay as they are. */
    Stream<Envelope> of(Envelope message) {
        return message.getPickle()
                .map(pickle -> inEachWay(
                                pickle,
                                pickle.getTags().stream()
                                        .map(PickleTag::getName)
                                        .toList(),
                                EachWay::added)
                        .map(Envelope::of))
                .orElse(Stream.of(message));
    }

    private <T> Stream<T> inEachWay(T written, List<String> tags, BiFunction<T, Addition, T> with) {
        var cases = Stream.of(written);
        for (var dimension : dimensions) {
            if (tags.contains(dimension.tag())) {
                cases = cases.flatMap(
                        each -> dimension.ways().stream().map(way -> with.apply(each, Addition.of(dimension, way))));
            }
        }
        return cases;
    }

    private static io.cucumber.messages.types.Pickle added(
            io.cucumber.messages.types.Pickle pickle, Addition addition) {
        var place = pickle.getAstNodeIds().get(0);
        var tags = Stream.concat(
                        pickle.getTags().stream(), addition.tags.stream().map(tag -> new PickleTag(tag, place)))
                .toList();
        return new io.cucumber.messages.types.Pickle(
                pickle.getId() + addition.id,
                pickle.getUri(),
                pickle.getName() + addition.title,
                pickle.getLanguage(),
                pickle.getSteps(),
                tags,
                pickle.getAstNodeIds());
    }

    /** Everything is that of the pickle as it is written but for what the way adds. */
    private record PickleInOneWay(Pickle written, Addition addition) implements Pickle {
        static Pickle of(Pickle written, Addition addition) {
            return new PickleInOneWay(written, addition);
        }

        @Override
        public String getId() {
            return written.getId() + addition.id;
        }

        @Override
        public String getName() {
            return written.getName() + addition.title;
        }

        @Override
        public List<String> getTags() {
            return Stream.concat(written.getTags().stream(), addition.tags.stream())
                    .toList();
        }

        @Override
        public String getKeyword() {
            return written.getKeyword();
        }

        @Override
        public String getLanguage() {
            return written.getLanguage();
        }

        @Override
        public Location getLocation() {
            return written.getLocation();
        }

        @Override
        public Location getScenarioLocation() {
            return written.getScenarioLocation();
        }

        @Override
        public Optional<Location> getRuleLocation() {
            return written.getRuleLocation();
        }

        @Override
        public Optional<Location> getFeatureLocation() {
            return written.getFeatureLocation();
        }

        @Override
        public Optional<Location> getExamplesLocation() {
            return written.getExamplesLocation();
        }

        @Override
        public List<Step> getSteps() {
            return written.getSteps();
        }

        @Override
        public URI getUri() {
            return written.getUri();
        }
    }
}
