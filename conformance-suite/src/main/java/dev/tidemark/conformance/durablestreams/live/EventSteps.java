// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.live;

import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.StreamingReading;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;

/** Section 5.8: the order of events and what control events say. */
public final class EventSteps {

    private final Scene scene;

    public EventSteps(Scene scene) {
        this.scene = scene;
    }

    /** The very next event. */
    @Then("a control event follows each data event")
    public void controlFollowsData() {
        var streaming = settled();
        var events = streaming.events();
        if (events.stream().allMatch(StreamingReading::isControl)) {
            throw new Broken("data events", events.size() + " events, none of them with data");
        }
        for (int i = 0; i < events.size(); i++) {
            var alone = !StreamingReading.isControl(events.get(i))
                    && (i + 1 == events.size() || !StreamingReading.isControl(events.get(i + 1)));
            if (alone) {
                throw new Broken(
                        "a control event after each data event",
                        "event " + (i + 1) + " of " + events.size() + " has data and is followed by "
                                + (i + 1 == events.size() ? "nothing" : "more data"));
            }
        }
    }

    /** What came before it and a read from its offset are the whole stream. */
    @Then("a reader that comes back from any control event misses nothing and gets nothing twice")
    public void resume() {
        var stream = scene.subject();
        for (var checkpoint : settled().checkpoints()) {
            var offset =
                    checkpoint.control().path(Vocabulary.MEMBER_NEXT_OFFSET).asText();
            if (offset.isEmpty()) {
                throw new Broken(
                        Vocabulary.MEMBER_NEXT_OFFSET + " in the control event", String.valueOf(checkpoint.control()));
            }
            var rest = scene.reader().readAll(stream, offset);
            Reader.same(
                    "what came before the control event and what follows its offset " + offset,
                    stream.everything(),
                    checkpoint.received().plus(rest));
        }
    }

    /** In one control event that names the tail. */
    @Then("the event stream says at its end, and not before, that the stream is closed")
    public void closedAtTheEnd() {
        var streaming = streaming();
        var begin = Moment.now();
        var limit = scene.target().limits().answer();
        streaming.readToEnd(limit);
        var events = streaming.events();
        var last = last(streaming);
        var atEnd = StreamingReading.isControl(events.get(events.size() - 1)) && last.says(Vocabulary.MEMBER_CLOSED);
        var said = streaming.checkpoints().stream()
                .filter(control -> control.says(Vocabulary.MEMBER_CLOSED))
                .count();
        if (!atEnd || said != 1) {
            var finding = new Broken(
                    Vocabulary.MEMBER_CLOSED + ": true in the last event and no other",
                    said + " of " + events.size() + " events say so; the last one is " + events.get(events.size() - 1));
            if (!streaming.hasEnded()) {
                scene.timing().late(begin.span(), limit, finding);
            }
            throw finding;
        }
        var offset = last.control().path(Vocabulary.MEMBER_NEXT_OFFSET).asText();
        if (!offset.equals(scene.subject().tail())) {
            throw new Broken("the end of the stream at " + scene.subject().tail(), String.valueOf(last.control()));
        }
    }

    @Then("the event stream gives what a catch-up read gives")
    public void likeCatchUp() {
        var expected = scene.reader().readAll(scene.subject(), null);
        Reader.same("a catch-up read", expected, streaming().receive(expected));
    }

    private static StreamingReading.Checkpoint last(StreamingReading streaming) {
        var controls = streaming.checkpoints();
        if (controls.isEmpty()) {
            throw new Broken("a control event", "none");
        }
        return controls.get(controls.size() - 1);
    }

    /** The event stream when it has brought everything that was appended. */
    private StreamingReading settled() {
        streaming().receiveUpTo(scene.subject().tail(), scene.timing().atOnce());
        return streaming();
    }

    private StreamingReading streaming() {
        return (StreamingReading) scene.reading();
    }
}
