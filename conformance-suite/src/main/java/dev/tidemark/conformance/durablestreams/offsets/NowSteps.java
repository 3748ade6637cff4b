// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.offsets;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Reading;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.StreamingReading;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Position;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.LinkedHashMap;
import java.util.Map;

/** Section 8: readers that wait at the tail of streams of every type in every state. */
public final class NowSteps {

    private final Scene scene;

    public NowSteps(Scene scene) {
        this.scene = scene;
    }

    /** Sent together, none answered when the next step begins. */
    @When("a reader of each waits for news from {position} in long-poll mode")
    public void await(Position position) {
        Map<Subject, Reading> waiting = new LinkedHashMap<>();
        scene.streams().each((state, stream) -> {
            var reader = scene.bulkReader();
            waiting.put(stream, reader.await(stream, reader.token(stream, position)));
            scene.reading(waiting.get(stream));
        });
        // They were sent together, so when the last one has arrived, all have.
        scene.timing().letArrive(scene.reading(), scene.documentedWait());
        scene.streams().read(waiting::get);
    }

    /**
     * An append of one message, behind which each is answered with that message and not before. An answer that is on its way looks like silence
     * on a slow machine; what it carries tells that it did not wait.
     */
    @Then("each reader waits until something is appended")
    public void nobodyAnswered() {
        scene.streams().eachReading(reading -> {
            if (reading.isOver()) {
                throw new Broken("a wait for news", Answers.summary(reading.answer()));
            }
        });
        scene.streams().each((state, stream) -> scene.writer().appendMessages(stream, 1));
        scene.streams().each((state, stream) -> {
            var expected = stream.after(stream.length() - 1);
            Reader.same(
                    "a wait for the news",
                    expected,
                    scene.streams().reading(stream).receive(expected));
        });
    }

    /** Nothing is appended, and the end of each one's first wait is looked at. */
    @When("each reader's time is up")
    public void letTimeRunOut() {
        scene.streams().eachReading(Reading::abandon);
    }

    /** Within two seconds; an event stream has ended by then. */
    @Then("each answer comes at once")
    public void atOnce() {
        scene.streams().each((state, stream) -> {
            var begin = Moment.now();
            if (scene.streams().reading(stream) instanceof StreamingReading streaming) {
                Scene.expect(streaming.answer(), "an event stream", 200);
                streaming.readToEndAtOnce();
            }
            scene.timing().atOnce(begin.span());
        });
    }
}
