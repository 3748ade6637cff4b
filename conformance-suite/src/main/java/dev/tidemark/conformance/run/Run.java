// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;

/**
 * Runs scenarios of one suite or several against a target, in this JVM, and says per scenario how it ended. Judging comes afterwards and elsewhere.
 *
 * <p>The scenarios of a suite run in parallel, suite after suite; those that need the target for themselves run one by one when all others
 * have ended. Runs follow each
 * other: do not start one while another is under way.
 */
public final class Run {

    /** How many scenarios run at the same time unless told otherwise: they mostly wait for answers. */
    public static final int DEFAULT_PARALLELISM = 16;

    /** The most that makes sense on one machine. */
    static final int MOST_PARALLEL = 256;

    private final List<Suite> suites;
    private final int parallelism;
    private final Consumer<CaseOutcome> progress;

    /**
     * @param parallelism how many scenarios run at the same time
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
            for (var alone : List.of(false, true)) {
                for (var suite : suites) {
                    var chosen = suite.select(selection).stream()
                            .filter(scenario -> scenario.isolated() == alone)
                            .toList();
                    outcomes.addAll(part(suite, chosen, alone ? 1 : parallelism, messages));
                }
            }
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

    private static void append(Path part, Path whole) throws IOException {
        try (var out = Files.newOutputStream(whole, StandardOpenOption.APPEND)) {
            Files.copy(part, out);
        }
    }
}
