// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.live;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Reading;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Position;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.stream.Stream;

/** Section 5.7: many readers that wait at the same time, and what wakes them. */
public final class WaiterSteps {

    private final Scene scene;

    public WaiterSteps(Scene scene) {
        this.scene = scene;
    }

    /** At the same time; none is answered when the next step begins. */
    @When("{int} reader(s) wait(s) for news from {position} in long-poll mode")
    public void await(int readers, Position position) {
        var stream = scene.subject();
        var token = scene.reader().token(stream, position);
        scene.waiting(Stream.generate(() -> scene.reader().await(stream, token))
                .limit(readers)
                .toList());
        scene.timing().letArrive(scene.reading(), scene.documentedWait());
        nobodyAnswered();
    }

    /** Whether an answer comes before they go is of no interest. */
    @When("{int} readers {shortStay} and go away")
    public void leave(int readers, ShortStay stay) {
        stay.of(scene, readers);
    }

    @Then("no reader is answered yet")
    public void nobodyAnswered() {
        scene.waiting().stream().filter(Reading::isOver).findFirst().ifPresent(reading -> {
            throw new Broken(
                    "a wait for news", "an answer although nothing came: " + Answers.summary(reading.answer()));
        });
    }

    /** Within two seconds. */
    @Then("every waiting reader is answered at once with the status {int}")
    public void answeredAtOnce(int status) {
        var limit = scene.timing().atOnce();
        scene.timing()
                .mustArrive(
                        Moment.now(),
                        limit,
                        () -> scene.waiting().stream().allMatch(Reading::isOver),
                        "an answer within " + limit.toMillis() + " ms",
                        () -> scene.waiting().stream()
                                        .filter(reading -> !reading.isOver())
                                        .count()
                                + " of " + scene.waiting().size() + " readers still waiting");
        scene.waiting().forEach(reading -> Scene.expect(reading.answer(), "the long-poll", status));
    }
}
