// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.offsets;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Reading;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.StatedStreams;
import dev.tidemark.conformance.durablestreams.client.StreamState;
import dev.tidemark.conformance.durablestreams.client.StreamingReading;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.CacheControl;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Position;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.LinkedHashMap;
import java.util.Map;

/** Section 8: reads from {@code now} in every mode, of streams of every type in every state. */
public final class NowSteps {

    private static final String NOTHING = "[]";

    private final Scene scene;
    private final StatedStreams streams;
    private final Map<Subject, Reading> waiting = new LinkedHashMap<>();

    public NowSteps(Scene scene, StatedStreams streams) {
        this.scene = scene;
        this.streams = streams;
    }

    @Given("a {kind} in each open state")
    public void open(String contentType) {
        streams.make(contentType, state -> !state.isClosed());
    }

    @Given("a {kind} in each closed state")
    public void closed(String contentType) {
        streams.make(contentType, StreamState::isClosed);
    }

    @Given("a {kind} in each state")
    public void any(String contentType) {
        streams.make(contentType, state -> true);
    }

    @Then("a read from \"now\" of each succeeds without data")
    public void succeeds() {
        streams.each((state, stream) -> {
            var answer = Scene.expect(now(stream), "a read from now", 200);
            if (!answer.text().isBlank()
                    && !(stream.isJson()
                            && Content.ofAnswer(stream.contentType(), answer.body())
                                    .isEmpty())) {
                throw new Broken("no data", Answers.summary(answer));
            }
        });
    }

    @Then("the body of a read from \"now\" of each is {string}")
    public void body(String body) {
        streams.each((state, stream) -> {
            var answer = now(stream);
            if (!answer.text().equals(body)) {
                throw new Broken("the body '" + body + "'", Answers.summary(answer));
            }
        });
    }

    @Then("a read from \"now\" of each shows the tail")
    public void showsTail() {
        streams.each((state, stream) -> checkTail(stream, now(stream)));
    }

    @Then("a read from \"now\" of each says the reader is up to date")
    public void upToDate() {
        streams.each((state, stream) -> checkUpToDate(now(stream)));
    }

    @Then("no cache may store a read from \"now\" of each")
    public void notStored() {
        streams.each((state, stream) -> {
            var control = CacheControl.of(Scene.expect(now(stream), "a read from now", 200));
            if (!control.has("no-store")) {
                throw new Broken("no-store", control.toString());
            }
        });
    }

    @Then("what is appended to each after a read from \"now\" is read once from its offset in {mode} mode")
    public void resumes(Mode mode) {
        streams.each((state, stream) -> {
            var offset = Answers.nextOffset(now(stream));
            var before = stream.length();
            scene.writer().appendMessages(stream, 2);
            var expected = stream.after(before);
            var reading = scene.bulkReader().read(stream, offset, mode);
            scene.reading(reading);
            Reader.same("what was appended after the read from now", expected, receive(reading, stream, expected));
        });
    }

    @When("a reader of each waits for news from \"now\" in long-poll mode")
    public void await() {
        streams.each((state, stream) -> {
            var reading = scene.bulkReader().await(stream, Vocabulary.NOW);
            waiting.put(stream, reading);
            scene.reading(reading);
        });
        // They were sent together, so when the last one has arrived, all have.
        scene.timing().letArrive(scene.reading(), scene.documentedWait());
    }

    /** An answer that is on its way looks like silence on a slow machine; what it carries tells that it did not wait. */
    @Then("no reader of each is answered before something comes")
    public void nobodyAnswered() {
        streams.each((state, stream) -> {
            var reading = waiting.get(stream);
            if (reading.isOver()) {
                throw new Broken("a wait for news", Answers.summary(reading.answer()));
            }
        });
        wakeAll();
        streams.each((state, stream) -> {
            var expected = stream.after(stream.length() - 1);
            Reader.same("a wait for the news", expected, waiting.get(stream).receive(expected));
        });
    }

    @Then("each reader receives just what is appended while it waits")
    public void receivesNews() {
        wakeAll();
        streams.each((state, stream) -> {
            var reading = waiting.get(stream);
            var expected = stream.after(stream.length() - 1);
            Scene.expect(reading.answer(), "a long-poll from now that was woken", 200);
            Reader.same("the message that woke the reader", expected, reading.receive(expected));
        });
    }

    @Then("the answer to each reader that is woken shows the tail")
    public void wokenShowTail() {
        wakeAll();
        streams.each((state, stream) -> checkTail(stream, waiting.get(stream).answer()));
    }

    @Then("the answer to each reader that is not woken shows the tail")
    public void idleShowTail() {
        // Nobody asks again: the end of the first wait is looked at.
        waiting.values().forEach(Reading::abandon);
        streams.each((state, stream) -> checkTail(
                stream, Scene.expect(waiting.get(stream).answer(), "a long-poll from now without news", 204)));
    }

