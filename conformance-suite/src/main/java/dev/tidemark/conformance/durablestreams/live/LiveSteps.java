// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.live;

import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.StreamingReading;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Position;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.wire.message.Event;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;

/** Sections 5.7 and 5.8 as far as they concern positions: readers that wait, and event streams. */
public final class LiveSteps {

    /** What counts as having waited; an answer without waiting comes in a few milliseconds. */
    private static final Duration A_WAIT = Duration.ofMillis(250);

    private final Scene scene;

    public LiveSteps(Scene scene) {
        this.scene = scene;
    }

    @When("a reader waits for news from {position} in long-poll mode")
    public void await(Position position) {
        var stream = scene.subject();
        scene.reading(scene.reader().await(stream, scene.reader().token(stream, position)));
        scene.timing().letArrive(scene.reading(), scene.documentedWait());
    }

    @When("a reader opens an event stream from {position}")
    public void open(Position position) {
        var stream = scene.subject();
        var begin = Moment.now();
        var reading =
                (StreamingReading) scene.reader().read(stream, scene.reader().token(stream, position), Mode.SSE);
        scene.reading(reading);
        if (reading.answer().status() == 200) {
            // The first event tells that the server has taken its position.
            reading.next(scene.target().limits().answer());
        }
        scene.took(begin.span());
    }

    @Then("the reader is told after a wait that nothing came")
    public void nothingCame() {
        Scene.expect(scene.answer(), "a long-poll without news", 204);
        scene.timing().waited(scene.took(), A_WAIT);
    }

    @Then("the answer comes at once")
    public void atOnce() {
        scene.timing().atOnce(scene.took());
    }

    @Then("the event stream ends at once")
    public void endsAtOnce() {
        streaming().readToEndAtOnce();
    }

    @Then("the first event is a control event that shows the tail")
    public void firstShowsTail() {
        var first = first();
        if (!StreamingReading.isControl(first)) {
            throw new Broken("a control event first", "an event of type '" + first.type() + "'");
        }
        checkTail();
    }

    @Then("the first control event says the reader is up to date")
    public void firstUpToDate() {
        first();
        if (!streaming().flag(Vocabulary.MEMBER_UP_TO_DATE)) {
            throw new Broken(
                    "upToDate: true in the control event", streaming().control().toString());
        }
    }

    @Then("the last control event shows the tail")
    public void lastShowsTail() {
        streaming().receiveUntilUpToDate();
        checkTail();
    }

    @Then("the reader gets a single control event that says the stream is closed")
    public void singleClosedEvent() {
        endsAtOnce();
        var events = streaming().events();
        if (events.size() != 1
                || !StreamingReading.isControl(events.get(0))
                || !streaming().flag(Vocabulary.MEMBER_CLOSED)) {
            throw new Broken("one control event with streamClosed: true", events.toString());
        }
        if (!streaming().flag(Vocabulary.MEMBER_UP_TO_DATE)) {
            scene.note("the control event of a closed stream leaves upToDate out: "
                    + streaming().control());
        }
    }

    private void checkTail() {
        var tail = scene.reader().token(scene.subject(), new Position.Tail());
        var shown = streaming().nextOffset();
        if (!shown.equals(tail)) {
            throw new Broken("the tail " + tail + " in streamNextOffset", shown);
        }
    }

    private Event first() {
        if (streaming().events().isEmpty()) {
            throw new Broken(
                    "a control event at once",
                    "none within " + scene.target().limits().answer().toMillis() + " ms");
        }
        return streaming().events().get(0);
    }

    private StreamingReading streaming() {
        return (StreamingReading) scene.reading();
    }
}
