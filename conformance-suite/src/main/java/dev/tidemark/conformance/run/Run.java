// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.junit.platform.launcher.core.LauncherExecutionRequestBuilder;

/**
 * Runs scenarios of a suite against a target, in this JVM, and says per scenario how it ended. Judging comes afterwards and elsewhere.
 *
 * <p>Scenarios run in parallel; those that need the target for themselves run one by one when all others have ended. Runs follow each
 * other: do not start one while another is under way.
 */
public final class Run {

    /** How many scenarios run at the same time unless told otherwise: they mostly wait for answers. */
    public static final int DEFAULT_PARALLELISM = 16;

    /** The most that makes sense on one machine. */
    static final int MOST_PARALLEL = 256;

    private final Suite suite;
    private final int parallelism;
    private final Consumer<CaseOutcome> progress;

    /**
     * @param parallelism how many scenarios run at the same time
     * @param progress told of every scenario that has ended, from any thread
     */
    public Run(Suite suite, int parallelism, Consumer<CaseOutcome> progress) {
        this.suite = suite;
        this.parallelism = parallelism;
        this.progress = progress;
    }

    public Run(Suite suite) {
        this(suite, DEFAULT_PARALLELISM, outcome -> {});
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
        var chosen = suite.select(selection).stream().collect(Collectors.partitioningBy(Scenario::isolated));
        var outcomes = new ArrayList<CaseOutcome>();
        Files.write(messages, new byte[0]);
        try (examination) {
            examination.begin();
            outcomes.addAll(part(chosen.get(false), parallelism, messages));
            outcomes.addAll(part(chosen.get(true), 1, messages));
        }
        return outcomes;
    }

    private List<CaseOutcome> part(List<Scenario> scenarios, int atOnce, Path messages) throws IOException {
        if (scenarios.isEmpty()) {
            return List.of();
        }
        var part = Files.createTempFile(messages.toAbsolutePath().getParent(), "part", ".ndjson");
        try {
            var configuration = Cucumber.parallel(Math.min(atOnce, scenarios.size()));
            var outcomes = launch(scenarios, configuration, part);
            append(part, messages);
            return outcomes;
        } finally {
            Files.deleteIfExists(part);
        }
    }

    private List<CaseOutcome> launch(List<Scenario> scenarios, Map<String, String> configuration, Path messages) {
        var listener = new OutcomeListener(scenarios, progress);
        Cucumber.launcher()
                .execute(LauncherExecutionRequestBuilder.request(suite.request(scenarios, configuration, messages))
                        .listeners(listener)
                        .build());
        return listener.outcomes();
    }

    private static void append(Path part, Path whole) throws IOException {
        try (var out = Files.newOutputStream(whole, StandardOpenOption.APPEND)) {
            Files.copy(part, out);
        }
    }
}
