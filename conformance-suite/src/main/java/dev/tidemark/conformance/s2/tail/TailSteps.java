// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.tail;

import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Position;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.target.Hooks.HookFailed;
import dev.tidemark.reports.contract.NotTested;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;

/** Checks of the tail, and what they show. */
public final class TailSteps {

    private final Scene scene;
    private final List<Position> seen = new ArrayList<>();

    public TailSteps(Scene scene) {
        this.scene = scene;
    }

    /** Remembers it. */
    @When("a client checks the tail")
    public void check() {
        scene.request(() -> scene.client().checkTail(scene.subject()));
        var answer = scene.answer();
        if (answer.status() == 200) {
            seen.add(Documents.position(Documents.object(answer.text(), "the tail"), Vocabulary.MEMBER_TAIL));
        }
    }

    /** By the hook of the profile; NOT TESTED without one. */
    @When("the server was restarted")
    public void restart() throws HookFailed {
        scene.target()
                .hooks()
                .restart()
                .orElseThrow(() -> new NotTested("no restart hook given; supply hooks.restart in the profile"))
                .run();
    }

    /** The one that was checked last; the check has to be answered with 200. */
    @Then("the tail is {tailPlace}")
    public void is(TailPlace place) {
        place.check(scene, seen);
    }
}
