// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import dev.tidemark.conformance.target.FreshNames;
import dev.tidemark.conformance.target.Target;
import dev.tidemark.reports.contract.Broken;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * One run of the suite against one target. Cucumber creates step classes without arguments, so this is the single place where a run is
 * handed to them: by the thread that runs it, from which the threads of its scenarios descend.
 */
public final class Examination implements AutoCloseable {

    /** Something that scenarios of one run share, such as streams written before a restart. */
    public interface Shared extends AutoCloseable {
        /** Tidies up; told once, when all scenarios have ended. */
        @Override
        void close();
    }

    /** Ends when it is closed. */
    public interface Registration extends AutoCloseable {
        @Override
        void close();
    }

    private static final InheritableThreadLocal<Examination> CURRENT = new InheritableThreadLocal<>();

    private final Target target;
    private final long seed;
    private final double timeFactor;
    private final int rounds;
    private final FreshNames names = new FreshNames();
    private final Map<Class<?>, Shared> shared = new ConcurrentHashMap<>();
    private final Set<Runnable> giveUps = ConcurrentHashMap.newKeySet();
    private volatile boolean givenUp;

    /**
     * @param target the server under test, its limits already scaled by the time factor
     * @param seed of everything random in this run; printed in the report
     * @param timeFactor how much slower than usual things may be
     * @param rounds how often scenarios that take chances repeat them
     */
    public Examination(Target target, long seed, double timeFactor, int rounds) {
        this.target = target;
        this.seed = seed;
        this.timeFactor = timeFactor;
        this.rounds = rounds;
    }

    /** An examination on a machine of usual speed, with one round. */
    public Examination(Target target, long seed) {
        this(target, seed, 1, 1);
    }

    /** The run the calling scenario belongs to. */
    public static Examination current() {
        return Objects.requireNonNull(CURRENT.get(), "no examination is running");
    }

    /** Makes this the run of all scenarios that are started from this thread, until it is closed. */
    public void begin() {
        CURRENT.set(this);
    }

    public Target target() {
        return target;
    }

    public long seed() {
        return seed;
    }

    /** A time limit of a step's own, multiplied by the time factor. Limits of the target are scaled already. */
    public Duration scaled(Duration usual) {
        return Duration.ofMillis(Math.round(usual.toMillis() * timeFactor));
    }

    /** A limit of the target as it documents it, before it was multiplied by the time factor. */
    public Duration documented(Duration limit) {
        return Duration.ofMillis(Math.round(limit.toMillis() / timeFactor));
    }

    /** How often scenarios that take chances (a crash among appends) repeat them: 1, or what {@code tidemark.rounds} says. */
    public int rounds() {
        return rounds;
    }

    /** What scenarios of this run share, made by the first that asks; closed with the run. */
    public <T extends Shared> T shared(Class<T> type, Function<Examination, T> make) {
        return type.cast(shared.computeIfAbsent(type, ignored -> make.apply(this)));
    }

    /**
     * Says how a scenario that is under way is made to give up, until the returned registration is closed; a run that has been given up
     * gives it up at once.
     */
    public Registration whenGivenUp(Runnable giveUp) {
        giveUps.add(giveUp);
        if (givenUp) {
            giveUp.run();
        }
        return () -> giveUps.remove(giveUp);
    }

    /** Has whatever is under way give up. */
    public void giveUp() {
        givenUp = true;
        giveUps.forEach(Runnable::run);
    }

    /** What the names of all streams and basins of this run begin with. */
    public String namePrefix() {
        return names.prefix();
    }

    /** Ends the run: whatever its scenarios shared is tidied up. A target that is gone by now cannot be tidied, which is no finding. */
    @Override
    public void close() {
        for (var each : shared.values()) {
            try {
                each.close();
            } catch (RuntimeException | Broken cannotBeTidied) {
                // the verdict is about what the scenarios saw
            }
        }
        shared.clear();
        if (CURRENT.get() == this) {
            CURRENT.remove();
        }
    }

    /** A stream name that no other scenario or run uses, not even a run with the same seed. */
    public String freshName() {
        return names.next();
    }
}
