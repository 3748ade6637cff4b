// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.sessions;

import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Span;
import dev.tidemark.reports.contract.Broken;
import java.time.Duration;

/**
 * When a session ends.
 *
 * @param due so long from now at most, or so long after the last record
 */
public record SessionEnd(Duration due, boolean afterLastRecord) {

    /** The words, for the steps. */
    public static final String WORDS = "within \\d+ seconds?|\\d+ seconds? after its last record";

    public static SessionEnd parse(String words) {
        var seconds = Long.parseLong(words.replaceAll("\\D", ""));
        return new SessionEnd(Duration.ofSeconds(seconds), words.endsWith("after its last record"));
    }

    void check(Scene scene) {
        var begin = Moment.now();
        if (afterLastRecord) {
            checkAfterLastRecord(scene);
        } else {
            scene.session().readToEnd(due.plus(scene.timing().atOnce()));
        }
        scene.note("the session ended after another " + begin.elapsed().toMillis() + " ms");
    }

    private void checkAfterLastRecord(Scene scene) {
        var session = scene.session();
        var timing = scene.timing();
        var latest = timing.latest(due);
        session.awaitEndAfter(session::lastSign, latest);
        if (!session.hasEnded()) {
            var finding = new Broken(
                    "the end of the session " + due.toMillis() + " ms after its last record",
                    "none within " + latest.toMillis() + " ms");
            timing.late(session.lastSign().span(), latest, finding);
        }
        timing.atLeast(
                new Span(session.lastSign(), session.completed().orElseThrow()),
                due,
                "the session after its last record");
        session.readToEnd(due);
    }
}
