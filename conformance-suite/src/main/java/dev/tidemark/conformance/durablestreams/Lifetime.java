// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.check.Broken;
import dev.tidemark.conformance.check.NotTested;
import dev.tidemark.conformance.wire.Response;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * The lifetime of one stream on the clock of the suite. The server's clock runs between sending and answer, so a verdict is taken only from
 * what holds at both ends; a machine that was too slow to tell decides nothing.
 */
final class Lifetime {

    /** Servers may count in whole seconds. */
    private static final Duration COARSENESS = Duration.ofSeconds(1);

    private static final Duration PAUSE = Duration.ofMillis(25);

    /** How long after the first lifetime a stream is looked at; far from both ends of the second one. */
    private static final Duration AFTER = Duration.ofMillis(300);

    private final Scene scene;
    private final Duration length;
    private final long begun = System.nanoTime();

    Lifetime(Scene scene, Duration length) {
        this.scene = scene;
        this.length = length;
    }

    /** Waits until half of the lifetime is over. */
    void awaitHalf() {
        awaitElapsed(length.dividedBy(2));
    }

    /** What became of a stream that was touched, or not, halfway through its first lifetime. */
    enum Fate {
        LIVES,
        GONE,
        /** Gone, but the answer came so late that it may have been in time. */
        UNDECIDED
    }

    /**
     * Looks at the stream when its first lifetime is over.
     *
     * @param touched nanosecond before the request that was to prolong its life was sent
     */
    Fate afterFirstLifetime(long touched) {
        awaitElapsed(length.plus(AFTER));
        if (metadata().status() == 200) {
            return Fate.LIVES;
        }
        var sinceTouch = Duration.ofNanos(System.nanoTime() - touched);
        return sinceTouch.compareTo(length.minus(COARSENESS)) < 0 ? Fate.GONE : Fate.UNDECIDED;
    }

    /** Whether an answer that comes now still shows the stream within its first lifetime, beyond doubt. */
    boolean isYoung() {
        return Duration.ofNanos(System.nanoTime() - begun).compareTo(length.minus(COARSENESS)) < 0;
    }

    /** Does something again and again until the metadata say that the stream is gone; it has to be by the end of the grace. */
    void awaitEnd(Runnable meanwhile) {
        var grace = scene.target().limits().answer();
        var last = System.nanoTime() + length.plus(grace).toNanos();
        while (true) {
            meanwhile.run();
            var answer = metadata();
            if (answer.status() != 200) {
                Scene.expect(answer, "the metadata of an expired stream", 404, 410);
                return;
            }
            if (System.nanoTime() > last) {
                throw new Broken(
                        "the stream to be gone after " + length.toSeconds() + " s",
                        "it is still there " + grace.toSeconds() + " s later");
            }
            LockSupport.parkNanos(PAUSE.toNanos());
        }
    }

    void awaitElapsed(Duration elapsed) {
        var end = begun + elapsed.toNanos();
        while (System.nanoTime() < end) {
            LockSupport.parkNanos(
                    Math.min(end - System.nanoTime(), Duration.ofMillis(100).toNanos()));
        }
    }

    private Response metadata() {
        return scene.client().bulk().metadata(scene.subject().uri());
    }

    static NotTested tooSlow() {
        return new NotTested(
                "the machine was too slow to tell whether the stream expired in time; repeat the case alone");
    }
}
