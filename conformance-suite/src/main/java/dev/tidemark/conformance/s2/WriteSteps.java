// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.client.Writer;
import dev.tidemark.conformance.s2.model.Vocabulary;
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

    @When("a writer appends {int} record(s) of {int} metered bytes")
    public void appendSized(int count, int size) {
        for (int i = 0; i < count; i++) {
            scene.writer().appendSized(scene.subject(), size);
        }
    }

    @When("a writer appends records at the timestamps {numbers}")
    public void appendAt(List<Integer> timestamps) {
        timestamps.forEach(timestamp -> scene.writer().appendAt(scene.subject(), timestamp, 1));
    }

    @When("a writer appends {int} records at the timestamp {int} in batches of {int}")
    public void appendBatches(int count, int timestamp, int batch) {
        for (int left = count; left > 0; left -= batch) {
            scene.writer().appendAt(scene.subject(), timestamp, Math.min(left, batch));
        }
    }

    @When("the stream is reconfigured to timestamps of arrival")
    public void reconfigure() {
        var config = Writer.timestamping(Vocabulary.ARRIVAL);
        scene.granted(scene.client().reconfigure(scene.subject(), config), "a reconfiguration", 200);
    }
}
