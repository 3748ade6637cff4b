// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.caching;

import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Octets;
import dev.tidemark.conformance.durablestreams.model.Position;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;

/** Section 10.1, entity tags: a reader with a copy, and what it is told about it. */
public final class CachedCopySteps {

    private final Scene scene;
    private String token;
    private String tag;

    public CachedCopySteps(Scene scene) {
        this.scene = scene;
    }

    @Given("a reader has cached the answer to a full read")
    public void cache() {
        cache(new Position.Sentinel(Vocabulary.BEGINNING));
    }

    @Given("a reader has cached the answer to a read from {position}")
    public void cache(Position position) {
        token = scene.reader().token(scene.subject(), position);
        var answer = Scene.expect(scene.client().wire().send(read(token)), "a read", 200);
        var now = position instanceof Position.Sentinel sentinel
                && sentinel.token().equals(Vocabulary.NOW);
        tag = answer.header(Vocabulary.ETAG).orElse(null);
        if (tag == null && !now) {
            throw new Broken("an ETag on a read", "none");
        }
    }

    @When("the reader revalidates its copy")
    public void revalidate() {
        scene.answer(scene.client().wire().send(conditional(token, tag)));
    }

    @When("the reader revalidates its copy and looks at the connection")
    public void revalidateRaw() {
        var raw = scene.client().wire().sendRaw(conditional(token, tag));
        scene.answer(new Response(raw.status(), raw.headers(), raw.rest()));
    }

    @When("the reader asks with its tag for a read from {position}")
    public void askElsewhere(Position position) {
        var other = scene.reader().token(scene.subject(), position);
        scene.answer(scene.client().wire().send(conditional(other, tag)));
    }

    @When("the reader asks with a tag of its own making")
    public void askWithOwnTag() {
        scene.answer(scene.client().wire().send(conditional(token, "\"tidemark-made-this-up\"")));
    }

    @When("^the reader revalidates its copy with (.+)$")
    public void revalidateAs(String form) {
        var value =
                switch (form) {
                    case "a weak tag" -> tag.startsWith("W/") ? tag : "W/" + tag;
                    case "a list of tags" -> "\"tidemark-made-this-up\", " + tag;
                    default -> "*";
                };
        scene.answer(scene.client().wire().send(conditional(token, value)));
    }

    @Then("the answer carries an entity tag")
    public void carriesTag() {
        var carried = Scene.expect(scene.answer(), "a read", 200)
                .header(Vocabulary.ETAG)
                .filter(value -> !value.isEmpty())
                .orElseThrow(() -> new Broken("an " + Vocabulary.ETAG, "none on this read"));
        if (!carried.matches("(W/)?\"[^\"]*\"")) {
            scene.note("the entity tag " + carried + " is not quoted, so HTTP caches may drop it");
        }
    }

    @Then("whether the answer carries an entity tag is noted")
    public void noteTag() {
        scene.note("a read from now carries "
                + Scene.expect(scene.answer(), "a read", 200)
                        .header(Vocabulary.ETAG)
                        .map(value -> "the entity tag " + value)
                        .orElse("no entity tag"));
    }

    @Then("the reader is told that its copy is current")
    public void isCurrent() {
        var answer = Scene.expect(scene.answer(), "the revalidation of a current copy", 304);
        if (answer.body().length > 0) {
            throw new Broken("no body on a 304", new Octets(answer.body()).describe(Octets.NONE));
        }
    }

    @Then("the reader is not told that its copy is current")
    public void isNotCurrent() {
        Scene.expect(scene.answer(), "the revalidation of a copy that is no longer current", 200);
    }

    @Then("whether the copy is confirmed is noted")
    public void noteConfirmation() {
        var answer = Scene.expect(scene.answer(), "a conditional read", 200, 304);
        scene.note("the copy is " + (answer.status() == 304 ? "confirmed" : "sent again"));
    }

    @Then("the entity tag is another one than the cached")
    public void otherTag() {
        if (tag.equals(shown())) {
            throw new Broken("another entity tag than that of the open stream", tag);
        }
    }

    @Then("the entity tag is the cached one")
    public void sameTag() {
        if (!tag.equals(shown())) {
            throw new Broken("the entity tag " + tag + " as before", shown());
        }
    }

    private String shown() {
        return Scene.expect(scene.answer(), "a read", 200)
                .header(Vocabulary.ETAG)
                .orElse("none");
    }

    private Request conditional(String from, String value) {
        return value == null ? read(from) : read(from).with(Vocabulary.IF_NONE_MATCH, value);
    }

    private Request read(String from) {
        return Client.readRequest(scene.subject().uri(), from, Mode.CATCH_UP);
    }
}
