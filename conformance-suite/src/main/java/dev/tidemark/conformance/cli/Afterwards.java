// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import dev.tidemark.conformance.target.Settings;
import dev.tidemark.conformance.target.WrongInput;
import dev.tidemark.reports.certificate.Comparison;
import dev.tidemark.reports.certificate.Detail;
import dev.tidemark.reports.certificate.FirstScreen;
import dev.tidemark.reports.certificate.GithubAnnotations;
import dev.tidemark.reports.evidence.Case;
import dev.tidemark.reports.requirements.Requirement;
import dev.tidemark.reports.verdict.Baseline;
import dev.tidemark.reports.verdict.BaselineNames;
import dev.tidemark.reports.verdict.Judgement;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a run says and leaves beside its report when it is judged: the first screen, a comparison, a baseline, annotations for a CI. */
final class Afterwards {

    private final Settings settings;
    private final PrintStream out;
    private final Optional<Comparison.Earlier> earlier;

    private Afterwards(Settings settings, PrintStream out, Optional<Comparison.Earlier> earlier) {
        this.settings = settings;
        this.out = out;
        this.earlier = earlier;
    }

    /** @throws WrongInput when the certificate to compare with cannot be used */
    static Afterwards of(Settings settings, PrintStream out) {
        return new Afterwards(settings, out, settings.get("tidemark.compare").map(Afterwards::earlier));
    }

    /** Read before the run, whose certificate may take its place. */
    private static Comparison.Earlier earlier(String file) {
        try {
            return Comparison.Earlier.read(Path.of(file));
        } catch (IOException unusable) {
            throw new WrongInput("-Dtidemark.compare=" + file
                    + " cannot be used; it takes the certificate.json of an earlier run: " + unusable.getMessage());
        }
    }

    /** @throws WrongInput when the file with the known failures cannot be used */
    static Baseline baseline(Settings settings) {
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

    Detail detail() {
        return settings.get("tidemark.brief")
                        .filter(given -> !given.equals("false"))
                        .isPresent()
                ? Detail.BRIEF
                : Detail.FULL;
    }

    /** Refuses what cannot be used before the run begins: a name in the baseline that nothing bears. */
    void check(Baseline baseline, List<Kit> kits) {
        var requirements = kits.stream()
                .flatMap(kit -> kit.catalogue().requirements().stream())
                .map(Requirement::id);
        var cases = kits.stream()
                .flatMap(kit -> kit.suite().scenarios().stream())
                .map(scenario -> Case.id(scenario.address(), scenario.title()));
        var known = Stream.concat(requirements, cases).collect(Collectors.toSet());
        BaselineNames.unknown(baseline, known).ifPresent(sentence -> {
            throw new WrongInput(
                    "-Dtidemark.baseline=" + settings.get("tidemark.baseline").orElse("") + ": " + sentence);
        });
    }

    /**
     * Says all of it; the last line counts the cases.
     *
     * @param report the page to look at; its folder takes the comparison
     * @param cut why not all cases were examined, or null when they were
     */
    void tell(Judgement judgement, Path report, String cut) throws IOException {
        out.println();
        if (cut != null) {
            out.println(Printable.line("NOT COMPLETE: " + cut + "; the other cases were not examined."));
            out.println();
        }
        out.print(Printable.lines(FirstScreen.render(judgement, folder(report))));
        out.println();
        compare(judgement, report);
        writeBaseline(judgement);
        if ("true".equals(System.getenv("GITHUB_ACTIONS"))) {
            out.print(GithubAnnotations.render(judgement));
        }
        out.println("report: " + report);
        out.println(FirstScreen.cases(judgement));
    }

    private void compare(Judgement judgement, Path report) throws IOException {
        if (earlier.isPresent()) {
            var comparison = earlier.get().compared(judgement);
            out.print(comparison.text());
            Files.writeString(folder(report).resolve("comparison.md"), comparison.markdown());
        }
    }

    private void writeBaseline(Judgement judgement) throws IOException {
        var file = settings.get("tidemark.baseline.write").map(Path::of);
        if (file.isPresent()) {
            var today = LocalDate.ofInstant(judgement.facts().run().start(), ZoneOffset.UTC);
            Files.writeString(file.get(), Baseline.written(judgement, today, "known since the baseline was written"));
            out.println("baseline: " + file.get() + ", " + judgement.failures().size()
                    + " known failures; use it with -Dtidemark.baseline");
        }
    }

    private static Path folder(Path report) {
        return report.getParent() == null ? Path.of("") : report.getParent();
    }
}
