// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.conformance.run.SuiteVersion;
import dev.tidemark.conformance.target.Settings;
import dev.tidemark.conformance.target.WrongInput;
import dev.tidemark.reports.certificate.CannotMerge;
import dev.tidemark.reports.certificate.Certificate;
import dev.tidemark.reports.certificate.Merge;
import dev.tidemark.reports.verdict.Judge;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Judges the evidence of all shards of a run as that of one run. */
@Command(
        name = MergeShards.COMMAND,
        mixinStandardHelpOptions = true,
        versionProvider = SuiteVersion.Printed.class,
        sortOptions = false,
        header = "Makes one certificate of the shards of a run (--shard 1/4, 2/4, ...); the target is not asked again.",
        footerHeading = "%nExit codes:%n",
        footer = {
            "  0  the server conforms, with or without warnings",
            "  1  it does not conform, or an entry of the baseline no longer fails",
            "  2  nothing was decided: a shard is missing or incomplete, the folders are not the shards of one run"
        })
final class MergeShards implements Callable<Integer> {

    /** The word that stands for it on the command line. */
    static final String COMMAND = "merge";

    private static final int UNDECIDED = 2;

    private final Settings system;
    private final PrintStream out;
    private final Map<String, String> given = new LinkedHashMap<>();

    @Mixin
    private final ReportOptions report = new ReportOptions(given);

    @Parameters(
            arity = "1..*",
            paramLabel = "FOLDER",
            description = "The folders that the shards wrote to, in any order.")
    private List<Path> folders;

    MergeShards(Settings system, PrintStream out) {
        this.system = system;
        this.out = out;
    }

    @Override
    public Integer call() throws IOException, CannotMerge {
        var settings = system.overriddenBy(given);
        var merge = Merge.of(folders);
        var kits = Kit.of(Protocols.all().stream()
                .filter(protocol -> merge.catalogues().stream()
                        .anyMatch(catalogue -> catalogue.name().equals(protocol.id())))
                .toList());
        requireOwnVersion(merge);
        var baseline = Afterwards.baseline(settings);
        var afterwards = Afterwards.of(settings, out);
        afterwards.check(baseline, kits);
        requireAnotherFolder(settings);
        try (var output = OutputFolder.prepare(settings)) {
            merge.write(output.messages());
            var judgement = Judge.judge(output.messages(), merge.facts(), merge.catalogues(), baseline);
            Certificate.write(judgement, output.work(), afterwards.detail());
            var cut = merge.facts().run().cutShort();
            var report = output.publish(!judgement.partial() && cut == null);
            afterwards.tell(judgement, report, cut);
            return cut == null ? judgement.exitCode() : UNDECIDED;
        }
    }

    /** The catalogues of another version could judge otherwise than those by which the cases were made. */
    private static void requireOwnVersion(Merge merge) {
        var version = merge.facts().suite().version();
        if (!version.equals(SuiteVersion.text())) {
            throw new WrongInput("the shards were examined by version " + version + " and this is "
                    + SuiteVersion.text() + "; merge with the same version");
        }
    }

    /** The report would replace the shard. */
    private void requireAnotherFolder(Settings settings) {
        var output = OutputFolder.named(settings).toAbsolutePath().normalize();
        for (var folder : folders) {
            var shard = folder.toAbsolutePath().normalize();
            if (shard.equals(output) || shard.startsWith(output.resolve(OutputFolder.PARTIAL))) {
                throw new WrongInput("--output " + OutputFolder.named(settings)
                        + " is the folder of a shard, which the report would replace; name another one");
            }
        }
    }
}
