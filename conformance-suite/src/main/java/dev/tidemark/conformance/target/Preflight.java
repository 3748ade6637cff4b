// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import dev.tidemark.conformance.target.Hooks.HookFailed;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Asks a target whether it is a server of its protocols at all. This is no check of conformance: a server with faults passes, a web site
 * does not.
 */
public final class Preflight {

    /** Together with the start of the JVM this stays below ten seconds. */
    static final Duration LIMIT = Duration.ofSeconds(8);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Duration limit;
    private final List<Greeting> greetings;

    public Preflight(Target target) {
        this(target, LIMIT);
    }

    Preflight(Target target, Duration limit) {
        this.limit = limit;
        var probe = new Probe(target, limit);
        this.greetings = target.protocols().stream()
                .map(protocol -> protocol.greeting(probe))
                .toList();
    }

    /**
     * Probes the target; takes less than ten seconds whatever the target does.
     *
     * @throws Unreachable when it is no server of its protocols or does not answer
     */
    public void check() throws Unreachable {
        var end = System.nanoTime() + limit.toNanos();
        for (var greeting : greetings) {
            greeting.check(end);
        }
    }

    /**
     * Probes until the target is there, for use after a restart.
     *
     * @throws HookFailed when it is not within the limit
     */
    public void await(Duration within) throws HookFailed {
        var unreachable = probing(within);
        if (unreachable.isPresent()) {
            throw new HookFailed("the target did not come back within " + within.toSeconds() + " s: "
                    + unreachable.get().getMessage());
        }
    }

    /**
     * Probes until the target answers, for use when a connection to it broke.
     *
     * @return what keeps it from answering at all, such as {@code connection refused}; empty when it answers, in whatever way
     */
    public Optional<String> lost(Duration within) {
        try {
            return probing(within).map(Unreachable::broken).filter(broken -> !broken.isEmpty());
        } catch (HookFailed interrupted) {
            return Optional.empty();
        }
    }

    /** Why it could not be reached to the end, or empty as soon as it serves. */
    private Optional<Unreachable> probing(Duration within) throws HookFailed {
        var end = System.nanoTime() + within.toNanos();
        while (true) {
            try {
                for (var greeting : greetings) {
                    greeting.serves(end);
                }
                return Optional.empty();
            } catch (Unreachable unreachable) {
                if (System.nanoTime() + PAUSE.toNanos() > end) {
                    return Optional.of(unreachable);
                }
                pause();
            }
        }
    }

    private static void pause() throws HookFailed {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new HookFailed("interrupted while waiting for the target");
        }
    }
}
