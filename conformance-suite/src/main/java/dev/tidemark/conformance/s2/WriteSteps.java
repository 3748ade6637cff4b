// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import io.cucumber.java.en.When;
import java.util.List;

/** Writers whose appends are acknowledged. */
public final class WriteSteps {

    private final Scene scene;

    public WriteSteps(Scene scene) {
        this.scene = scene;
    }

    @When("a writer appends {int} record(s)")
    public void append(int count) {
        scene.writer().appendNumbered(scene.subject(), count);
    }

    @When("a writer appends {int} records in one batch")
    public void appendBatch(int count) {
        scene.writer().append(scene.subject(), Writer.numbered(scene.subject(), count));
    }

    @When("a writer appends a record of {int} metered bytes")
    public void appendSized(int size) {
        var record = NewRecord.sized(scene.subject().tail().seqNum(), size);
        scene.writer().append(scene.subject(), List.of(record));
    }
}
