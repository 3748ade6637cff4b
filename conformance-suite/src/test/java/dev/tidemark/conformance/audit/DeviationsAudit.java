// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.cli.Guard;
import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.Deviations;
import dev.tidemark.conformance.deviation.durablestreams.AccessControl;
import dev.tidemark.conformance.launch.ReferenceServer;
import dev.tidemark.conformance.launch.ServerProgram;
import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.conformance.run.CaseOutcome;
import dev.tidemark.conformance.run.Scenario;
import dev.tidemark.conformance.run.Suite;
import dev.tidemark.conformance.target.Protocol;
import dev.tidemark.reports.contract.Ending;
import dev.tidemark.reports.likeness.Deviant;
import dev.tidemark.reports.likeness.Deviants;
import dev.tidemark.reports.requirements.Catalogue;
import dev.tidemark.reports.requirements.Level;
import dev.tidemark.reports.requirements.Requirement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * Every check can fail: a server with a single fault is told from a correct one by a scenario of the requirement that the fault breaks, and
 * the correct server passes everything through the same proxy.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
abstract class DeviationsAudit {

    /** So many faults are shown to the suite at the same time: it mostly waits for answers. */
    private static final int AT_ONCE = 6;

    private static final Set<String> ALONE = Set.of("isolated", "needs-restart", "needs-kill");
    private static final Path BUILD = Path.of("target");
    private static final Path SERVER = Path.of("..", "reference-server", "target", "quarkus-app", "quarkus-run.jar");

    /** Narrows the tests to the requirements whose ids begin like this: {@code -Dtidemark.deviations=DS-5.2.1-,S2-TAIL-}. */
    private final List<String> only = Optional.ofNullable(System.getProperty("tidemark.deviations"))
            .map(prefixes -> List.of(prefixes.split(",")))
            .orElseGet(() ->
                    Protocols.all().stream().map(each -> each.prefix() + "-").toList());

    private final Protocol protocol;
    private final Suite suite;

    private final Set<String> observed = new TreeSet<>();
    private final List<Deviation> guards = new ArrayList<>();
    private final Set<String> provenToFail = new TreeSet<>();
    private final List<Deviation> caught = new ArrayList<>();
    private final List<Deviant> deviants = new ArrayList<>();
    private final Map<Deviation, Future<List<CaseOutcome>>> examined = new LinkedHashMap<>();
    private final ExecutorService pool = Executors.newFixedThreadPool(AT_ONCE);
    private ReferenceServer server;

    DeviationsAudit(Protocol protocol) {
        this.protocol = protocol;
        this.suite = Suite.of(protocol);
    }

    @BeforeAll
    void start() throws Exception {
        server = ReferenceServer.start(
                ServerProgram.at(SERVER), BUILD.resolve("deviations-" + protocol.id() + "-server.log"));
        suite.scenarios().stream()
                .filter(this::isClaimed)
                .flatMap(scenario -> scenario.tags().stream())
                .filter(tag -> only.stream().anyMatch(tag::startsWith))
                .forEach(observed::add);
        Deviations.of(protocol).stream()
                .filter(deviation -> observed.contains(deviation.requirements().get(0)))
                .forEach(guards::add);
    }

    @AfterAll
    void stop() throws IOException {
        pool.shutdownNow();
        server.close();
        var guard = BUILD.resolve("guard");
        new Guard(guards.size(), caught.size()).write(guard, protocol);
        // What looks-like sentences are made of: to be copied to
        // reports/src/main/resources/tidemark/reports/deviations.
        Files.writeString(guard.resolve(protocol.id() + ".tsv"), new Deviants(deviants).text());
    }

    @Test
    @Order(1)
    void theCorrectServerPassesEverything() {
        var outcomes = suspect().examine(Deviation.NONE, this::isChosen);
        assertThat(outcomes)
                .hasSize((int) suite.scenarios().stream().filter(this::isChosen).count())
                .filteredOn(CaseOutcome::failed)
                .as("failures through a proxy without a fault")
                .isEmpty();
    }

    @TestFactory
    @Order(2)
    Stream<DynamicTest> everyFaultIsFound() {
        for (var deviation : guards) {
            examined.put(
                    deviation,
                    pool.submit(() -> beside(deviation, deviation.requirements().get(0))));
        }
        return guards.stream().map(deviation -> DynamicTest.dynamicTest(deviation.id(), () -> find(deviation)));
    }

