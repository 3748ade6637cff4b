// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Patience;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.MachineTooSlow;
import java.time.Duration;

/**
 * The lifetime of one stream on the clock of the suite. The server's clock runs between sending and answer, so a verdict is taken only from
 * what holds at both ends; a machine that was too slow to tell decides nothing.
 */
public final class Lifetime {

    /** Servers may count in whole seconds. */
    private static final Duration COARSENESS = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofMillis(25);

    /** How long after the first lifetime a stream is looked at; far from both ends of the second one. */
    private static final Duration AFTER = Duration.ofMillis(300);

    private final Scene scene;
    private final Duration length;
    private final Moment begun = Moment.now();

    public Lifetime(Scene scene, Duration length) {
        this.scene = scene;
        this.length = length;
    }

    /** Waits until half of the lifetime is over. */
    public void awaitHalf() {
        awaitElapsed(length.dividedBy(2));
    }

    /** What became of a stream that was touched, or not, halfway through its first lifetime. */
    public enum Fate {
        LIVES,
        GONE,
        /** Gone, but the answer came so late that it may have been in time. */
        UNDECIDED
    }

    /**
     * Looks at the stream when its first lifetime is over.
     *
     * @param touched before the request that was to prolong its life was sent
     */
    public Fate afterFirstLifetime(Moment touched) {
        awaitElapsed(length.plus(AFTER));
        if (metadata().status() == 200) {
            return Fate.LIVES;
        }
        return touched.span().isCertainlyWithin(length.minus(COARSENESS)) ? Fate.GONE : Fate.UNDECIDED;
    }

    /** Whether an answer that comes now still shows the stream within its first lifetime, beyond doubt. */
    public boolean isYoung() {
        return begun.span().isCertainlyWithin(length.minus(COARSENESS));
    }

    /** Does something again and again until the metadata say that the stream is gone; it has to be by the end of the grace. */
    public void awaitEnd(Runnable meanwhile) {
        var grace = scene.target().limits().answer();
        var end = Moment.now().plus(length);
        var patience = Patience.until(end.plus(grace), PAUSE);
        while (patience.lasts()) {
            meanwhile.run();
            var answer = metadata();
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

    private Response metadata() {
        return scene.client().bulk().metadata(scene.subject().uri());
    }

    public static MachineTooSlow tooSlow() {
        return new MachineTooSlow("the machine was too slow to tell whether the stream expired in time");
    }
}
