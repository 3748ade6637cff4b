// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.check.NotTested;
import io.cucumber.java.en.Given;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Streams that have lost their first records. */
public final class TrimSteps {

    /** A server may drop trimmed records a while after the command. */
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private static final Duration STEP = Duration.ofMillis(20);

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
        stream.trimmed(point);
        awaitTrimmed(stream, point);
    }

    /** Whatever a read from the beginning gives then, it is no longer a record from before the point. */
    private void awaitTrimmed(Subject stream, long point) {
        var end = System.nanoTime() + scene.examination().scaled(LONGEST).toNanos();
        while (showsRecordBefore(stream, point)) {
            if (System.nanoTime() > end) {
                throw new NotTested("the server still showed trimmed records after " + LONGEST.toSeconds()
                        + " s; a server that drops them later takes a larger -Dtidemark.time.factor");
            }
            LockSupport.parkNanos(STEP.toNanos());
        }
    }

    private boolean showsRecordBefore(Subject stream, long point) {
        var answer = scene.client()
                .bulk()
                .read(
                        stream,
                        "seq_num=0&count=1",
                        Format.BASE64,
                        scene.target().limits().answer());
        if (answer.status() != 200) {
            return false;
        }
        var records = Documents.batch(Documents.object(answer.text(), "the answer to a read"), Format.BASE64)
                .records();
        return !records.isEmpty() && records.get(0).seqNum() < point;
    }
}
