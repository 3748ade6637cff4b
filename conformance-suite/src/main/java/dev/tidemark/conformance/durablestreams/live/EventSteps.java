// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.live;

import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.StreamingReading;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;
import java.util.function.Predicate;

/** Section 5.8: the order of events and what control events say. */
public final class EventSteps {

    private final Scene scene;

    public EventSteps(Scene scene) {
        this.scene = scene;
    }

    @When("a reader opens an event stream with the query {string}")
    public void open(String query) {
        var stream = scene.subject();
        var uri = Client.withQuery(stream.uri(), query);
        scene.reading(
                new StreamingReading(scene, stream, dev.tidemark.conformance.wire.message.Request.of("GET", uri)));
    }

    @When("{int} readers open event streams and go away")
    public void openAndLeave(int readers) {
        for (int i = 0; i < readers; i++) {
            var reading = (StreamingReading) scene.reader().read(scene.subject(), Vocabulary.BEGINNING, Mode.SSE);
            reading.next(scene.target().limits().answer());
            reading.abandon();
        }
    }

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

    @Then("every control event carries a cursor")
    public void cursors() {
        check(
                settled().checkpoints(),
                "a " + Vocabulary.MEMBER_CURSOR + " in every control event of an open stream",
                control -> control.says(Vocabulary.MEMBER_CLOSED)
                        || !control.control()
                                        .path(Vocabulary.MEMBER_CURSOR)
                                        .asText()
                                        .isBlank()
                                && control.control()
                                        .path(Vocabulary.MEMBER_CURSOR)
                                        .isTextual());
    }

    @Then("no control event carries an empty cursor")
    public void noEmptyCursor() {
        check(
                streaming().checkpoints(),
                "a " + Vocabulary.MEMBER_CURSOR + " or none",
                control -> !control.control().has(Vocabulary.MEMBER_CURSOR)
                        || !control.control()
                                .path(Vocabulary.MEMBER_CURSOR)
                                .asText()
                                .isBlank());
    }

    @Then("the control event after all data says the reader is up to date")
    public void upToDate() {
        var last = last(settled());
        if (!last.says(Vocabulary.MEMBER_UP_TO_DATE) && !last.says(Vocabulary.MEMBER_CLOSED)) {
            throw new Broken(
                    Vocabulary.MEMBER_UP_TO_DATE + ": true in the control event after all data",
                    String.valueOf(last.control()));
        }
    }

    @Then("no control event says so before all data has come")
    public void notTooEarly() {
        var all = scene.subject().everything().size();
        check(
                settled().checkpoints(),
                Vocabulary.MEMBER_UP_TO_DATE + " only after all data",
                control -> !control.says(Vocabulary.MEMBER_UP_TO_DATE)
                        || control.received().size() == all);
    }

    @Then("no control event says closed but not up to date")
    public void notContradictory() {
        check(
                streaming().checkpoints(),
                Vocabulary.MEMBER_CLOSED + " without " + Vocabulary.MEMBER_UP_TO_DATE + ": false",
                control -> !control.says(Vocabulary.MEMBER_CLOSED)
                        || !control.control().has(Vocabulary.MEMBER_UP_TO_DATE)
                        || control.says(Vocabulary.MEMBER_UP_TO_DATE));
    }

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

    @Then("no control event says the stream is closed")
    public void notClosed() {
        check(
                streaming().checkpoints(),
                "no " + Vocabulary.MEMBER_CLOSED + " on an open stream",
                control -> !control.control().has(Vocabulary.MEMBER_CLOSED));
    }

    @Then("every control event has fields of the right names and types")
    public void fields() {
        var streaming = streaming();
        if (!streaming.hasEnded()) {
            settled();
        }
        check(
                streaming.checkpoints(),
                "a text " + Vocabulary.MEMBER_NEXT_OFFSET + ", a text " + Vocabulary.MEMBER_CURSOR + ", flags",
                checkpoint -> {
                    var control = checkpoint.control();
                    return control.path(Vocabulary.MEMBER_NEXT_OFFSET).isTextual()
                            && (!control.has(Vocabulary.MEMBER_CURSOR)
                                    || control.path(Vocabulary.MEMBER_CURSOR).isTextual())
                            && (!control.has(Vocabulary.MEMBER_UP_TO_DATE)
                                    || control.path(Vocabulary.MEMBER_UP_TO_DATE)
                                            .isBoolean())
                            && (!control.has(Vocabulary.MEMBER_CLOSED)
                                    || control.path(Vocabulary.MEMBER_CLOSED).isBoolean());
                });
    }

    @Then("the event stream gives what a catch-up read gives")
    public void likeCatchUp() {
        var expected = scene.reader().readAll(scene.subject(), null);
        Reader.same("a catch-up read", expected, streaming().receive(expected));
    }

    private static void check(
            List<StreamingReading.Checkpoint> controls, String expected, Predicate<StreamingReading.Checkpoint> rule) {
        if (controls.isEmpty()) {
            throw new Broken("a control event", "none");
        }
        controls.stream().filter(rule.negate()).findFirst().ifPresent(control -> {
            throw new Broken(expected, String.valueOf(control.control()));
        });
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
