// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.closure;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.BeforeRestart;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.StatedStreams;
import dev.tidemark.conformance.durablestreams.client.StreamingReading;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Cell;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.ProducerTuple;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.scene.Patience;
import dev.tidemark.conformance.target.Hooks.HookFailed;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;

/** Section 4.1: what is closed stays closed, however it was closed, whatever comes afterwards, and whoever asks. */
public final class LastingClosureSteps {

    private static final Duration A_SECOND = Duration.ofMillis(1100);

    /** What may come to a closed stream and must not open it. */
    enum Event {
        METADATA("a request for the metadata"),
        READS("reads from every offset in every mode"),
        APPEND("a refused append"),
        OTHER_TYPE("a refused append of another type"),
        PRODUCER("a refused append of a producer"),
        CLOSE("another close"),
        CREATION("another creation"),
        TIME("a second");

        private final String words;

        Event(String words) {
            this.words = words;
        }
    }

    private final Scene scene;
    private final StatedStreams streams;

    public LastingClosureSteps(Scene scene, StatedStreams streams) {
        this.scene = scene;
        this.streams = streams;
    }

    @ParameterType("a request for the metadata|reads from every offset in every mode|a refused append of another type"
            + "|a refused append of a producer|a refused append|another close|another creation|a second")
    public Event event(String words) {
        return Arrays.stream(Event.values())
                .filter(event -> event.words.equals(words))
                .findFirst()
                .orElseThrow();
    }

    @ParameterType("the metadata|a read of the last data|a read at the tail|a long-poll of the last data"
            + "|a long-poll at the tail|an event stream|an append|the refusal of an append")
    public Consumer<Subject> sign(String words) {
        return switch (words) {
            case "the metadata" -> this::checkMetadata;
            case "a read of the last data" -> stream -> checkReads(stream, Mode.CATCH_UP, beforeTail(stream));
            case "a read at the tail" -> stream -> checkReads(stream, Mode.CATCH_UP, List.of(stream.tail()));
            case "a long-poll of the last data" -> stream -> checkReads(stream, Mode.LONG_POLL, beforeTail(stream));
            case "a long-poll at the tail" -> stream -> checkReads(stream, Mode.LONG_POLL, List.of(stream.tail()));
            case "an event stream" -> this::checkEvents;
            case "an append" -> stream -> refused(stream, append(stream));
            default -> stream -> says(refused(stream, append(stream)));
        };
    }

    @Given("streams of every type in each closed state from before the server {ending}")
    public void before(BeforeRestart.Ending ending) throws HookFailed {
        var stock = scene.examination().shared(BeforeRestart.class, BeforeRestart::new);
        streams.take(stock.closedInEachWay(ending));
    }

    @When("everything that a closed stream may meet has come to each")
    public void everything() {
        for (var event : Event.values()) {
            happen(event);
        }
    }

    @When("{event} has come to each")
    public void happen(Event event) {
        if (event == Event.TIME) {
            waitASecond();
            return;
        }
        streams.each((state, stream) -> happen(event, stream));
    }

    @Then("{sign} of each says that it is closed")
    public void says(Consumer<Subject> sign) {
        streams.each((state, stream) -> sign.accept(stream));
    }

    @Then("each is still closed for readers and writers")
    public void stillClosed() {
        streams.each((state, stream) -> {
            checkMetadata(stream);
            says(refused(stream, append(stream)));
            checkReads(stream, Mode.CATCH_UP, List.of(stream.tail()));
        });
    }

    /** What the server answers is of no interest here: other rules are about it. */
    private void happen(Event event, Subject stream) {
        switch (event) {
            case METADATA -> client().metadata(stream.uri());
            case READS -> read(stream);
            case APPEND -> send(append(stream));
            case OTHER_TYPE -> send(Client.append(stream.uri(), "application/x-other", Bodies.utf8("{\"late\":1}")));
            case PRODUCER -> send(new ProducerTuple("latecomer", "0", "0").on(append(stream)));
            case CLOSE -> client().close(stream.uri());
            case CREATION -> client().create(stream.uri(), stream.contentType(), null);
            case TIME -> waitASecond();
        }
    }

    private void read(Subject stream) {
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

    private void checkMetadata(Subject stream) {
        says(Scene.expect(client().metadata(stream.uri()), "a request for the metadata", 200));
    }

    private void checkReads(Subject stream, Mode mode, List<String> tokens) {
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

    private void checkEvents(Subject stream) {
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

    private Response refused(Subject stream, Request append) {
        return Scene.expect(send(append), "an append to a closed stream", 409);
    }

    private static void says(Response answer) {
        if (!Answers.isClosed(answer)) {
            throw new Broken(Vocabulary.STREAM_CLOSED + ": true", "no such header; " + Answers.summary(answer));
        }
    }

    private static Request append(Subject stream) {
        return Client.append(stream.uri(), stream.contentType(), Bodies.message(stream.contentType(), 999));
    }

    private Response send(Request request) {
        return Outcome.of(scene.client().wire().sendAsync(request));
    }

    /** Where there is still data to come. */
    private static List<String> beforeTail(Subject stream) {
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

    private static void waitASecond() {
        Patience.awaitMoment(Moment.now().plus(A_SECOND));
    }

    private Client client() {
        return scene.client().bulk();
    }
}
