// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.live;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Reading;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Position;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Section 5.7: many readers that wait at the same time, and what wakes them. */
public final class WaiterSteps {

    /** How long readers wait that then go away. */
    private static final Duration SHORT_STAY = Duration.ofMillis(300);

    private final Scene scene;
    private List<Reading> waiting = List.of();

    public WaiterSteps(Scene scene) {
        this.scene = scene;
    }

    @When("{int} reader(s) wait(s) for news from {position} in long-poll mode")
    public void await(int readers, Position position) {
        var stream = scene.subject();
        var token = scene.reader().token(stream, position);
        waiting = Stream.generate(() -> scene.reader().await(stream, token))
                .limit(readers)
                .toList();
        scene.timing().letArrive(waiting.get(readers - 1), scene.documentedWait());
        nobodyAnswered();
    }

    @When("{int} readers wait for news and go away")
    public void awaitAndLeave(int readers) {
        var stream = scene.subject();
        var request = Client.readRequest(stream.uri(), stream.tail(), Mode.LONG_POLL);
        // Whether an answer comes before they go is not of interest, and leaving is not a failure of the server.
        var gone = IntStream.range(0, readers)
                .mapToObj(i ->
                        scene.client().wire().sendAsync(request, SHORT_STAY).handle((answer, left) -> answer))
                .toList();
        Outcome.all(gone);
    }

    @When("a writer appends to another stream")
    public void appendElsewhere() {
        var other = scene.writer().create(scene.freshUri(), scene.subject().contentType(), null);
        scene.writer().appendMessages(other, 1);
    }

    @Then("no reader is answered yet")
    public void nobodyAnswered() {
        waiting.stream().filter(Reading::isOver).findFirst().ifPresent(reading -> {
            throw new Broken(
                    "a wait for news", "an answer although nothing came: " + Answers.summary(reading.answer()));
        });
    }

    @Then("every waiting reader is answered at once with the status {int}")
    public void answeredAtOnce(int status) {
        var limit = scene.timing().atOnce();
        scene.timing()
                .mustArrive(
                        Moment.now(),
                        limit,
                        () -> waiting.stream().allMatch(Reading::isOver),
                        "an answer within " + limit.toMillis() + " ms",
                        () -> waiting.stream()
                                        .filter(reading -> !reading.isOver())
                                        .count()
                                + " of " + waiting.size() + " readers still waiting");
        waiting.forEach(reading -> Scene.expect(reading.answer(), "the long-poll", status));
    }

    @Then("every waiting reader receives the messages after message {int}")
    public void receives(int position) {
        var expected = scene.subject().after(position);
        waiting.forEach(
                reading -> Reader.same("the messages after message " + position, expected, reading.receive(expected)));
    }

    @Then("every waiting reader learns that the stream is closed")
    public void learnsClosure() {
        waiting.stream()
                .map(Reading::answer)
                .filter(answer -> !Answers.isClosed(answer))
                .findFirst()
                .ifPresent(open -> {
                    throw new Broken(Vocabulary.STREAM_CLOSED + ": true", "no such header; " + Answers.summary(open));
                });
    }
}
