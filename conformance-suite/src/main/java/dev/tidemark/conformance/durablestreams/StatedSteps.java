// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.durablestreams.client.Reading;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.States;
import dev.tidemark.conformance.durablestreams.client.StreamingReading;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/** Scenarios that are about one stream in each state, and what comes to each of them. */
public final class StatedSteps {

    private final Scene scene;

    public StatedSteps(Scene scene) {
        this.scene = scene;
    }

    /** One in each of these states. */
    @Given("a {kind} {states}")
    public void streams(String contentType, States states) {
        scene.streams().make(contentType, states);
    }

    /** The same as application/octet-stream, as text/plain and, where the target claims it, as JSON. */
    @Given("a stream of every type {states}")
    public void streams(States states) {
        var types = new ArrayList<>(List.of(Vocabulary.OCTET_STREAM, Vocabulary.TEXT));
        if (scene.target().unsupported("json").isEmpty()) {
            types.add(Vocabulary.JSON);
        }
        types.forEach(type -> scene.streams().make(type, states));
    }

    /** From where each one's answer said that it goes on, in the mode of the case. */
    @When("each reader continues from there")
    public void readOn() {
        var before = new HashMap<Subject, String>();
        scene.streams()
                .each((state, stream) ->
                        before.put(stream, scene.streams().reading(stream).nextOffset()));
        scene.streams().read(stream -> scene.bulkReader().read(stream, before.get(stream), scene.mode()));
    }

    /** By as many appends; readers of an event stream have got their first event before. */
    @When("a writer appends {int} message(s) to each")
    public void append(int count) {
        scene.streams().each((state, stream) -> {
            if (scene.streams().isRead()) {
                begin(scene.streams().reading(stream));
            }
            scene.writer().appendMessages(stream, count);
        });
    }

    private void begin(Reading reading) {
        if (reading instanceof StreamingReading streaming && streaming.events().isEmpty()) {
            Scene.expect(streaming.answer(), "an event stream", 200);
            streaming.next(scene.target().limits().answer());
        }
    }
}
