// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;

/**
 * Runs scenarios of one suite or several against a target, in this JVM, and says per scenario how it ended. Judging comes afterwards and elsewhere.
 *
 * <p>The scenarios of a suite run in parallel, suite after suite. The slow ones, which mostly wait, run beside all of them from the beginning;
 * those that need the target for themselves run one by one when all others have ended. Runs of different threads do not know of each other.
 */
public final class Run {

    /** How many scenarios run at the same time unless told otherwise: they mostly wait for answers. */
    public static final int DEFAULT_PARALLELISM = 16;

    /** The most that makes sense on one machine. */
    static final int MOST_PARALLEL = 256;

    private static final Predicate<Scenario> NOBODY = scenario -> false;

    private final List<Suite> suites;
    private final int parallelism;
    private final Consumer<CaseOutcome> progress;

    /**
     * @param parallelism how many scenarios run at the same time, slow ones apart; with 1 nothing else runs beside any of them
     * @param progress told of every scenario that has ended, from any thread
     */
    public Run(List<Suite> suites, int parallelism, Consumer<CaseOutcome> progress) {
        this.suites = List.copyOf(suites);
        this.parallelism = parallelism;
        this.progress = progress;
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

    /**
     * Runs the selected scenarios and ends the examination.
     *
     * @param messages file for the Cucumber messages, replaced; one run follows the other in it
     * @return one outcome per selected scenario, in no particular order
     */
    public List<CaseOutcome> execute(Examination examination, Selection selection, Path messages) throws IOException {
        var outcomes = new ArrayList<CaseOutcome>();
        Files.write(messages, new byte[0]);
        try (examination) {
            examination.begin();
            var patient = parallelism == 1 ? NOBODY : Scenario.SLOW;
            var beside = beside(() -> parts(selection, patient, MOST_PARALLEL, messages));
            outcomes.addAll(parts(selection, Scenario.ISOLATED.or(patient).negate(), parallelism, messages));
            outcomes.addAll(beside.get());
            outcomes.addAll(parts(selection, Scenario.ISOLATED, 1, messages));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        } catch (ExecutionException failure) {
            throw new IOException("the slow scenarios could not be run", failure.getCause());
        }
        return outcomes;
    }

    /** Does the work on a thread of its own, which sees the same classes. */
    private static Future<List<CaseOutcome>> beside(Callable<List<CaseOutcome>> work) {
        var task = new FutureTask<>(work);
        new Thread(task, "slow-scenarios").start();
        return task;
    }

    /** Runs what is left of the suites, one after the other. */
    private List<CaseOutcome> parts(Selection selection, Predicate<Scenario> which, int atOnce, Path messages)
            throws IOException {
        var outcomes = new ArrayList<CaseOutcome>();
        for (var suite : suites) {
            var chosen = suite.select(selection).stream().filter(which).toList();
            outcomes.addAll(part(suite, chosen, atOnce, messages));
        }
        return outcomes;
    }

    private List<CaseOutcome> part(Suite suite, List<Scenario> scenarios, int atOnce, Path messages)
            throws IOException {
        if (scenarios.isEmpty()) {
            return List.of();
        }
        var part = Files.createTempFile(messages.toAbsolutePath().getParent(), "part", ".ndjson");
        try {
            var configuration = Cucumber.parallel(Math.min(atOnce, scenarios.size()));
            var listener = new OutcomeListener(scenarios, progress);
            Cucumber.launcher()
                    .execute(LauncherExecutionRequestBuilder.request(suite.request(scenarios, configuration, part))
                            .listeners(listener)
                            .build());
            append(part, messages);
            return listener.outcomes();
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private synchronized void append(Path part, Path whole) throws IOException {
        try (var out = Files.newOutputStream(whole, StandardOpenOption.APPEND)) {
            Files.copy(part, out);
        }
    }
}
