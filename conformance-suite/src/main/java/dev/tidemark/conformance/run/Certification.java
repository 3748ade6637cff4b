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
    private final Seed seed;

    private Certification(Settings settings, PrintStream out) {
        this.settings = settings;
        this.out = out;
        this.described = new TargetReader(settings).read();
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
        var all = Kit.of(protocols());
        var baseline = baseline();
        new Afterwards(settings, out).check(baseline, all);
        var parallelism = whole("tidemark.parallel", Run.DEFAULT_PARALLELISM, Run.MOST_PARALLEL);
        var selection = selection(all);
        // A part may be of one protocol alone; the target need not even speak the other one then.
        var kits = all.stream()
                .filter(kit -> selection.all() || !kit.suite().select(selection).isEmpty())
                .toList();
        var output = OutputFolder.prepare(settings);
        try (var examined = Examined.open(described, settings, output)) {
            var target = examined.target().speaking(protocols(kits));
            requireKnownCapabilities(target);
            new Preflight(target).check();
            var start = Instant.now();
            execute(target, kits, selection, parallelism, output.messages());
            var facts = Facts.of(settings, target, kits, selection, seed, start);
            var catalogues = kits.stream().map(Kit::catalogue).toList();
            var judgement = Judge.judge(output.messages(), facts, catalogues, baseline);
            Certificate.write(judgement, output.path(), new Afterwards(settings, out).detail());
            return show(judgement, output);
        }
    }

    /** What the target is examined for: what it says, what was asked for, or all that the reference server speaks. */
    private Set<Protocol> protocols() {
        return described
                .map(Target::protocols)
                .or(() -> Protocol.asked(settings))
                .orElse(ReferenceServer.SPOKEN);
    }

    private static Set<Protocol> protocols(List<Kit> kits) {
        return kits.stream().map(Kit::protocol).collect(Collectors.toSet());
    }

    private Selection selection(List<Kit> kits) {
        var catalogues = kits.stream().map(Kit::catalogue).toList();
        var scenarios =
                kits.stream().flatMap(kit -> kit.suite().scenarios().stream()).toList();
        return settings.get("only")
                .map(text -> new Only(catalogues, scenarios).parse(text))
                .orElseGet(Selection::everything);
    }

    private List<CaseOutcome> execute(
            Target target, List<Kit> kits, Selection selection, int parallelism, Path messages) throws IOException {
        var suites = kits.stream().map(Kit::suite).toList();
        var total = suites.stream()
                .mapToInt(suite -> suite.select(selection).size())
                .sum();
        out.printf(
                "Examining %s at %s: %d cases, seed %s%n",
                (target.name() + " " + target.version()).strip(), target.where(), total, seed.text());
        var terminal = System.console() != null && !"dumb".equals(System.getenv("TERM"));
        try (var progress = new Progress(out, terminal, total)) {
            return new Run(suites, parallelism, progress).execute(examination(target), selection, messages);
        }
    }

    private Examination examination(Target target) {
        return new Examination(
                target,
                seed.value(),
                settings.positive("tidemark.time.factor", 1),
                whole("tidemark.rounds", 1, MOST_ROUNDS));
    }

    private Result show(Judgement judgement, OutputFolder output) throws IOException {
        new Afterwards(settings, out).tell(judgement, output.report());
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

    /** A profile may serve several runs, so it may name what this one is not about. */
    private void requireKnownCapabilities(Target target) {
        var known = Kit.capabilities();
        for (var capability : target.unsupported().keySet()) {
            if (!known.contains(capability)) {
                throw new WrongInput("profile " + settings.get("target.profile").orElse("") + ": unsupported."
                        + capability + " is not a capability; there are: " + String.join(", ", known));
            }
        }
    }
}
