// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.likeness;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.reports.RecordedRun;
import dev.tidemark.reports.SampleFacts;
import dev.tidemark.reports.requirements.Catalogue;
import dev.tidemark.reports.verdict.Baseline;
import dev.tidemark.reports.verdict.Judge;
import dev.tidemark.reports.verdict.RequirementVerdict;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DeviantsTest {

    private static final String FILE = "durable-streams/closure/close.feature";
    private static final String CASES = "durable-streams/closure/close/";
    private static final Deviants KNOWN = Deviants.read("""
            answers-500\tDS-2-01\tAnswers 500.
            \tdurable-streams/closure/close/one\tstatus 500
            \tdurable-streams/closure/close/two\tstatus 500
            \tdurable-streams/closure/close/three
            forgets\tDS-2-01\tForgets it.
            \tdurable-streams/closure/close/one\tno stream
            \tdurable-streams/closure/close/two
            \tdurable-streams/closure/close/three
            also-forgets\tDS-2-02\tForgets it, too.
            \tdurable-streams/closure/close/one\tno stream
            """);

    @TempDir
    Path folder;

    private final RecordedRun run = new RecordedRun();

    @Test
    void namesTheFaultThatWasSeen() throws IOException {
        seen("status 500: {\"code\":7}", "status 500", null);
        assertThat(like()).hasValue("answers-500");
    }

    @Test
    void saysNothingOfCasesThatFailForAnotherReason() throws IOException {
        seen("status 404", "status 404", null);
        assertThat(like()).isEmpty();
    }

    @Test
    void saysNothingOfTwoFaultsAtOnce() throws IOException {
        seen("no stream", "status 500", null);
        assertThat(like()).isEmpty();
    }

    @Test
    void saysNothingWhereMoreFails() throws IOException {
        seen("status 500", "status 500", "status 500");
        assertThat(like()).isEmpty();
    }

    @Test
    void saysNothingWhereNothingFails() throws IOException {
        seen(null, null, null);
        assertThat(like()).isEmpty();
    }

    @Test
    void saysNothingWhereTwoFaultsLookAlike() throws IOException {
        var twice = Deviants.read(KNOWN.text()
                + KNOWN.text()
                        .replace("answers-500", "another")
                        .replace("also-forgets", "more")
                        .replace("forgets", "yet"));
        seen("status 500", "status 500", null);
        assertThat(twice.like(verdict())).isEmpty();
    }

    @Test
    void theTableIsReadAsItWasWritten() {
        assertThat(Deviants.read(KNOWN.text())).isEqualTo(KNOWN);
        assertThat(KNOWN.all().get(1).seen())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        CASES + "one", Seen.broken("no stream"), CASES + "two", Seen.HELD, CASES + "three", Seen.HELD));
        assertThat(KNOWN.all()).allMatch(Deviant::caught);
        assertThat(Deviants.named("nothing").all()).isEmpty();
    }

    @Test
    void whatIsAnotherInEveryRunIsNotCompared() {
        assertThat(Seen.broken("next offset 0000000000000005_0000000000000050, 40 bytes: 'message 1;mess"))
                .isEqualTo(Seen.broken("next offset 0000000000000007_0000000000000060, 40 bytes: 'message 2;'"));
        assertThat(Seen.broken("status 200")).isNotEqualTo(Seen.broken("status 204"));
    }

    private void seen(String... observed) {
        String[] titles = {"One", "Two", "Three"};
        for (int i = 0; i < titles.length; i++) {
            RecordedRun.Scenario scenario = run.scenario(FILE, titles[i], "@DS-2-01");
            if (observed[i] == null) {
                scenario.passed();
            } else {
                scenario.broken("something else", observed[i]);
            }
        }
    }

    private Optional<String> like() throws IOException {
        return KNOWN.like(verdict()).map(Deviant::id);
    }

    private RequirementVerdict verdict() throws IOException {
        Catalogue catalogue = Catalogue.named("durable-streams");
        return Judge.judge(run.write(folder), SampleFacts.only("DS-2-01"), List.of(catalogue), Baseline.NONE)
                .requirements()
                .get(0);
    }
}
