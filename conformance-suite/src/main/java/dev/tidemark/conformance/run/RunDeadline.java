// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import dev.tidemark.conformance.target.Settings;
import dev.tidemark.conformance.target.Target;
import dev.tidemark.conformance.target.TimeSpan;
import dev.tidemark.conformance.target.WrongInput;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** When a run ends at the latest, whatever the target does; computed before it begins. */
public final class RunDeadline implements AutoCloseable {

    private static final String OPTION = "tidemark.deadline";
    private static final Duration BASE = Duration.ofMinutes(2);
    private static final Duration RESTART = Duration.ofMinutes(2);
    private static final int WAITS = 3;

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        var thread = new Thread(task, "deadline");
        thread.setDaemon(true);
        return thread;
    });

    private RunDeadline() {}

    /**
     * What is given, or so long that every case may need the whole time that the target has for one answer.
     *
     * @throws WrongInput when something is given that is no time
     */
    public static Duration of(
            Settings settings, Target target, List<Scenario> scenarios, int parallelism, double factor) {
        var given = given(settings);
        if (given.isPresent()) {
            return given.get();
        }
        var alone = scenarios.stream().filter(Scenario.ISOLATED).count();
        var restarts = scenarios.stream().filter(Scenario.RESTARTING).count();
        var limits = target.limits();
        return Duration.ofMillis(Math.round(BASE.toMillis() * factor))
                .plus(limits.longPoll().multipliedBy(WAITS))
                .plus(limits.answer().multipliedBy((scenarios.size() - alone) / parallelism + alone))
                .plus(RESTART.multipliedBy(target.hooks().restart().isPresent() ? restarts : 0));
    }

    /**
     * What the user gave, if anything.
     *
     * @throws WrongInput when it is no time
     */
    public static Optional<Duration> given(Settings settings) {
        return settings.get(OPTION).map(text -> TimeSpan.parse(text)
                .orElseThrow(() ->
                        new WrongInput("-D" + OPTION + "=" + text + " is no time; write a time such as 90s or 20m")));
    }

    /** Halts the run when the time is over. */
    public static RunDeadline halts(Halt halt, Duration time) {
        var deadline = new RunDeadline();
        deadline.clock.schedule(
                () -> halt.now("out of time, which was " + words(time)), time.toMillis(), TimeUnit.MILLISECONDS);
        return deadline;
    }

    /** Such as {@code 90 s} or {@code 12 min}. */
    public static String words(Duration time) {
        return time.toMinutes() < 3 ? time.toSeconds() + " s" : (time.toSeconds() + 59) / 60 + " min";
    }

    @Override
    public void close() {
        clock.shutdownNow();
    }
}
