// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.live;

import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.StreamingReading;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Octets;
import dev.tidemark.conformance.grammar.Words;
import dev.tidemark.conformance.wire.message.Event;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import java.util.List;

/** Section 5.8: content that is hard to carry in lines of text, and how it arrives. */
public final class EventEncodingSteps {

    private final Scene scene;

    public EventEncodingSteps(Scene scene) {
        this.scene = scene;
    }

    /** From -1 to the tail, whatever the header says about their encoding. */
    @Then("the data events give all messages as {eventText}")
    public void give(EventText text) {
        Content decoded = Octets.NONE;
        for (var event : data()) {
            decoded = decoded.plus(new Octets(text.bytes(event.data())));
        }
        Reader.same("all messages, decoded", scene.subject().everything(), decoded);
        scene.note(data().size() + " data events, the longest of "
                + data().stream()
                        .mapToLong(event -> event.data().lines().count())
                        .max()
                        .orElse(0)
                + " line(s)");
    }

    /** Its text without line ends. */
    @Then("every data event {base64Form}")
    public void check(Base64Form form) {
        data().stream()
                .map(event -> EventText.joined(event.data()))
                .filter(form.rule.negate())
                .findFirst()
                .ifPresent(text -> {
                    throw new Broken("a data event that " + Words.of(form), "'" + text + "'");
                });
    }

    /** The data events up to the tail. */
    private List<Event> data() {
        streaming().receiveUpTo(scene.subject().tail(), scene.timing().atOnce());
        return streaming().events().stream()
                .filter(event -> !StreamingReading.isControl(event))
                .toList();
    }

    private StreamingReading streaming() {
        return (StreamingReading) scene.reading();
    }
}
