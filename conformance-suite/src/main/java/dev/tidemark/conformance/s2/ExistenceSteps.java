// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** Streams come into being and are deleted. */
public final class ExistenceSteps {

    private final Scene scene;

    public ExistenceSteps(Scene scene) {
        this.scene = scene;
    }

    @When("a client creates the stream")
    public void create() {
        var stream = scene.subject();
        scene.answer(scene.client().createStream(stream.basin(), stream.name(), null));
    }

    @When("a client deletes the stream")
    public void delete() {
        scene.answer(scene.client().deleteStream(scene.subject()));
    }

    @Then("the answer describes the new stream")
    public void describes() {
        var answer = Answered.with(scene.answer(), "the creation of a stream", 201);
        var info = Documents.object(answer.text(), "the answer to the creation of a stream");
        var name = info.path(Vocabulary.MEMBER_NAME).asText();
        if (!name.equals(scene.subject().name())) {
            throw new Broken("the name " + scene.subject().name(), Answered.summary(answer));
        }
        try {
            OffsetDateTime.parse(info.path(Vocabulary.MEMBER_CREATED_AT).asText());
        } catch (DateTimeParseException noTime) {
            throw new Broken("an RFC 3339 time in '" + Vocabulary.MEMBER_CREATED_AT + "'", Answered.summary(answer));
        }
    }

    @Then("the deletion is accepted")
    public void accepted() {
        Answered.with(scene.answer(), "the deletion of a stream", 202);
    }
}
