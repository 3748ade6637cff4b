// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.target.Settings;
import dev.tidemark.reports.certificate.Merge;
import dev.tidemark.reports.verdict.Baseline;
import dev.tidemark.reports.verdict.Judge;
import dev.tidemark.reports.verdict.Judgement;
import dev.tidemark.reports.verdict.RequirementVerdict;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A run that is spread over machines gives what a run on one machine gives. */
class ShardsIT {

    /** Of both protocols; outlines, cases with the same title, and some that are alone. */
    private static final String PART = "json,DS/5.2.1,S2/READ-START";

    private static final Path SERVER = Path.of("..", "reference-server", "target", "quarkus-app", "quarkus-run.jar");

    @TempDir
    Path folder;

    @Test
    void shardsTogetherGiveWhatOneRunGives() throws Exception {
        run("whole");
        for (var shard : List.of("1/3", "2/3", "3/3")) {
            run(shard.substring(0, 1), "--shard", shard);
        }
        var merge = Merge.of(List.of(folder.resolve("2"), folder.resolve("3"), folder.resolve("1")));
        merge.write(folder.resolve("merged.ndjson"));
        var merged = judge(merge, folder.resolve("merged.ndjson"));
        var whole = judge(merge, folder.resolve("whole").resolve("messages.ndjson"));

        assertThat(whole.cases()).hasSizeGreaterThan(100);
        assertThat(outcomes(merged)).isEqualTo(outcomes(whole));
        assertThat(cases(merged)).isEqualTo(cases(whole));
        assertThat(merged.overall()).isEqualTo(whole.overall());
        assertThat(merged.counts()).isEqualTo(whole.counts());
        assertThat(merged.total()).isEqualTo(whole.total());
        assertThat(merged.gaps()).isEqualTo(whole.gaps());
    }

    private static Judgement judge(Merge merge, Path messages) throws Exception {
        return Judge.judge(messages, merge.facts(), merge.catalogues(), Baseline.NONE);
    }

    private static Map<String, String> outcomes(Judgement judgement) {
        return judgement.requirements().stream()
                .collect(Collectors.toMap(
                        RequirementVerdict::id, each -> each.outcome().text(), (one, other) -> one, TreeMap::new));
    }

    private static Map<String, String> cases(Judgement judgement) {
        return judgement.cases().stream()
                .collect(Collectors.toMap(
                        each -> each.id(),
                        each -> each.outcome().text() + " in " + each.executions(),
                        (one, other) -> one + ", " + other,
                        TreeMap::new));
    }

    private void run(String output, String... more) {
        var said = new ByteArrayOutputStream();
        var to = new PrintStream(said, true, StandardCharsets.UTF_8);
        var options = Map.of(
                "tidemark.server", SERVER.toString(),
                "only", PART,
                "tidemark.output", folder.resolve(output).toString());
        assertThat(Main.run(new Settings(options), to, to, more))
                .as(said.toString(StandardCharsets.UTF_8))
                .isZero();
    }
}
