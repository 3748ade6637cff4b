// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.Deviations;
import dev.tidemark.conformance.launch.ReferenceServer;
import dev.tidemark.conformance.launch.ServerProgram;
import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.conformance.run.CaseOutcome;
import dev.tidemark.conformance.run.Scenario;
import dev.tidemark.conformance.run.Suite;
import dev.tidemark.conformance.target.Protocol;
import dev.tidemark.reports.contract.Ending;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * A server that refuses a kind of request everywhere breaks the requirement that promises it and no other; of what needs such a request
 * nothing is told.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RefusalsIT {

    private static final Path BUILD = Path.of("target");
    private static final Path SERVER = Path.of("..", "reference-server", "target", "quarkus-app", "quarkus-run.jar");
    private static final Set<String> LEFT_OUT = Set.of("isolated", "needs-restart", "needs-kill", "slow");

    /** Which scenarios are shown the fault: those with a tag that begins like one of these. */
    private static final Map<String, Set<String>> SHOWN = Map.ofEntries(
            Map.entry("every-fork-refused", Set.of("capability-fork")),
            Map.entry("every-close-refused", Set.of("DS-4.1-", "DS-5.3-", "DS-5.7-", "DS-4.2-04", "DS-4.2-36")),
            Map.entry("every-final-append-refused", Set.of("DS-5.2-1", "DS-5.7-17", "DS-5.8-2")),
            Map.entry("every-numbered-append-refused", Set.of("capability-producers")),
            Map.entry("every-deletion-refused", Set.of("DS-5.4-", "DS-4.2-4", "DS-5.6-03")),
            Map.entry("every-json-append-refused", Set.of("DS-9.1", "DS-4.2-10", "DS-8-06")),
            Map.entry("every-ttl-refused", Set.of("capability-ttl")),
            Map.entry("every-subscription-refused", Set.of("capability-subscriptions")),
            Map.entry("every-claim-refused", Set.of("capability-subscriptions-pull")),
            Map.entry("every-ack-refused", Set.of("capability-subscriptions-pull")),
            Map.entry("every-release-refused", Set.of("capability-subscriptions-pull")),
            Map.entry("every-stream-creation-refused", Set.of("S2-STREAM-", "S2-TAIL-", "S2-CMD-0")),
            Map.entry(
                    "every-stream-deletion-refused",
                    Set.of("S2-STREAM-", "S2-TAIL-13", "S2-READ-SSE-18", "S2-READ-SSE-25")),
            Map.entry("every-append-refused", Set.of("S2-APPEND-", "S2-TAIL-", "S2-COND-0")),
            Map.entry("every-trim-refused", Set.of("S2-CMD-", "S2-TAIL-", "S2-COND-22")),
            Map.entry("every-fence-refused", Set.of("S2-CMD-", "S2-COND-")),
            Map.entry("every-token-refused", Set.of("S2-COND-", "S2-CMD-02")),
            Map.entry("every-reconfiguration-refused", Set.of("S2-TIME-")));

    /**
     * Where every case needs such a request, none may pass but those of these requirements, which need none: an offset without a source makes
     * no fork, and what lacks the producer's id is no append of a producer.
     */
    private static final Map<String, Set<String>> PASSING = Map.of(
            "every-fork-refused", Set.of("DS-5.1-28"),
            "every-numbered-append-refused", Set.of("DS-5.2.1-02"));

    private ReferenceServer server;

    @BeforeAll
    void start() throws Exception {
        server = ReferenceServer.start(ServerProgram.at(SERVER), BUILD.resolve("refusals-server.log"));
    }

    @AfterAll
    void stop() throws Exception {
        server.close();
    }

    static Stream<Arguments> refusals() {
        return Protocols.all().stream().flatMap(protocol -> Deviations.of(protocol).stream()
                .filter(deviation -> SHOWN.containsKey(deviation.id()))
                .map(deviation -> Arguments.of(protocol, deviation)));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("refusals")
    void onlyItsOwnRequirementIsBroken(Protocol protocol, Deviation deviation) {
        var own = deviation.requirements().get(0);
        var outcomes = new Suspect(protocol, Suite.of(protocol), server, Map.of())
                .examine(deviation, scenario -> isShown(scenario, deviation, own));
        assertThat(outcomes)
                .filteredOn(outcome -> outcome.ending() == Ending.BROKEN)
                .as("cases that fail against a server that %s", deviation.summary())
                .isNotEmpty()
                .allMatch(outcome -> outcome.scenario().tags().contains(own));
        assertThat(outcomes).as("cases that could not be run").noneMatch(outcome -> outcome.ending() == Ending.ERROR);
        assertThat(outcomes)
                .filteredOn(CaseOutcome::passed)
                .filteredOn(outcome -> PASSING.containsKey(deviation.id())
                        && outcome.scenario().tags().stream().noneMatch(PASSING.get(deviation.id())::contains))
                .as("cases that pass although they need what is refused")
                .isEmpty();
    }

    private static boolean isShown(Scenario scenario, Deviation deviation, String own) {
        var tags = scenario.tags();
        return tags.stream().noneMatch(LEFT_OUT::contains)
                && tags.stream()
                        .anyMatch(tag -> tag.equals(own)
                                || SHOWN.get(deviation.id()).stream().anyMatch(tag::startsWith));
    }
}
