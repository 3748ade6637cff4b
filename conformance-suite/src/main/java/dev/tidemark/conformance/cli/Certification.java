// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import dev.tidemark.conformance.launch.LaunchFailed;
import dev.tidemark.conformance.launch.ReferenceServer;
import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.conformance.run.CaseOutcome;
import dev.tidemark.conformance.run.Halt;
import dev.tidemark.conformance.run.Run;
import dev.tidemark.conformance.run.RunDeadline;
import dev.tidemark.conformance.run.Scenario;
import dev.tidemark.conformance.run.Selection;
import dev.tidemark.conformance.run.Shard;
import dev.tidemark.conformance.run.Suite;
import dev.tidemark.conformance.run.TargetLiveness;
import dev.tidemark.conformance.scene.Examination;
import dev.tidemark.conformance.target.Offer;
import dev.tidemark.conformance.target.Preflight;
import dev.tidemark.conformance.target.ProfileFile;
import dev.tidemark.conformance.target.Protocol;
import dev.tidemark.conformance.target.ProtocolChoice;
import dev.tidemark.conformance.target.Settings;
import dev.tidemark.conformance.target.Target;
import dev.tidemark.conformance.target.TargetReader;
import dev.tidemark.conformance.target.Unreachable;
import dev.tidemark.conformance.target.WrongInput;
import dev.tidemark.conformance.wire.FirstExchange;
import dev.tidemark.reports.certificate.Certificate;
import dev.tidemark.reports.run.RunFacts;
import dev.tidemark.reports.verdict.Judge;
import dev.tidemark.reports.verdict.Judgement;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** From options to report: finds the target, runs the scenarios, has them judged and shows the result. */
public final class Certification {

    private static final int MOST_ROUNDS = 1000;
    private static final int UNDECIDED = 2;

    private final Settings settings;
    private final PrintStream out;
    private final Optional<Target> described;
    private final Set<String> claims;
    private final Seed seed;
    private final Optional<Shard> shard;

    private Certification(Settings settings, PrintStream out) {
        this.settings = Shard.named(settings, System.getenv());
        this.out = out;
        this.shard = Shard.of(this.settings);
        this.described = new TargetReader(Protocols.all(), settings).read();
        this.claims = settings.get("target.profile")
                .map(file -> ProfileFile.claims(Path.of(file)))
                .orElse(Set.of());
        this.seed = Seed.of(settings);
    }

    /**
     * The end of a run.
     *
     * @param exitCode 0 pass, 1 fail, 2 undecided, 130 and 143 ended by a signal
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
        FirstExchange.begin();
        try {
            return new Certification(settings, out).run();
        } finally {
            quiet.restore();
        }
    }

    private Result run() throws Unreachable, LaunchFailed, IOException {
        if (described.isEmpty()) {
            out.println("No -Dtarget: examining the reference server.");
        }
        // What is refused is refused before anything takes long.
        var parallelism = whole("tidemark.parallel", Run.DEFAULT_PARALLELISM, Run.MOST_PARALLEL);
        whole("tidemark.rounds", 1, MOST_ROUNDS);
        settings.positive("tidemark.time.factor", 1);
        RunDeadline.given(settings);
        var baseline = Afterwards.baseline(settings);
        var afterwards = Afterwards.of(settings, out);
        var all = Kit.of(protocols());
        afterwards.check(baseline, all);
        var selection = selection(all);
        // A part may be of one protocol alone; the target need not even speak the other one then.
        var kits = all.stream()
                .filter(kit -> selection.all() || !kit.suite().select(selection).isEmpty())
                .toList();
        var suites = kits.stream().map(Kit::suite).toList();
        var parts = shard.orElse(Shard.WHOLE).part(suites, selection);
        var chosen = parts.stream().flatMap(part -> part.scenarios().stream()).toList();
        var halt = new Halt();
        try (var interruption = Interruption.halts(halt, System.err);
                var output = OutputFolder.prepare(settings);
                var examined = Examined.open(described, settings, output, restartsBesideOthers(chosen))) {
            var target = examined.target().speaking(protocols(kits));
            requireKnownCapabilities(target);
            new Preflight(target).check();
            var offered = described.isPresent() ? target.lacking(notOffered(target)) : target;
            var start = Instant.now();
            var apart = examined.apart().map(other -> other.speaking(target.protocols()));
            var outcomes = execute(offered, apart, parts, chosen, parallelism, output.messages(), halt);
            if (outcomes.isEmpty() && !chosen.isEmpty() && !halt.isCalled()) {
                throw new IOException("no case ran, though " + chosen.size() + " were selected");
            }
            var cut = halt.reason()
                    .map(why -> why + " after " + outcomes.size() + " of " + chosen.size() + " cases")
                    .orElse(null);
            var piece = shard.map(one -> new RunFacts.Shard(one.index(), one.of(), one.plan(suites, selection)));
            var facts = Facts.of(settings, offered, claims, kits, selection, seed, start, cut, piece.orElse(null));
            var catalogues = kits.stream().map(Kit::catalogue).toList();
            var judgement = Judge.judge(output.messages(), facts, catalogues, baseline);
            Certificate.write(judgement, output.work(), afterwards.detail());
            var report = output.publish(!judgement.partial() && cut == null);
            return show(judgement, afterwards, report, cut, interruption.exitCode());
        }
    }

    /** A claim in the profile wins over what the target seems to lack, so that a claim that is not kept fails. */
    private Map<String, String> notOffered(Target target) {
        var settled = new TreeSet<>(claims);
        settled.addAll(target.unsupported().keySet());
        var missing = Offer.missing(target, settled);
        missing.forEach((capability, why) -> out.println(Printable.line(capability + ": " + why
                + ". To have it examined all the same: claims: [" + capability + "] in the profile")));
        return missing;
    }

