// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import dev.tidemark.conformance.target.Dimension;
import io.cucumber.core.gherkin.Feature;
import io.cucumber.core.gherkin.Pickle;
import io.cucumber.messages.types.Envelope;
import java.util.ArrayList;
import java.util.List;

/**
 * A feature file as it is run.
 *
 * @param name of the feature
 * @param pickles its cases, one for each way of what is to be run in each
 * @param messages what Cucumber says of them
 */
record FeatureText(String name, List<Pickle> pickles, List<Envelope> messages) {

    static FeatureText of(Feature feature, List<Dimension> dimensions) {
        var ways = new EachWay(dimensions);
        var messages = new ArrayList<Envelope>();
        feature.getParseEvents().forEach(event -> ways.of((Envelope) event).forEach(messages::add));
        return new FeatureText(
                feature.getName().orElse(""),
                feature.getPickles().stream().flatMap(ways::of).toList(),
                messages);
    }
}
