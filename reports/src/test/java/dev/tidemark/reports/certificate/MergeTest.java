// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tidemark.reports.RecordedRun;
import dev.tidemark.reports.SampleFacts;
import dev.tidemark.reports.requirements.Catalogue;
import dev.tidemark.reports.run.RunFacts;
import dev.tidemark.reports.verdict.Baseline;
import dev.tidemark.reports.verdict.Judge;
import dev.tidemark.reports.verdict.Judgement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MergeTest {

    private static final Catalogue CATALOGUE = Catalogue.named("durable-streams");

    @TempDir
    Path folder;

    @Test
    void aShardSaysWhichPartItIsAndIsNoCertificate() throws IOException {
        Judgement judgement = shard(1, 2, SampleFacts.shard(1, 2), true);

        assertThat(FirstScreen.render(judgement))
                .startsWith("acme-streams 2.4.1, Durable Streams 1.0 (2026-06): shard 1 of 2, no certificate by itself."
                        + " 0 MUST requirements broken.\n")
                .contains("tidemark.jar merge");
        assertThat(Files.readString(folder("1").resolve("partial-run.html"))).contains("SHARD 1 OF 2, NO CERTIFICATE");
        assertThat(folder("1").resolve("certificate.html")).doesNotExist();
        assertThat(folder("1").resolve("badge.svg")).doesNotExist();
        assertThat(new ObjectMapper()
                        .readTree(folder("1").resolve("shard.json").toFile())
                        .has("verdict"))
                .isFalse();
    }

    @Test
    void aShardEndsWellUnlessSomethingFailedInIt() throws IOException {
        assertThat(shard(1, 2, SampleFacts.shard(1, 2), true).exitCode()).isZero();
        assertThat(shard(2, 2, SampleFacts.shard(2, 2), false).exitCode()).isEqualTo(1);
    }

    @Test
    void whatAShardDidNotSeeFailDoesNotMakeABaselineStale() throws IOException {
        Baseline known = new Baseline(List.of(new Baseline.Entry("DS-2-01", "known", LocalDate.of(2026, 11, 22))));
        Judgement passing = Judge.judge(messages(1, true), SampleFacts.shard(1, 2), List.of(CATALOGUE), known);
        Judgement failing = Judge.judge(messages(2, false), SampleFacts.shard(2, 2), List.of(CATALOGUE), known);

        assertThat(passing.exitCode()).isZero();
        assertThat(failing.exitCode()).isZero();
    }

    @Test
    void shardsTogetherAreOneRun() throws Exception {
        shard(1, 2, SampleFacts.shard(1, 2), true);
        shard(2, 2, SampleFacts.shard(2, 2), false);
        Judgement merged = judged(Merge.of(List.of(folder("2"), folder("1"))));

        assertThat(merged.partial()).isFalse();
        assertThat(merged.cases()).hasSize(2);
        assertThat(merged.failures()).hasSize(1);
        assertThat(merged.exitCode()).isEqualTo(1);
        RunFacts.Run run = merged.facts().run();
        assertThat(run.seed()).isEqualTo("seed1, seed2");
        assertThat(run.command()).isEqualTo("mvn verify -Dtarget=http://localhost:4437");
        assertThat(run.start()).isEqualTo(SampleFacts.shard(1, 2).run().start());
        assertThat(run.duration()).isEqualTo(SampleFacts.shard(2, 2).run().duration());
    }

    @Test
    void whatRepeatsTheWholeNamesNoShardWhateverItWasStartedBy() throws Exception {
        for (int index = 1; index <= 2; index++) {
            RunFacts facts = SampleFacts.shard(index, 2);
            RunFacts.Run run = facts.run();
            String command = "java -jar tidemark.jar --target http://localhost:4437 --shard " + index
                    + "/2 --parallel 4 --seed seed" + index;
            shard(
                    index,
                    2,
                    SampleFacts.with(
                            facts,
                            new RunFacts.Run(
                                    run.start(), run.duration(), run.seed(), 1, null, command, null, run.shard())),
                    true);
        }

        assertThat(judged(Merge.of(List.of(folder("1"), folder("2"))))
                        .facts()
                        .run()
                        .command())
                .isEqualTo("java -jar tidemark.jar --target http://localhost:4437 --parallel 4");
    }

    @Test
    void aShardThatWasCutShortLeavesTheWholeIncomplete() throws Exception {
        RunFacts facts = SampleFacts.shard(2, 2);
        RunFacts.Run run = facts.run();
        shard(1, 2, SampleFacts.shard(1, 2), true);
        RunFacts.Run cut = new RunFacts.Run(
                run.start(),
                run.duration(),
                run.seed(),
                1,
                null,
                run.command(),
                "interrupted after 1 of 9 cases",
                run.shard());
        shard(2, 2, SampleFacts.with(facts, cut), true);

        assertThat(judged(Merge.of(List.of(folder("1"), folder("2")))).gaps())
                .contains("shard 2 of 2: interrupted after 1 of 9 cases");
    }

    @Test
    void refusesWhatIsNotEveryShardOnce() throws IOException {
        shard(1, 3, SampleFacts.shard(1, 3), true);
        shard(2, 3, SampleFacts.shard(2, 3), true);

        refuses("of 3 shards, these are missing: 3", "1", "2");
        refuses("shard 2 of 3 is there twice", "2", "1", "2");
        refuses("holds no shard", "1", "nothing");
    }

    @Test
    void refusesShardsOfDifferentRuns() throws IOException {
        RunFacts one = SampleFacts.shard(2, 2);
        RunFacts.Target target = one.target();
        RunFacts.Suite suite = one.suite();
        RunFacts.Claim claim = one.claims().get(0);
        shard(1, 2, SampleFacts.shard(1, 2), true);

        shard(2, 2, SampleFacts.shard(2, 3), true);
        refuses("shards of different numbers of shards cannot be merged: 2 in", "1", "2");
        refusesSecond(
                "shards of different targets cannot be merged: acme-streams 2.4.1 in",
                new RunFacts(
                        one.claims(),
                        new RunFacts.Target("other", "1", target.url(), null, List.of(), target.missing()),
                        suite,
                        one.run(),
                        one.environment()));
        refusesSecond(
                "shards of different versions of the suite cannot be merged: 1.0.0 in",
                new RunFacts(
                        one.claims(),
                        target,
                        new RunFacts.Suite("1.0.1", 1, 1, 0, suite.notYetWritten(), suite.unobservable()),
                        one.run(),
                        one.environment()));
        refusesSecond(
                "shards of different protocols cannot be merged: Durable Streams 1.0 (2026-06)",
                new RunFacts(
                        List.of(new RunFacts.Claim("S2 v1", "2026-05", List.of("core"), claim.unsupported())),
                        target,
                        suite,
                        one.run(),
                        one.environment()));
    }

    @Test
    void refusesMessagesThatAreNotTheShards() throws IOException {
        shard(1, 1, SampleFacts.shard(1, 1), true);
        Files.writeString(folder("1").resolve("messages.ndjson"), "\n");
        refuses("is not the evidence", "1");
    }

    private void refusesSecond(String why, RunFacts facts) throws IOException {
        shard(2, 2, facts, true);
        refuses(why, "1", "2");
    }

    private void refuses(String why, String... shards) {
        List<Path> folders = List.of(shards).stream().map(this::folder).toList();
        assertThatThrownBy(() -> Merge.of(folders))
                .isInstanceOf(CannotMerge.class)
                .hasMessageContaining(why);
    }

    private Judgement judged(Merge merge) throws IOException {
        Path all = folder.resolve("all.ndjson");
        merge.write(all);
        return Judge.judge(all, merge.facts(), merge.catalogues(), Baseline.NONE);
    }

    private Judgement shard(int index, int of, RunFacts facts, boolean holds) throws IOException {
        Judgement judgement = Judge.judge(messages(index, holds), facts, List.of(CATALOGUE), Baseline.NONE);
        Certificate.write(judgement, folder(Integer.toString(index)));
        return judgement;
    }

    /** Of one case, the index-th of its feature. */
    private Path messages(int index, boolean holds) throws IOException {
        RecordedRun run = new RecordedRun("shard" + index, index);
        RecordedRun.Scenario scenario =
                run.scenario("durable-streams/closure/close.feature", "Scenario", "@DS-2-01 @MUST");
        if (holds) {
            scenario.passed();
        } else {
            scenario.broken("a", "b");
        }
        return run.write(Files.createDirectories(folder(Integer.toString(index))));
    }

    private Path folder(String name) {
        return folder.resolve(name);
    }
}
