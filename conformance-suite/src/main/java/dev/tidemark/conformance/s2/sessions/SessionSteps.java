// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.sessions;

import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.Vocabulary;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;
import java.time.Duration;

/** Sessions by server-sent events: whether they go on. */
public final class SessionSteps {

    /** A session that does not stay at the tail ends sooner. */
    private static final Duration A_WHILE = Duration.ofMillis(700);

    private final Scene scene;

    public SessionSteps(Scene scene) {
        this.scene = scene;
    }

    @Then("the session ends at once")
    public void endsAtOnce() {
        scene.session().readToEnd(scene.timing().atOnce());
    }

    @Then("the session stays open")
    public void staysOpen() {
        var session = scene.session();
        Answered.with(session.answer(), "a session", 200);
        session.readWhile(() -> true, scene.examination().scaled(A_WHILE));
        if (session.hasEnded()) {
            throw new Broken(
                    "a session that stays open at the tail",
                    "the end of the session after " + session.events().size() + " events");
        }
    }

    @Then("the session ends without an error within {int} seconds, and when is noted")
    public void endsBy(int seconds) {
        var begin = Moment.now();
        scene.session()
                .readToEnd(Duration.ofSeconds(seconds).plus(scene.timing().atOnce()));
        scene.note("the session ended after another " + begin.elapsed().toMillis() + " ms");
    }

    @Then("no batch holds more than {int} records or a mebibyte")
    public void withinLimits(int most) {
        for (var batch : scene.session().batches()) {
            if (batch.records().size() > most || batch.metered() > Vocabulary.MOST_BYTES) {
                throw new Broken(
                        "batches of at most " + most + " records and " + Vocabulary.MOST_BYTES + " metered bytes",
                        "one of " + batch.records().size() + " records and " + batch.metered() + " bytes");
            }
        }
    }
}
