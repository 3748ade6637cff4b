// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.client.Writer;
import dev.tidemark.conformance.s2.model.Content;
import dev.tidemark.conformance.s2.model.NewRecord;
import dev.tidemark.conformance.s2.model.Subject;
import dev.tidemark.conformance.s2.model.Timestamping;
import dev.tidemark.conformance.s2.model.Vocabulary;
import io.cucumber.java.en.Given;
import java.util.List;

/** The streams that scenarios start from. */
public final class StreamSteps {

    private final Scene scene;

    public StreamSteps(Scene scene) {
        this.scene = scene;
    }

    /** Created, without records. */
    @Given("a stream")
    public void stream() {
        create(scene.freshStream(), null);
    }

    /**
     * Created, and the records appended one after the other, or in batches where the words say so. A stream whose records have timestamps
     * takes those of its writers (`client-require`).
     */
    @Given("a stream with {content}")
    public void streamWith(Content content) {
        var fresh = scene.freshStream();
        var batches = content.batches(fresh, scene.random());
        var stamped = batches.stream().flatMap(List::stream).anyMatch(NewRecord::hasTimestamp);
        create(fresh, stamped ? Writer.timestamping(Vocabulary.CLIENT_REQUIRE) : null);
        batches.forEach(batch -> scene.writer().append(scene.subject(), batch));
    }

    /** Created with this mode, alone or with `, capped` or `, uncapped`. */
    @Given("a stream with the timestamping {string}")
    public void streamWithTimestamping(String words) {
        create(scene.freshStream(), Timestamping.parse(words).config());
    }

    /** Nothing is created. */
    @Given("a stream name that nobody uses")
    public void noStream() {
        scene.subject(scene.freshStream());
    }

    /** The basin of the scenario from here on, in place of that of the run. */
    @Given("a basin {basinTrait}")
    public void basin(BasinTrait trait) {
        scene.basin(trait.config);
    }

    private void create(Subject fresh, ObjectNode config) {
        scene.subject(scene.writer().create(fresh.basin(), fresh.name(), config));
    }
}
