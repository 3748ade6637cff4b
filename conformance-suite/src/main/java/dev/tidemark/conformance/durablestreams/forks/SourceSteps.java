// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.forks;

import dev.tidemark.conformance.durablestreams.client.Answers;
import dev.tidemark.conformance.durablestreams.client.Forks;
import dev.tidemark.conformance.durablestreams.client.Reader;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Subject;
import dev.tidemark.conformance.durablestreams.model.Bodies;
import dev.tidemark.conformance.durablestreams.model.Content;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.List;

/** Sections 4.2 and 5.4: sources that go before their forks, and what is left of them. */
public final class SourceSteps {

    private static final int MESSAGES = 3;

    private final Scene scene;
    private final Forks forks;

    public SourceSteps(Scene scene, Forks forks) {
        this.scene = scene;
        this.forks = forks;
    }

    /** In this order; each is answered with 204. */
    @When("{streams} is/are deleted")
    public void delete(List<Subject> streams) {
        streams.forEach(stream -> scene.granted(scene.client().delete(stream.uri()), "a deletion", 204));
    }

    /**
     * HEAD becomes 404 while any answer may take, as the clean-up may come after the last deletion; how soon is noted. Then a new stream begins
     * empty there.
     */
    @Then("the URL(s) of {streams} is/are free before long")
    public void freeBeforeLong(List<Subject> streams) {
        streams.forEach(this::awaitFree);
        for (var stream : streams) {
            Scene.expect(
                    scene.client().create(stream.uri(), stream.contentType(), null),
                    "a new stream under the free URL",
                    201);
            Reader.same(
                    "a new stream",
                    Content.none(stream.contentType()),
                    scene.reader().readAll(stream, null));
        }
    }

    private void awaitFree(Subject stream) {
        var free = forks.untilFree(stream)
                .orElseThrow(() -> new Broken(
                        "404 for " + stream.uri().getRawPath() + " within "
                                + scene.target().limits().answer().toMillis() + " ms after the last deletion",
                        Answers.summary(scene.client().metadata(stream.uri()))));
        scene.note("the URL of a stream is free " + free.toMillis() + " ms after the last deletion");
    }

    /** If it can: three messages as long as those of the fork, of other content. The answer is noted. */
    @When("another stream takes the URL of {stream}")
    public void takeUrl(Subject gone) {
        var answer = Scene.expect(
                scene.client().create(gone.uri(), gone.contentType(), null),
                "a new stream under the URL of a source that has expired",
                201,
                404,
                409,
                410);
        scene.note("a new stream under the URL of a source that has expired is answered with " + answer.status());
        if (answer.status() == 201) {
            var other = new Subject(gone.uri(), gone.contentType()).speaking(Bodies::surplus);
            other.created(Content.none(gone.contentType()), Answers.nextOffset(answer));
            scene.writer().appendMessages(other, MESSAGES);
        }
    }
}
