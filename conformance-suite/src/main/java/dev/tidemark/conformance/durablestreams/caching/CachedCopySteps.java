// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.caching;

import dev.tidemark.conformance.durablestreams.client.Client;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.Mode;
import dev.tidemark.conformance.durablestreams.model.Octets;
import dev.tidemark.conformance.durablestreams.model.Position;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.ParameterType;
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

    /** Remembers the entity tag, if there is one. */
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

    /** With If-None-Match. */
    @When("the reader revalidates its copy")
    public void revalidate() {
        scene.answer(scene.client().wire().send(conditional(token, tag)));
    }

    /** If-None-Match of another read. */
    @When("the reader asks with its tag for a read from {position}")
    public void askElsewhere(Position position) {
        var other = scene.reader().token(scene.subject(), position);
        scene.answer(scene.client().wire().send(conditional(other, tag)));
    }

    /** If-None-Match in this form. */
    @When("the reader revalidates its copy with {tagForm}")
    public void revalidateAs(TagForm form) {
        scene.answer(scene.client().wire().send(conditional(token, form.of(tag))));
    }

    @ParameterType("is told|is not told")
    public Boolean isTold(String words) {
        return words.equals("is told");
    }

    /** 304 without a body, or 200. */
    @Then("the reader {isTold} that its copy is current")
    public void isCurrent(Boolean told) {
        var answer = Scene.expect(scene.answer(), "the revalidation of a copy", told ? 304 : 200);
        if (told && answer.body().length > 0) {
            throw new Broken("no body on a 304", new Octets(answer.body()).describe(Octets.NONE));
        }
    }

    @ParameterType("the cached one|another one than the cached")
    public Boolean sameness(String words) {
        return words.equals("the cached one");
    }

    /** That of the answer, compared with that of the copy. */
    @Then("the entity tag is {sameness}")
    public void compareTags(Boolean same) {
        if (tag.equals(shown()) != same) {
            throw new Broken(same ? "the entity tag " + tag + " as before" : "another entity tag than " + tag, shown());
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
