// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.live;

import dev.tidemark.conformance.durablestreams.client.Place;
import dev.tidemark.conformance.durablestreams.client.Receiver;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.StreamingReading;
import dev.tidemark.conformance.durablestreams.client.Told;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Position;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Moment;
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

    /** Its first event has arrived when the next step begins. */
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

    /** 204 after at least a quarter of a second. */
    @Then("the reader is told after a wait that nothing came")
    public void nothingCame() {
        Scene.expect(scene.answer(), "a long-poll without news", 204);
        scene.timing().waited(scene.took(), A_WAIT);
    }

    /** Within two seconds. */
    @Then("the answer comes at once")
    public void atOnce() {
        scene.timing().atOnce(scene.took());
    }

    @Then("the event stream ends at once")
    public void endsAtOnce() {
        streaming().readToEndAtOnce();
    }

    /** Which ends then; at the tail, and whether it says that the reader is up to date is noted. */
    @Then("{receiver} gets a single control event that says the stream is closed")
    public void singleClosedEvent(Receiver receiver) {
        receiver.each(scene, reading -> checkSingle((StreamingReading) reading));
    }

    private void checkSingle(StreamingReading streaming) {
        Scene.expect(streaming.answer(), "an event stream", 200);
        streaming.readToEndAtOnce();
        var events = streaming.events();
        var single = events.size() == 1
                && StreamingReading.isControl(events.get(0))
                && streaming.flag(Vocabulary.MEMBER_CLOSED);
        if (!single || !streaming.hasEnded()) {
            throw new Broken(
                    "one control event with streamClosed: true, and the end",
                    events + (streaming.hasEnded() ? "" : " and an open connection"));
        }
        Place.TAIL.check(new Told.ByEvent(streaming.checkpoints().get(0)), scene);
        if (!streaming.flag(Vocabulary.MEMBER_UP_TO_DATE)) {
            scene.note("the control event of a closed stream leaves upToDate out: " + streaming.control());
        }
    }

    private StreamingReading streaming() {
        return (StreamingReading) scene.reading();
    }
}
