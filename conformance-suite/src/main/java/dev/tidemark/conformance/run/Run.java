// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import dev.tidemark.conformance.scene.Examination;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * Runs scenarios of one suite or several against a target, in this JVM, and says per scenario how it ended. Judging comes afterwards and elsewhere.
 *
 * <p>Scenarios run in parallel. Those that wait run beside the others from the beginning, the longest wait first, and those that hold
 * megabytes one after the other; those that need the target
 * for themselves run one by one, beside all others when there is a target of their own and otherwise when all others have ended. Runs of
 * different threads do not know of each other.
 */
public final class Run {

    /** How many scenarios run at the same time unless told otherwise: they mostly wait for answers. */
    public static final int DEFAULT_PARALLELISM = 16;

    /** The most that makes sense on one machine. */
    public static final int MOST_PARALLEL = 256;

    /** From here on a scenario waits more than it works. */
    private static final Duration LONG = Duration.ofSeconds(8);

    private static final Duration TIDYING = Duration.ofSeconds(3);

    /** So many scenarios wait beside the others. */
    private static final int MOST_WAITING = 64;

    private final List<Suite> suites;
    private final int parallelism;
    private final Course course;
    private final Halt halt;
    private final Liveness liveness;
    private boolean untidy;

    /**
     * @param parallelism how many scenarios run at the same time, waiting ones apart; with 1 nothing else runs beside any of them
     * @param course told of every scenario
     * @param halt ends the run before its time
     * @param liveness asked when a connection could not be made
     */
    public Run(List<Suite> suites, int parallelism, Course course, Halt halt, Liveness liveness) {
        this.suites = List.copyOf(suites);
        this.parallelism = parallelism;
        this.course = course;
        this.halt = halt;
        this.liveness = liveness;
    }

    /** @param progress told of every scenario that has ended, from any thread */
    public Run(List<Suite> suites, int parallelism, Consumer<CaseOutcome> progress) {
        this(suites, parallelism, Course.of(progress), new Halt(), Liveness.UNKNOWN);
    }

    public Run(Suite suite) {
        this(List.of(suite), DEFAULT_PARALLELISM, outcome -> {});
    }

    /** Runs the selected scenarios and keeps no messages. */
    public List<CaseOutcome> execute(Examination examination, Selection selection) {
        try {
            var messages = Files.createTempFile("tidemark-messages", ".ndjson");
            try {
                return execute(examination, selection, messages);
            } finally {
                Files.deleteIfExists(messages);
            }
        } catch (IOException failure) {
            throw new UncheckedIOException("no place for the messages of a run", failure);
        }
    }

    /** Runs the selected scenarios against one target and ends the examination. */
    public List<CaseOutcome> execute(Examination examination, Selection selection, Path messages) throws IOException {
        return execute(examination, Optional.empty(), selection, messages);
    }

    /**
     * Runs the selected scenarios and ends the examinations.
     *
     * @param apart of a target like the first one, for the scenarios that restart it
     * @param messages file for the Cucumber messages, replaced
     * @return one outcome per scenario that was examined, in no particular order
     */
    public List<CaseOutcome> execute(
            Examination examination, Optional<Examination> apart, Selection selection, Path messages)
            throws IOException {
        try (var log = new MessageLog(messages)) {
            var cases = cases(examination, selection);
            for (var each : cases) {
                log.feature(each.suite().texts().get(each.scenario().id()).feature());
            }
            halt.then(examination::giveUp);
            apart.ifPresent(other -> halt.then(other::giveUp));
            var outcomes = new Lanes(Runners.SHARED, course, log, halt, liveness);
            run(cases, outcomes, examination, apart);
            log.end(!halt.isCalled());
            untidy = outcomes.isAnyLeft();
            return outcomes.all();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException failure) {
            throw new IOException("the scenarios could not be run: " + failure.getCause(), failure.getCause());
        } finally {
            tidy(examination);
            apart.ifPresent(this::tidy);
        }
    }

    /** Whether a run that was halted may have left something on the target. */
    public boolean isUntidy() {
        return untidy;
    }

    /** Has the examination remove what its scenarios shared; of a run that is halted for some seconds at most. */
    private void tidy(Examination examination) {
        if (!halt.isCalled()) {
            examination.close();
            return;
        }
        var closing = new Thread(examination::close, "tidy");
        closing.setDaemon(true);
        closing.start();
        try {
            closing.join(TIDYING.toMillis());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        untidy |= closing.isAlive();
    }

    private void run(List<PlannedCase> cases, Lanes lanes, Examination examination, Optional<Examination> apart)
            throws InterruptedException, ExecutionException {
        Predicate<PlannedCase> restarting = each -> apart.isPresent() && Scenario.RESTARTING.test(each.scenario());
        Predicate<PlannedCase> alone = each -> Scenario.ISOLATED.test(each.scenario());
        Predicate<PlannedCase> waiting =
                each -> parallelism > 1 && each.expected().compareTo(LONG) >= 0;
        Predicate<PlannedCase> large = each -> parallelism > 1 && Scenario.LARGE.test(each.scenario());
        var beside = alone.or(restarting).or(large).negate();
        if (apart.isPresent()) {
            lanes.start(apart.get(), 1, cases.stream().filter(restarting).toList());
        }
        var patient = cases.stream()
                .filter(beside.and(waiting))
                .sorted(Comparator.comparing(PlannedCase::expected).reversed())
                .toList();
        lanes.start(examination, Math.min(MOST_WAITING, patient.size()), patient);
        var others = cases.stream()
                .filter(beside.and(waiting.negate()))
                .sorted(Comparator.comparing(PlannedCase::expected).reversed())
                .toList();
        lanes.start(examination, Math.min(parallelism, others.size()), others);
        lanes.start(
                examination,
                1,
                cases.stream().filter(large.and(alone.or(restarting).negate())).toList());
        lanes.await();
        lanes.start(
                examination,
                1,
                cases.stream().filter(alone.and(restarting.negate())).toList());
        lanes.await();
    }

    private List<PlannedCase> cases(Examination examination, Selection selection) {
        var limits = examination.target().limits();
        var cases = new ArrayList<PlannedCase>();
        for (var suite : suites) {
            for (var scenario : suite.select(selection)) {
                var expected = Expected.of(scenario, suite.texts().get(scenario.id()), limits);
                cases.add(new PlannedCase(suite, scenario, expected));
            }
        }
        return cases;
    }
}
