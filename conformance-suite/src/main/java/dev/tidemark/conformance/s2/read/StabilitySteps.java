// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.read;

import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.Expected;
import dev.tidemark.conformance.s2.model.StoredRecord;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.Then;
import java.util.List;

/** Records that are read again. */
public final class StabilitySteps {

    private final Scene scene;
    private List<StoredRecord> before = List.of();

    public StabilitySteps(Scene scene) {
        this.scene = scene;
    }

    @Given("a reader has read all its records")
    public void remember() {
        before = scene.reader().readAll(scene.subject(), scene.subject().first());
        Expected.same(scene.subject().retained(), before);
    }

    @Then("a reader of the same sequence numbers receives the same records")
    public void same() {
        for (var record : before) {
            var now = scene.reader().readOne(scene.subject(), record.seqNum());
            if (!now.equals(List.of(record))) {
                throw new Broken(record + ", as it was read before", String.valueOf(now));
            }
        }
    }
}
