// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Patience;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.MachineTooSlow;
import java.time.Duration;

/**
 * The lifetime of one stream on the clock of the suite. The server's clock runs between sending and answer, so a verdict is taken only from
 * what holds at both ends; a machine that was too slow to tell decides nothing.
 */
public final class Lifetime {

    private static final Duration PAUSE = Duration.ofMillis(25);

    private final Scene scene;
    private final Duration length;
    private final Moment begun = Moment.now();

    /** One that begins now. */
    public Lifetime(Scene scene, Duration length) {
        this.scene = scene;
        this.length = length;
    }

    public Duration length() {
        return length;
    }

    public Moment begun() {
        return begun;
    }

    /** Does something again and again until the metadata say that the stream is gone; it has to be by the end of the grace. */
    public void awaitEnd(Subject stream, Runnable meanwhile) {
        var grace = scene.target().limits().answer();
        var end = Moment.now().plus(length);
        var patience = Patience.until(end.plus(grace), PAUSE);
        while (patience.lasts()) {
            meanwhile.run();
            var answer = scene.client().bulk().metadata(stream.uri());
            if (answer.status() != 200) {
                Scene.expect(answer, "the metadata of an expired stream", 404, 410);
                return;
            }
        }
        var finding = new Broken(
                "the stream to be gone after " + length.toSeconds() + " s",
                "it is still there " + grace.toSeconds() + " s later");
        scene.timing().late(end.span(), grace, finding);
    }

    public void awaitElapsed(Duration elapsed) {
        Patience.awaitMoment(begun.plus(elapsed));
    }

    public static MachineTooSlow tooSlow() {
        return new MachineTooSlow("the machine was too slow to tell whether the stream expired in time");
    }
}
