// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.client.Trimming;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.NewRecord;
import dev.tidemark.reports.contract.NotTested;
import io.cucumber.java.en.Given;
import java.util.List;

/** Streams that have lost their first records. */
public final class TrimSteps {

    private final Scene scene;

    public TrimSteps(Scene scene) {
        this.scene = scene;
    }

    @Given("the records before sequence number {int} were trimmed")
    public void trimmed(int seqNum) {
        trim(seqNum);
    }

    @Given("all its records were trimmed, the trim command too")
    public void trimmedAll() {
        trim(scene.subject().tail().seqNum() + 1);
    }

    private void trim(long point) {
        var stream = scene.subject();
        // The timestamp of the last record suits every way of timestamping.
        var command = NewRecord.trim(point).at(stream.tail().timestamp());
        scene.writer().append(stream, List.of(command), Format.BASE64);
        if (!new Trimming(scene).isDone(stream, point)) {
            throw new NotTested("the server still showed trimmed records after " + Trimming.LONGEST.toSeconds()
                    + " s; a server that drops them later takes a larger -Dtidemark.time.factor");
        }
    }
}
