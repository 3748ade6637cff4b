// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.DeviatingProxy;
import dev.tidemark.conformance.run.Run;
import dev.tidemark.conformance.run.Scenario;
import dev.tidemark.conformance.run.Selection;
import dev.tidemark.conformance.scene.Examination;
import dev.tidemark.conformance.target.Protocol;
import dev.tidemark.reports.certificate.Certificate;
import dev.tidemark.reports.requirements.Catalogue;
import dev.tidemark.reports.requirements.Requirement;
import dev.tidemark.reports.run.RunFacts;
import dev.tidemark.reports.verdict.Baseline;
import dev.tidemark.reports.verdict.Judge;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Has a fault found, a report written, and the script of the report run against the faulty and the correct server. */
record ReproBench(Protocol protocol, Suspect suspect, Path folder) {

    private static final long SEED = 1;
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    List<ReproTrial> trial(String topic, Deviation deviation, Predicate<Scenario> which)
            throws IOException, InterruptedException {
        String id = deviation.requirements().get(0);
        Path report = folder.resolve(deviation.id());
        Path script = report.resolve("evidence").resolve(id).resolve("repro.sh");
        URI correct = suspect.server().address();
        try (var proxy = deviation.before(correct)) {
            report(proxy, id, which.and(scenario -> scenario.tags().contains(id)), report);
            if (!Files.exists(script)) {
                return List.of(new ReproTrial(topic, deviation, script, ReproTrial.NO_SCRIPT, ReproTrial.NO_SCRIPT));
            }
            int faulty = run(script, List.of(), "faulty.txt");
            return List.of(new ReproTrial(
                    topic, deviation, script, faulty, run(script, List.of(correct.toString()), "correct.txt")));
        }
    }

    private void report(DeviatingProxy proxy, String id, Predicate<Scenario> which, Path report) throws IOException {
        Files.createDirectories(report);
        Path messages = report.resolve("messages.ndjson");
        var part = suspect.suite()
                .part(suspect.suite().scenarios().stream().filter(which).toList());
        new Run(part).execute(new Examination(suspect.behind(proxy), SEED), Selection.everything(), messages);
        Catalogue catalogue = Catalogue.named(protocol.id());
        Certificate.write(
                Judge.judge(messages, facts(catalogue, proxy.base(), id), List.of(catalogue), Baseline.NONE), report);
    }

    private static RunFacts facts(Catalogue catalogue, URI target, String id) {
        return new RunFacts(
                List.of(new RunFacts.Claim(
                        catalogue.protocol(),
                        catalogue.version(),
                        catalogue.requirements().stream()
                                .map(Requirement::capability)
                                .distinct()
                                .toList(),
                        Map.of())),
                new RunFacts.Target("suspect", "", target.toString(), null, List.of(), List.of()),
                new RunFacts.Suite("0", null, null, 0, Map.of(), Map.of()),
                new RunFacts.Run(
                        Instant.now(), Duration.ZERO, "1", 1, id, "mvn verify -Dtarget=" + target + " -Donly=" + id),
                RunFacts.Environment.current());
    }

    private static int run(Path script, List<String> arguments, String output)
            throws IOException, InterruptedException {
        List<String> command = new java.util.ArrayList<>(List.of("sh", script.toString()));
        command.addAll(arguments);
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(script.resolveSibling(output).toFile())
                .start();
        if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
            process.destroy();
            throw new IOException(script + " does not end");
        }
        return process.exitValue();
    }
}