    @Then("an event stream from \"now\" of each brings just what is appended then")
    public void followsNews() {
        streams.each((state, stream) -> {
            var reading = follow(stream);
            if (reading.next(scene.target().limits().answer()).isEmpty()) {
                throw new Broken("a first control event at the tail", "none");
            }
            scene.writer().appendMessages(stream, 2);
            reading.receiveUpTo(stream.tail(), scene.target().limits().answer());
            Reader.same("what was appended since", stream.after(stream.length() - 2), reading.received());
        });
    }

    @Then("the first event from \"now\" of each is a control event that shows the tail")
    public void firstShowsTail() {
        streams.each((state, stream) -> {
            var reading = first(stream);
            var shown = reading.nextOffset();
            if (!shown.equals(tail(stream))) {
                throw new Broken("the tail " + tail(stream) + " in streamNextOffset", shown);
            }
        });
    }

    @Then("the first event from \"now\" of each says the reader is up to date")
    public void firstUpToDate() {
        streams.each((state, stream) -> {
            var reading = first(stream);
            if (!reading.flag(Vocabulary.MEMBER_UP_TO_DATE)) {
                throw new Broken("upToDate: true in the first control event", String.valueOf(reading.control()));
            }
        });
    }

    @Then("a request from \"now\" of each is answered at once in {mode} mode")
    public void atOnce(Mode mode) {
        streams.each((state, stream) -> {
            var begin = Moment.now();
            if (mode == Mode.SSE) {
                follow(stream).readToEndAtOnce();
            } else {
                inMode(stream, mode);
            }
            scene.timing().atOnce(begin.span());
        });
    }

    @Then("the answer from \"now\" of each says closed, up to date and where it ended in {mode} mode")
    public void saysClosed(Mode mode) {
        streams.each((state, stream) -> {
            var answer = inMode(stream, mode);
            if (!Answers.isClosed(answer)) {
                throw new Broken(Vocabulary.STREAM_CLOSED + ": true", "no such header; " + Answers.summary(answer));
            }
            checkUpToDate(answer);
            checkTail(stream, answer);
        });
    }

    @Then("the answer from \"now\" of each has the status {int} and no data in {mode} mode")
    public void closedStatus(int status, Mode mode) {
        streams.each((state, stream) -> {
            var answer = Scene.expect(inMode(stream, mode), "a request from now of a closed stream", status);
            var empty = status == 200 && stream.isJson() ? NOTHING : "";
            if (!answer.text().equals(empty)) {
                throw new Broken("the body '" + empty + "'", Answers.summary(answer));
            }
        });
    }

    @Then("an event stream from \"now\" of each is a single control event that says closed and where it ended")
    public void singleEvent() {
        streams.each((state, stream) -> {
            var reading = follow(stream);
            reading.readToEndAtOnce();
            var events = reading.events();
            var single = events.size() == 1
                    && StreamingReading.isControl(events.get(0))
                    && reading.flag(Vocabulary.MEMBER_CLOSED);
            if (!single || !reading.hasEnded()) {
                throw new Broken(
                        "one control event with streamClosed: true, and the end",
                        events + (reading.hasEnded() ? "" : " and an open connection"));
            }
            if (!reading.nextOffset().equals(tail(stream))) {
                throw new Broken("the end of the stream at " + tail(stream), String.valueOf(reading.control()));
            }
        });
    }

    private void wakeAll() {
        streams.each((state, stream) -> {
            scene.writer().appendMessages(stream, 1);
        });
    }

    private StreamingReading first(Subject stream) {
        var reading = follow(stream);
        var event = reading.next(scene.target().limits().answer());
        if (event.isEmpty() || !StreamingReading.isControl(event.get())) {
            throw new Broken(
                    "a control event first", event.map(Object::toString).orElse("none"));
        }
        return reading;
    }

    private StreamingReading follow(Subject stream) {
        var reading = (StreamingReading) scene.bulkReader().read(stream, Vocabulary.NOW, Mode.SSE);
        scene.reading(reading);
        Scene.expect(reading.answer(), "an event stream from now", 200);
        return reading;
    }

    private Content receive(Reading reading, Subject stream, Content expected) {
        if (reading instanceof StreamingReading streaming) {
            streaming.receiveUpTo(stream.tail(), scene.target().limits().answer());
            return streaming.received();
        }
        return reading.receive(expected);
    }

    private Response now(Subject stream) {
        return inMode(stream, Mode.CATCH_UP);
    }

    private Response inMode(Subject stream, Mode mode) {
        var reading = scene.bulkReader().read(stream, Vocabulary.NOW, mode);
        scene.reading(reading);
        return reading.answer();
    }

    private String tail(Subject stream) {
        return scene.bulkReader().token(stream, new Position.Tail());
    }

    private void checkTail(Subject stream, Response answer) {
        var tail = tail(stream);
        var shown = Answers.nextOffset(answer);
        if (!shown.equals(tail)) {
            throw new Broken("the tail " + tail + " of the metadata in " + Vocabulary.STREAM_NEXT_OFFSET, shown);
        }
    }

    private static void checkUpToDate(Response answer) {
        if (!Answers.isUpToDate(answer)) {
            throw new Broken(Vocabulary.STREAM_UP_TO_DATE + ": true", "no such header; " + Answers.summary(answer));
        }
    }
}
