// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.Deviations;
import dev.tidemark.conformance.launch.ReferenceServer;
import dev.tidemark.conformance.launch.ServerProgram;
import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.conformance.run.Run;
import dev.tidemark.conformance.run.Scenario;
import dev.tidemark.conformance.run.Selection;
import dev.tidemark.conformance.run.Suite;
import dev.tidemark.conformance.scene.Examination;
import dev.tidemark.reports.likeness.Deviant;
import dev.tidemark.reports.likeness.Deviants;
import dev.tidemark.reports.requirements.Catalogue;
import dev.tidemark.reports.run.RunFacts;
import dev.tidemark.reports.verdict.Baseline;
import dev.tidemark.reports.verdict.Judge;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A report names the fault of a server that has one of those that the suite was shown, and no other. */
class LikenessIT {

    private static final Set<String> LONG = Set.of("slow", "isolated", "needs-restart", "needs-kill");
    private static final Path SERVER = Path.of("..", "reference-server", "target", "quarkus-app", "quarkus-run.jar");
    private static final int SHOWN = 28;
    private static final int FOUND = 20;

    private static final String NAME = Protocols.named("durable-streams").id();
    private static final Suite SUITE = Suite.of(Protocols.named("durable-streams"));
    private static final Deviants KNOWN = Deviants.named(NAME);

    @TempDir
    static Path folder;

    private static ReferenceServer server;

    @BeforeAll
    static void start() throws Exception {
        server = ReferenceServer.start(ServerProgram.at(SERVER), folder.resolve("server.log"));
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    /** A fault that is new is not in it until the audit of all has written it again. */
    @Test
    void theTableKnowsOnlyFaultsThatThereAre() {
        var written = KNOWN.all().stream().collect(Collectors.toMap(Deviant::id, Deviant::summary));
        var made = Deviations.of(Protocols.named("durable-streams")).stream()
                .collect(Collectors.toMap(Deviation::id, Deviation::summary));
        assertThat(written)
                .as(
                        "copy target/guard/*.tsv of a complete audit to reports/src/main/resources/tidemark/reports/deviations")
                .isNotEmpty();
        assertThat(made).containsAllEntriesOf(written);
        assertThat(KNOWN.all()).allMatch(Deviant::caught);
    }

    @Test
    void faultsAreNamed() throws IOException {
        var named = new ArrayList<String>();
        for (var deviation : sample()) {
            var like = like(deviation);
            like.ifPresent(one -> {
                assertThat(one.id()).isEqualTo(deviation.id());
                named.add(one.id());
            });
        }
        assertThat(named).hasSizeGreaterThanOrEqualTo(FOUND);
    }

    @Test
    void nothingIsNamedWhereNothingIsWrong() throws IOException {
        var id = sample().get(0).requirements().get(0);
        assertThat(like(Deviation.NONE, id)).isEmpty();
    }

    /** Evenly taken from all in the table that are quickly seen. */
    private static List<Deviation> sample() {
        var known = KNOWN.all().stream().map(Deviant::id).collect(Collectors.toSet());
        var quick = Deviations.of(Protocols.named("durable-streams")).stream()
                .filter(deviation -> known.contains(deviation.id()))
                .filter(deviation -> isQuick(deviation.requirements().get(0)))
                .toList();
        var step = quick.size() / SHOWN;
        return IntStream.range(0, SHOWN).mapToObj(i -> quick.get(i * step)).toList();
    }

    private static boolean isQuick(String requirement) {
        return SUITE.scenarios().stream()
                .filter(scenario -> scenario.tags().contains(requirement))
                .noneMatch(scenario -> scenario.tags().stream().anyMatch(LONG::contains));
    }

    private static Optional<Deviant> like(Deviation deviation) throws IOException {
        return like(deviation, deviation.requirements().get(0));
    }

    private static Optional<Deviant> like(Deviation deviation, String requirement) throws IOException {
        var messages = folder.resolve("messages.ndjson");
        List<Scenario> cases = SUITE.select(Selection.tagged(requirement));
        try (var proxy = deviation.before(server.address())) {
            var target = new Suspect(Protocols.named("durable-streams"), SUITE, server, Map.of()).behind(proxy);
            new Run(SUITE.part(cases)).execute(new Examination(target, 7), Selection.everything(), messages);
        }
        var catalogue = Catalogue.named(NAME);
        var judgement = Judge.judge(messages, facts(catalogue, requirement), List.of(catalogue), Baseline.NONE);
        return judgement.requirements().stream()
                .filter(verdict -> verdict.id().equals(requirement))
                .findFirst()
                .flatMap(KNOWN::like);
    }

    private static RunFacts facts(Catalogue catalogue, String only) {
        var capabilities = catalogue.requirements().stream()
                .map(each -> each.capability())
                .distinct()
                .toList();
        return new RunFacts(
                List.of(new RunFacts.Claim("Durable Streams", "", capabilities, Map.of())),
                new RunFacts.Target("a server", "", "http://localhost", null, List.of(), List.of()),
                new RunFacts.Suite("", null, null, 0, Map.of(), Map.of()),
                new RunFacts.Run(Instant.EPOCH, Duration.ZERO, "", 1, only, ""),
                RunFacts.Environment.current());
    }
}