    private static boolean restartsBesideOthers(List<Scenario> chosen) {
        return chosen.stream().anyMatch(Scenario.RESTARTING) && chosen.stream().anyMatch(Scenario.RESTARTING.negate());
    }

    /** What the target is examined for: what it says, what was asked for, or all that the reference server speaks. */
    private Collection<Protocol> protocols() {
        return described
                .map(Target::protocols)
                .or(() -> new ProtocolChoice(Protocols.all()).asked(settings))
                .<Collection<Protocol>>map(asked -> asked)
                .orElse(ReferenceServer.SPOKEN);
    }

    private static List<Protocol> protocols(List<Kit> kits) {
        return kits.stream().map(Kit::protocol).toList();
    }

    private Selection selection(List<Kit> kits) {
        var catalogues = kits.stream().map(Kit::catalogue).toList();
        var scenarios =
                kits.stream().flatMap(kit -> kit.suite().scenarios().stream()).toList();
        return settings.get("only")
                .map(text -> new Only(catalogues, scenarios).parse(text))
                .orElseGet(Selection::everything);
    }

    /** The deadline ends with the run. */
    @SuppressWarnings("try")
    private List<CaseOutcome> execute(
            Target target,
            Optional<Target> apart,
            List<Suite> parts,
            List<Scenario> chosen,
            int parallelism,
            Path messages,
            Halt halt)
            throws IOException {
        var factor = settings.positive("tidemark.time.factor", 1);
        var time = RunDeadline.of(settings, target, chosen, parallelism, factor);
        out.println(Printable.line(String.format(
                "Examining %s at %s: %s%d cases, seed %s, at most %s",
                (target.name() + " " + target.version()).strip(),
                target.where(),
                shard.map(one -> "shard %d of %d, ".formatted(one.index(), one.of()))
                        .orElse(""),
                chosen.size(),
                seed.text(),
                RunDeadline.words(time))));
        var terminal = System.console() != null && !"dumb".equals(System.getenv("TERM"));
        try (var progress = new Progress(out, terminal, chosen.size());
                var deadline = RunDeadline.halts(halt, time)) {
            var run = new Run(parts, parallelism, progress, halt, new TargetLiveness(target));
            var examination = examination(target);
            var outcomes = run.execute(examination, apart.map(this::examination), Selection.everything(), messages);
            if (run.isUntidy()) {
                out.println("Streams and basins whose names begin with " + examination.namePrefix()
                        + " may be left on the target.");
            }
            return outcomes;
        }
    }

    private Examination examination(Target target) {
        return new Examination(
                target,
                seed.value(),
                settings.positive("tidemark.time.factor", 1),
                whole("tidemark.rounds", 1, MOST_ROUNDS));
    }

    private Result show(Judgement judgement, Afterwards afterwards, Path report, String cut, OptionalInt signalled)
            throws IOException {
        afterwards.tell(judgement, report, cut);
        if (cut != null) {
            return new Result(
                    signalled.orElse(UNDECIDED),
                    Printable.line(judgement.facts().target().title() + ": " + cut + "; report: " + report));
        }
        return new Result(judgement.exitCode(), Printable.line(Sentence.of(judgement, report)));
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
        var named = new TreeMap<String, String>();
        target.unsupported().keySet().forEach(capability -> named.put(capability, "unsupported"));
        claims.forEach(capability -> named.put(capability, "claims"));
        for (var capability : named.keySet()) {
            if (!known.contains(capability)) {
                throw new WrongInput(
                        "profile " + settings.get("target.profile").orElse("") + ": " + named.get(capability) + "."
                                + capability + " is not a capability; near it: "
                                + String.join(", ", Nearby.to(capability, known)));
            }
        }
    }
}
