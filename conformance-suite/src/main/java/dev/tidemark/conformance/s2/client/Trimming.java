// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.Refusal;
import dev.tidemark.conformance.s2.model.Subject;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Patience;
import dev.tidemark.conformance.wire.message.Response;
import java.time.Duration;
import java.util.List;

/** How trimmed records leave a stream: some time after the command. */
public final class Trimming {

    /** A server may drop trimmed records a while after the command. */
    public static final Duration LONGEST = Duration.ofSeconds(90);

    private static final Duration STEP = Duration.ofMillis(20);
    private static final String FROM_START = "seq_num=0&count=1";

    /** Every way to ask for the first record that there is. */
    private static final List<String> QUERIES =
            List.of(FROM_START, "timestamp=0&count=1", "tail_offset=1000000&count=1");

    private final Scene scene;

    public Trimming(Scene scene) {
        this.scene = scene;
    }

    /** Whether a read from the beginning no longer gives a record from before the point, within the longest time. */
    public boolean isDone(Subject stream, long point) {
        var patience = Patience.of(scene.examination().scaled(LONGEST), STEP);
        while (patience.lasts()) {
            if (!startsBefore(stream, point, FROM_START)) {
                return true;
            }
        }
        return false;
    }

    /** Whether a read of some kind gives a record from before the point; one that is out of range gives none. */
    public boolean isVisible(Subject stream, long point) {
        for (var query : QUERIES) {
            Answered.with(read(stream, query), "a read with " + query, 200, Refusal.OUT_OF_RANGE.status);
            if (startsBefore(stream, point, query)) {
                return true;
            }
        }
        return false;
    }

    private boolean startsBefore(Subject stream, long point, String query) {
        var answer = read(stream, query);
        if (answer.status() != 200) {
            return false;
        }
        var records = Documents.batch(Documents.object(answer.text(), "the answer to a read"), Format.BASE64)
                .records();
        return !records.isEmpty() && records.get(0).seqNum() < point;
    }

    private Response read(Subject stream, String query) {
        return scene.client()
                .bulk()
                .read(stream, query, Format.BASE64, scene.target().limits().answer());
    }
}
