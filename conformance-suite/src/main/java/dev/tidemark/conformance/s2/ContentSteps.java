// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.s2.client.FaultyAppends;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.Expected;
import dev.tidemark.conformance.s2.model.NewRecord;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import java.util.List;

/** What a stream holds, compared with what was acknowledged. */
public final class ContentSteps {

    private final Scene scene;

    public ContentSteps(Scene scene) {
        this.scene = scene;
    }

    @Then("the stream holds exactly what was acknowledged")
    @Then("the stream is unchanged")
    public void holdsWhatWasAcknowledged() {
        var stream = scene.subject();
        Expected.same(stream.retained(), scene.reader().readAll(stream, stream.first()));
        var tail = scene.reader().tail(stream);
        if (!tail.equals(stream.tail())) {
            throw new Broken("the tail: " + stream.tail(), "the tail: " + tail);
        }
    }

    @Then("the append is stored or refused, which is noted")
    public void storedOrRefused() {
        var answer = scene.answer();
        if (answer.status() == 200) {
            scene.writer().acknowledged(scene.subject(), List.of(NewRecord.of(FaultyAppends.BODY)), answer);
            scene.note("the append is stored");
        } else if (answer.status() / 100 == 4) {
            scene.note("the append is refused with " + Answered.summary(answer));
        } else {
            throw new Broken("an append that is stored or refused", Answered.summary(answer));
        }
        holdsWhatWasAcknowledged();
    }
}
