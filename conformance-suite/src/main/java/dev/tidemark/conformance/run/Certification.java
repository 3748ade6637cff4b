// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import dev.tidemark.conformance.launch.LaunchFailed;
import dev.tidemark.conformance.launch.ReferenceServer;
import dev.tidemark.conformance.target.Preflight;
import dev.tidemark.conformance.target.Protocol;
import dev.tidemark.conformance.target.Settings;
import dev.tidemark.conformance.target.Target;
import dev.tidemark.conformance.target.TargetReader;
import dev.tidemark.conformance.target.Unreachable;
import dev.tidemark.conformance.target.WrongInput;
import dev.tidemark.reports.certificate.Certificate;
import dev.tidemark.reports.certificate.FirstScreen;
import dev.tidemark.reports.requirements.Catalogue;
import dev.tidemark.reports.requirements.Requirement;
import dev.tidemark.reports.verdict.Baseline;
import dev.tidemark.reports.verdict.Judge;
import dev.tidemark.reports.verdict.Judgement;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** From options to report: finds the target, runs the scenarios, has them judged and shows the result. */
public final class Certification {

    private static final int MOST_ROUNDS = 1000;

    private final Settings settings;
    private final PrintStream out;
    private final Optional<Target> described;
    private final Protocol protocol;
    private final Catalogue catalogue;
    private final Suite suite;
    private final Seed seed;

    private Certification(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
        this.described = new TargetReader(settings).read();
        var protocols = described
                .map(Target::protocols)
                .or(() -> Protocol.asked(settings))
                .orElse(ReferenceServer.SPOKEN);
        if (protocols.size() > 1) {
            throw new WrongInput("this version of the suite examines one protocol at a time");
        }
        this.protocol = protocols.iterator().next();
        this.catalogue = Catalogue.named(protocol.id());
        this.suite = Suite.of(protocol);
        this.seed = Seed.of(settings);
    }

    /**
     * The end of a run.
     *
     * @param exitCode 0 pass, 1 fail, 2 undecided
     * @param sentence what a build that fails says
     */
    public record Result(int exitCode, String sentence) {}

    /**
     * Runs and judges.
     *
     * @param out for progress and the first screen of the report
     * @throws WrongInput when an option cannot be used
     * @throws Unreachable when the target is no stream server or does not answer
     * @throws LaunchFailed when there is no target and the reference server does not start
     * @throws IOException when the report cannot be written
     */
    public static Result run(Settings settings, PrintStream out) throws Unreachable, LaunchFailed, IOException {
        var quiet = Quiet.libraries();
        try {
            return new Certification(settings, out).run();
        } finally {
            quiet.restore();
        }
    }

    private Result run() throws Unreachable, LaunchFailed, IOException {
        var baseline = baseline();
        var parallelism = whole("tidemark.parallel", Run.DEFAULT_PARALLELISM, Run.MOST_PARALLEL);
        var selection = settings.get("only")
                .map(text -> new Only(catalogue, suite.scenarios()).parse(text))
                .orElseGet(Selection::everything);
        var output = OutputFolder.prepare(settings);
        try (var examined = Examined.open(described, Optional.of(Set.of(protocol)), settings, output)) {
            var target = examined.target();
            requireKnownCapabilities(target);
            new Preflight(target).check();
            var start = Instant.now();
            var outcomes = execute(target, selection, parallelism, output.messages());
            var facts = Facts.of(settings, target, catalogue, suite, selection, seed, start);
            var judgement = Judge.judge(output.messages(), facts, List.of(catalogue), baseline);
            Certificate.write(judgement, output.path());
            return show(judgement, outcomes, output);
        }
    }

    private List<CaseOutcome> execute(Target target, Selection selection, int parallelism, Path messages)
            throws IOException {
        var total = suite.select(selection).size();
        out.printf(
                "Examining %s at %s: %d cases, seed %s%n",
                (target.name() + " " + target.version()).strip(), target.where(), total, seed.text());
        var terminal = System.console() != null && !"dumb".equals(System.getenv("TERM"));
        try (var progress = new Progress(out, terminal, total)) {
            return new Run(suite, parallelism, progress).execute(examination(target), selection, messages);
        }
    }

    private Examination examination(Target target) {
        return new Examination(
                target,
                seed.value(),
                settings.positive("tidemark.time.factor", 1),
                whole("tidemark.rounds", 1, MOST_ROUNDS));
    }

    private Result show(Judgement judgement, List<CaseOutcome> outcomes, OutputFolder output) {
        var passed = outcomes.stream().filter(CaseOutcome::passed).count();
        var failed = outcomes.stream().filter(CaseOutcome::failed).count();
        out.println();
        out.print(FirstScreen.render(judgement));
        out.println();
        out.println("report: " + output.report());
        out.printf("cases: %d passed, %d failed, %d skipped%n", passed, failed, outcomes.size() - passed - failed);
        return new Result(judgement.exitCode(), Sentence.of(judgement, output.report()));
    }

    private Baseline baseline() throws IOException {
        var file = settings.get("tidemark.baseline");
        if (file.isEmpty()) {
            return Baseline.NONE;
        }
        try {
            return Baseline.read(Path.of(file.get()));
        } catch (IOException unusable) {
            throw new WrongInput("-Dtidemark.baseline=" + file.get() + " cannot be used: " + unusable.getMessage());
        }
    }

    private int whole(String option, int otherwise, int most) {
        var number = settings.positive(option, otherwise);
        if (number != Math.rint(number) || number > most) {
            throw new WrongInput("-D" + option + " must be a whole number from 1 to " + most);
        }
        return (int) number;
    }

    private void requireKnownCapabilities(Target target) {
        var known =
                catalogue.requirements().stream().map(Requirement::capability).collect(Collectors.toSet());
        for (var capability : target.unsupported().keySet()) {
            if (!known.contains(capability)) {
                throw new WrongInput("profile " + settings.get("target.profile").orElse("") + ": unsupported."
                        + capability + " is not a capability; there are: "
                        + known.stream().sorted().collect(Collectors.joining(", ")));
            }
        }
    }
}