    @Test
    @Order(3)
    void holesInAccessControlAreFound() {
        var suspect = new Suspect(protocol, suite, server, Map.of("Authorization", "Bearer tidemark"));
        var holes = AccessControl.holes().stream()
                .filter(hole -> observed.contains(hole.requirements().get(0)))
                .toList();
        for (var hole : holes) {
            var id = hole.requirements().get(0);
            assertThat(suspect.examine(
                            AccessControl.COMPLETE, scenario -> scenario.tags().contains(id)))
                    .as("%s where every request is asked for credentials", id)
                    .isNotEmpty()
                    .allMatch(CaseOutcome::passed);
            assertThat(suspect.examine(hole, scenario -> scenario.tags().contains(id)))
                    .as("%s against a server that %s", id, hole.summary())
                    .anyMatch(DeviationsAudit::isBroken);
            provenToFail.add(id);
        }
    }

    @Test
    @Order(4)
    void everyRequirementIsProvenToFail() {
        var unproven = Catalogue.named(protocol.id()).requirements().stream()
                .filter(requirement -> observed.contains(requirement.id()))
                .filter(requirement -> requirement.level() != Level.MAY)
                .map(Requirement::id)
                .filter(id -> !provenToFail.contains(id))
                .filter(id -> !isProvenByAnother(id))
                .toList();
        assertThat(unproven)
                .as("requirements whose scenarios no deviation makes fail")
                .isEmpty();
    }

    /** A requirement may share its faults with another one that is the main requirement of a deviation. */
    private boolean isProvenByAnother(String id) {
        return Deviations.of(protocol).stream()
                .filter(deviation -> deviation.requirements().contains(id))
                .anyMatch(deviation -> beside(deviation, id).stream().anyMatch(DeviationsAudit::isBroken));
    }

    /** Whether the correct server has what the scenario is about; what it does not have it cannot get wrong. */
    private boolean isClaimed(Scenario scenario) {
        var target = server.target("");
        return scenario.tags().stream()
                .filter(tag -> tag.startsWith("capability-"))
                .map(tag -> tag.substring("capability-".length()))
                .allMatch(capability -> target.unsupported(protocol, capability).isEmpty());
    }

    private boolean isChosen(Scenario scenario) {
        return scenario.tags().stream().anyMatch(tag -> only.stream().anyMatch(tag::startsWith));
    }

    private Suspect suspect() {
        return new Suspect(protocol, suite, server, Map.of());
    }

    private void find(Deviation deviation) throws Exception {
        var id = deviation.requirements().get(0);
        var outcomes = new ArrayList<>(outcomes(deviation));
        if (outcomes.stream().noneMatch(DeviationsAudit::isBroken)) {
            // These restart the server, which must not happen while other faults are being shown.
            awaitAll();
            outcomes.addAll(
                    suspect().examine(deviation, scenario -> scenario.tags().contains(id) && isAlone(scenario)));
        }
        deviants.add(new Deviant(deviation.id(), id, deviation.summary(), Sight.of(suite, outcomes)));
        assertThat(outcomes)
                .as("outcomes of %s against a server that %s", id, deviation.summary())
                .anyMatch(DeviationsAudit::isBroken);
        caught.add(deviation);
        provenToFail.add(id);
    }

    /** Runs the requirement's scenarios that need not be alone; the slow ones only where no other finds the fault. */
    private List<CaseOutcome> beside(Deviation deviation, String id) {
        var outcomes = new ArrayList<>(suspect()
                .examine(
                        deviation,
                        scenario -> scenario.tags().contains(id) && !isAlone(scenario) && !isSlow(scenario)));
        if (outcomes.stream().noneMatch(DeviationsAudit::isBroken)) {
            outcomes.addAll(suspect()
                    .examine(
                            deviation,
                            scenario -> scenario.tags().contains(id) && !isAlone(scenario) && isSlow(scenario)));
        }
        return outcomes;
    }

    /** How these ended; waits for them. */
    private List<CaseOutcome> outcomes(Deviation deviation) throws InterruptedException {
        try {
            return examined.get(deviation).get();
        } catch (ExecutionException failed) {
            throw new AssertionError("the deviation " + deviation.id() + " could not be shown", failed.getCause());
        }
    }

    private void awaitAll() throws InterruptedException {
        for (var each : examined.values()) {
            try {
                each.get();
            } catch (ExecutionException failed) {
                // the test of that deviation says so
            }
        }
    }

    private static boolean isBroken(CaseOutcome outcome) {
        return outcome.ending() == Ending.BROKEN;
    }

    private static boolean isAlone(Scenario scenario) {
        return scenario.tags().stream().anyMatch(ALONE::contains);
    }

    private static boolean isSlow(Scenario scenario) {
        return scenario.tags().contains("slow");
    }
}
