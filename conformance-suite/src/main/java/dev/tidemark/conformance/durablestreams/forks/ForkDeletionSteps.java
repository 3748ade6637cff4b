// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.forks;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Forks;
import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Sections 4.2 and 5.4: sources that are deleted before their forks, and what is left of them. */
public final class ForkDeletionSteps {

    private final Scene scene;
    private final Forks forks;

    public ForkDeletionSteps(Scene scene, Forks forks) {
        this.scene = scene;
        this.forks = forks;
    }

    @When("the source is deleted")
    public void deleteSource() {
        scene.granted(scene.client().delete(forks.source().uri()), "the deletion of a source", 204);
    }

    @When("the source is deleted again")
    public void deleteSourceAgain() {
        scene.answer(scene.client().delete(forks.source().uri()));
    }

    /** The clean-up may come after the answer to the deletion. */
    @Then("the URL is free before long")
    public void freeBeforeLong() {
        var stream = scene.subject();
        awaitFree();
        Scene.expect(
                scene.client().create(stream.uri(), stream.contentType(), null),
                "a new stream under the free URL",
                201);
        Reader.same(
                "a new stream",
                Content.none(stream.contentType()),
                scene.reader().readAll(stream, null));
    }

    @Then("how soon the URL is free is noted")
    public void noteFree() {
        scene.note("the URL of a source is free " + awaitFree() + " ms after the deletion of its last fork");
    }

    private long awaitFree() {
        var stream = scene.subject();
        return forks.untilFree(stream)
                .orElseThrow(() -> new Broken(
                        "404 within " + scene.target().limits().answer().toMillis()
                                + " ms after the last fork was deleted",
                        Answers.summary(scene.client().metadata(stream.uri()))))
                .toMillis();
    }
}
