// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Arrival;
import dev.tidemark.conformance.scene.Prompt;
import dev.tidemark.conformance.wire.Response;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.concurrent.CompletableFuture;

/** Reads of every kind, and what they give. */
public final class ReadSteps {

    private final Scene scene;

    public ReadSteps(Scene scene) {
        this.scene = scene;
    }

    @When("a reader starts a(n) {kind} from {query}")
    public void start(ReadKind kind, Query query) {
        scene.read(() -> kind.start(scene.reader(), scene.subject(), query));
        if (kind == ReadKind.LONG_POLL) {
            Arrival.settle(scene.reading(), scene.examination());
        }
    }

    @When("a reader sends the query {string}")
    public void send(String rawQuery) {
        var limit = scene.target().limits().answer();
        scene.read(() -> {
            Response answer = scene.client().read(scene.subject(), rawQuery, Format.RAW, limit);
            return new UnaryReading(CompletableFuture.completedFuture(answer), Format.RAW);
        });
    }

    @Then("the read succeeds")
    public void succeeds() {
        Answered.with(scene.reading().answer(), "a read", 200);
    }

    @Then("the answer comes at once")
    public void atOnce() {
        Prompt.check(scene.elapsed(), scene.examination());
    }

    @Then("the reader receives {records}")
    public void receives(Chosen records) {
        var expected = records.of(scene.subject());
        Expected.same(expected, scene.reading().receive(expected.size()));
    }
}
