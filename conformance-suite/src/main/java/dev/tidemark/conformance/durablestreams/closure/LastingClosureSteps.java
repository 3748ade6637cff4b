// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.closure;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.BeforeRestart;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.StatedStreams;
import dev.tidemark.conformance.durablestreams.client.StreamState;
import dev.tidemark.conformance.durablestreams.client.StreamingReading;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Cell;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.target.Hooks.HookFailed;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Section 4.1: what is closed stays closed, however it was closed, whatever comes afterwards, and whoever asks. */
public final class LastingClosureSteps {

    private final Scene scene;
    private final StatedStreams streams;

    public LastingClosureSteps(Scene scene) {
        this.scene = scene;
        this.streams = scene.streams();
    }

    /** One restart serves all scenarios; nothing changes these streams. */
    @Given("streams of every type in each closed state from before the server {ending}")
    public void before(BeforeRestart.Ending ending) throws HookFailed {
        var stock = scene.examination().shared(BeforeRestart.class, BeforeRestart::new);
        streams.take(stock.closedInEachWay(ending));
    }

    /** The answers are of no interest: other rules are about them. */
    @When("{visit} has come to each")
    public void happen(Visit visit) {
        visit.come(this);
    }

    /**
     * In the way of this request: {@code Stream-Closed: true}, {@code streamClosed}, 409; reads from everywhere to
     * the end.
     */
    @Then("{sign} of each says that it is closed")
    public void says(Sign sign) {
        streams.each((state, stream) -> sign.check(this, stream));
    }

    /** Brings each stream into this state. */
    void close(StreamState ending) {
        streams.each((state, stream) -> ending.close(client(), scene::granted, stream));
    }

    /** Has this done to each stream. */
    void each(Consumer<Subject> visit) {
        streams.each((state, stream) -> visit.accept(stream));
    }

    /** From both ends in each mode that is offered. */
    void read(Subject stream) {
        var within = scene.target().limits().answer();
        for (var token : List.of(Vocabulary.BEGINNING, stream.tail())) {
            for (var mode : List.of(Mode.CATCH_UP, Mode.LONG_POLL)) {
                if (isOffered(mode)) {
                    client().read(stream.uri(), token, mode, within);
                }
            }
            if (isOffered(Mode.SSE)) {
                toEnd(stream, token);
            }
        }
    }

    void checkMetadata(Subject stream) {
        says(Scene.expect(client().metadata(stream.uri()), "a request for the metadata", 200));
    }

    void checkReads(Subject stream, Mode mode, List<String> tokens) {
        var within = scene.target().limits().answer();
        for (var token : tokens) {
            Cell.check("from " + token, () -> {
                var first = client().read(stream.uri(), token, mode, within);
                Scene.expect(first, "a read", mode == Mode.LONG_POLL && token.equals(stream.tail()) ? 204 : 200);
                var chain = scene.bulkReader().goOn(stream, token, first);
                chain.receiveAll();
                says(chain.answer());
            });
        }
    }

    void checkEvents(Subject stream) {
        for (var token : everywhere(stream)) {
            Cell.check("from " + token, () -> {
                var begin = Moment.now();
                var reading = toEnd(stream, token);
                Scene.expect(reading.answer(), "an event stream", 200);
                if (!reading.hasEnded()) {
                    var finding = new Broken(
                            "the end of the event stream", "an open connection; the last event was " + last(reading));
                    scene.timing().late(begin.span(), scene.timing().atOnce(), finding);
                }
                if (!reading.flag(Vocabulary.MEMBER_CLOSED) || !StreamingReading.isControl(last(reading))) {
                    throw new Broken("streamClosed: true in the last event", String.valueOf(last(reading)));
                }
            });
        }
    }

    private static dev.tidemark.conformance.wire.message.Event last(StreamingReading reading) {
        var events = reading.events();
        return events.isEmpty() ? null : events.get(events.size() - 1);
    }

    private StreamingReading toEnd(Subject stream, String token) {
        var reading = (StreamingReading) scene.bulkReader().read(stream, token, Mode.SSE);
        scene.reading(reading);
        reading.readToEndAtOnce();
        return reading;
    }

    Response refused(Subject stream) {
        return Scene.expect(send(append(stream)), "an append to a closed stream", 409);
    }

    static void says(Response answer) {
        if (!Answers.isClosed(answer)) {
            throw new Broken(Vocabulary.STREAM_CLOSED + ": true", "no such header; " + Answers.summary(answer));
        }
    }

    static Request append(Subject stream) {
        return Client.append(stream.uri(), stream.contentType(), Bodies.message(stream.contentType(), 999));
    }

    Response send(Request request) {
        return Outcome.of(scene.client().wire().sendAsync(request));
    }

    /** Where there is still data to come. */
    static List<String> beforeTail(Subject stream) {
        var tokens = new ArrayList<String>();
        if (!stream.everything().isEmpty()) {
            tokens.add(Vocabulary.BEGINNING);
        }
        for (int position = 0; position < stream.length(); position++) {
            tokens.add(stream.offset(position));
        }
        return tokens;
    }

    private static List<String> everywhere(Subject stream) {
        var tokens = new ArrayList<>(beforeTail(stream));
        tokens.addAll(List.of(stream.tail(), Vocabulary.NOW, Vocabulary.BEGINNING));
        return tokens.stream().distinct().toList();
    }

    private boolean isOffered(Mode mode) {
        return mode == Mode.CATCH_UP
                || scene.target().unsupported(mode.capability).isEmpty();
    }

    Client client() {
        return scene.client().bulk();
    }
}
