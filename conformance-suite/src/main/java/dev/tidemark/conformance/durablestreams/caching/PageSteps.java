// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.caching;

import dev.tidemark.conformance.durablestreams.client.Claim;
import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Told;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Octets;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;

/** Section 10.1: the pages of streams in every state, and to whom they are confirmed by 304. */
public final class PageSteps {

    private final Scene scene;
    private final Pages pages;

    public PageSteps(Scene scene) {
        this.scene = scene;
        this.pages = new Pages(scene);
    }

    /** The reads from the start, from "-1", from behind each message and from the tail. */
    @Given("a reader has cached every page of each")
    public void cache() {
        pages.cache();
    }

    /** 304 without a body. */
    @Then("every page is confirmed to {owner}")
    public void confirmed(Owner owner) {
        pages.each(page -> {
            var answer = page.ask(scene.client().bulk(), owner.lines(page));
            Scene.expect(answer, page.name() + " with its own tag", 304);
            if (answer.body().length > 0) {
                throw new Broken("no body on a 304", new Octets(answer.body()).describe(Octets.NONE));
            }
        });
    }

    /** 200. */
    @Then("no page is confirmed to {stranger}")
    public void notConfirmed(Stranger stranger) {
        stranger.check(pages);
    }

    /** 200, now that something has come to it; the reader names its tag in this mode. */
    @Then("no page is confirmed any more in {mode} mode")
    public void notConfirmed(Mode mode) {
        pages.each(page -> {
            if (mode == Mode.CATCH_UP || page.token() != null) {
                var request = Client.readRequest(page.stream().uri(), page.token(), mode);
                Pages.sentAgain(
                        "with the tag from before", Page.ask(scene.client().bulk(), request, page.tag()));
            }
        });
    }

    /** 200 with {@code Stream-Closed: true} to the reader that has the page from before. */
    @Then("every page is sent again and says that the stream is closed")
    public void saysClosed() {
        pages.each(page -> {
            var answer = page.ask(scene.client().bulk(), page.tag());
            Claim.CLOSED.check(
                    new Told.ByAnswer(scene, Pages.sentAgain("with the tag from before", answer)), page.stream());
        });
    }

    /** Nor does the answer to it differ for it. */
    @Then("the tag of no page counts for {otherRequest}")
    public void countsForNothingElse(OtherRequest request) {
        pages.each(page -> request.check(scene, page));
    }
}
