// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.Deviations;
import dev.tidemark.conformance.launch.ReferenceServer;
import dev.tidemark.conformance.launch.ServerProgram;
import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.conformance.run.Scenario;
import dev.tidemark.conformance.run.Suite;
import dev.tidemark.conformance.target.Protocol;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The scripts that a report comes with tell a server with the fault from one without: of every topic some faults are examined, and the
 * script of the finding is run against the faulty server and against the correct one. What curl cannot show is listed, and not counted.
 */
@EnabledIfSystemProperty(
        named = "tidemark.repro",
        matches = "true",
        disabledReason = "takes minutes; -Dtidemark.repro=true runs it")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReproScriptsIT {

    private static final int AT_ONCE = 8;
    private static final int MOST_OF_A_TOPIC = Integer.getInteger("tidemark.repro.topic", 8);
    private static final int TOLD_APART = 60;
    private static final Set<String> LEFT_OUT = Set.of("isolated", "needs-restart", "needs-kill", "slow");
    /** Answers without an end keep the proxy busy, and curl has nothing to compare. */
    private static final String WITHOUT_END = "-without-end";

    private static final Path BUILD = Path.of("target", "repro");
    private static final Path SERVER = Path.of("..", "reference-server", "target", "quarkus-app", "quarkus-run.jar");

    /** Narrows the test to deviations whose ids begin like this. */
    private final List<String> only =
            List.of(System.getProperty("tidemark.repro", "").split(","));

    private ReferenceServer server;

    @BeforeAll
    void start() throws Exception {
        server = ReferenceServer.start(
                ServerProgram.at(Path.of(System.getProperty("tidemark.server", SERVER.toString()))),
                BUILD.resolveSibling("repro-server.log"));
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    @Test
    void scriptsTellAFaultyServerFromACorrectOne() throws Exception {
        List<ReproTrial> trials = trials();
        Map<Boolean, List<ReproTrial>> byHonesty =
                trials.stream().collect(Collectors.partitioningBy(ReproTrial::isRight));
        List<ReproTrial> shown = trials.stream().filter(ReproTrial::tellsApart).toList();
        report("told apart", shown);
        report(
                "cannot be shown by curl",
                trials.stream().filter(ReproTrial::isHonest).toList());
        report(
                "not found by quick cases",
                trials.stream().filter(ReproTrial::isUnseen).toList());
        report("WRONG", byHonesty.get(false));
        assertThat(byHonesty.get(false))
                .as("scripts that do not tell the fault")
                .isEmpty();
        if (only.equals(List.of(""))) {
            assertThat(shown).hasSizeGreaterThanOrEqualTo(TOLD_APART);
        }
    }

    private static void report(String what, List<ReproTrial> trials) {
        System.out.printf("%d %s%n", trials.size(), what);
        trials.stream().sorted().forEach(trial -> System.out.println("  " + trial));
    }

    private List<ReproTrial> trials() throws Exception {
        List<Callable<List<ReproTrial>>> work = new ArrayList<>();
        for (Protocol protocol : Protocols.all()) {
            Suite suite = Suite.of(protocol);
            ReproBench bench = new ReproBench(protocol, new Suspect(protocol, suite, server, Map.of()), BUILD);
            chosen(protocol, suite)
                    .forEach((topic, deviations) -> deviations.forEach(
                            deviation -> work.add(() -> bench.trial(topic, deviation, ReproScriptsIT::isQuick))));
        }
        List<ReproTrial> trials = new ArrayList<>();
        try (var pool = new Pool()) {
            for (var each : pool.executor.invokeAll(work)) {
                trials.addAll(each.get());
            }
        }
        return trials;
    }

    /** By topic, which is the folder of the features that find them. */
    private Map<String, List<Deviation>> chosen(Protocol protocol, Suite suite) {
        Map<String, List<Deviation>> chosen = new LinkedHashMap<>();
        for (Deviation deviation : Deviations.of(protocol)) {
            String id = deviation.requirements().get(0);
            suite.scenarios().stream()
                    .filter(scenario ->
                            scenario.tags().contains(id) && isQuick(scenario) && isClaimed(protocol, scenario))
                    .findFirst()
                    .filter(scenario -> !deviation.id().endsWith(WITHOUT_END))
                    .filter(scenario -> only.stream().anyMatch(deviation.id()::startsWith))
                    .map(scenario -> scenario.folder() + "/" + scenario.path().split("/")[0])
                    .ifPresent(topic -> chosen.computeIfAbsent(topic, any -> new ArrayList<>())
                            .add(deviation));
        }
        chosen.replaceAll((topic, all) -> spread(all));
        return chosen;
    }

    /** Some of a topic, not all about the same rule. */
    private static List<Deviation> spread(List<Deviation> all) {
        int most = Math.min(MOST_OF_A_TOPIC, all.size());
        List<Deviation> some = new ArrayList<>();
        for (int i = 0; i < most; i++) {
            some.add(all.get(i * all.size() / most));
        }
        return some;
    }

    private boolean isClaimed(Protocol protocol, Scenario scenario) {
        var target = server.target("");
        return scenario.tags().stream()
                .filter(tag -> tag.startsWith("capability-"))
                .map(tag -> tag.substring("capability-".length()))
                .allMatch(capability -> target.unsupported(protocol, capability).isEmpty());
    }

    private static boolean isQuick(Scenario scenario) {
        return new TreeSet<>(scenario.tags()).stream().noneMatch(LEFT_OUT::contains);
    }

    /** Ends with the test. */
    private static final class Pool implements AutoCloseable {
        private final java.util.concurrent.ExecutorService executor = Executors.newFixedThreadPool(AT_ONCE);

        @Override
        public void close() {
            executor.shutdownNow();
        }
    }
}
