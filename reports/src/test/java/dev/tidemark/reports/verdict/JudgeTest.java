// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.verdict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.reports.RecordedRun;
import dev.tidemark.reports.SampleFacts;
import dev.tidemark.reports.requirements.Catalogue;
import dev.tidemark.reports.requirements.Level;
import dev.tidemark.reports.requirements.Requirement;
import dev.tidemark.reports.requirements.Side;
import dev.tidemark.reports.requirements.Specification;
import dev.tidemark.reports.run.RunFacts;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JudgeTest {

    @TempDir
    Path folder;

    private final RecordedRun run = new RecordedRun();

    @Test
    void aServerThatKeepsEveryPromisePasses() throws IOException {
        run.scenario("@M-1").passed();
        Judgement judgement = judge(must("M-1"));

        assertThat(judgement.overall()).isEqualTo(Overall.PASS);
        assertThat(judgement.exitCode()).isZero();
        assertThat(judgement.total().must()).isEqualTo(new Scoreboard.Tally(1, 0, 0));
    }

    @ParameterizedTest
    @CsvSource({"MUST,FAIL,PASS", "MUST_NOT,FAIL,PASS", "SHOULD,WARN,PASS", "SHOULD_NOT,WARN,PASS", "MAY,INFO,INFO"})
    void theLevelDecidesWhatABrokenCheckAndAHeldCheckMean(Level level, Outcome broken, Outcome held)
            throws IOException {
        run.scenario("@B-1").broken("a", "b");
        run.scenario("@H-1").passed();
        Judgement judgement = judge(requirement("B-1", level), requirement("H-1", level));

        assertThat(outcome(judgement, "B-1")).isEqualTo(broken);
        assertThat(outcome(judgement, "H-1")).isEqualTo(held);
    }

    @Test
    void aBrokenMustFails() throws IOException {
        run.scenario("@M-1").broken("a", "b");
        Judgement judgement = judge(must("M-1"));

        assertThat(judgement.overall()).isEqualTo(Overall.FAIL);
        assertThat(judgement.exitCode()).isEqualTo(1);
    }

    @Test
    void aBrokenShouldIsAWarning() throws IOException {
        run.scenario("@M-1").passed();
        run.scenario("@S-1").broken("a", "b");
        Judgement judgement = judge(must("M-1"), requirement("S-1", Level.SHOULD));

        assertThat(judgement.overall()).isEqualTo(Overall.PASS_WITH_WARNINGS);
        assertThat(judgement.exitCode()).isZero();
    }

    @Test
    void aScenarioCountsForEachOfItsRequirementsByThatRequirementsLevel() throws IOException {
        run.scenario("@M-1 @S-1").broken("a", "b");
        Judgement judgement = judge(must("M-1"), requirement("S-1", Level.SHOULD));

        assertThat(outcome(judgement, "M-1")).isEqualTo(Outcome.FAIL);
        assertThat(outcome(judgement, "S-1")).isEqualTo(Outcome.WARN);
        assertThat(judgement.cases().get(0).outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void aRequirementTakesTheWorstOfItsCases() throws IOException {
        run.scenario("@M-1").passed();
        run.scenario("@M-1").broken("a", "b");
        run.scenario("@M-1").executed("FAILED", "java.net.ConnectException", "refused", null);

        assertThat(outcome(judge(must("M-1")), "M-1")).isEqualTo(Outcome.FAIL);
    }

    @Test
    void howLargeAStreamMayBeIsTheTargetsChoice() throws IOException {
        run.scenario("@M-1").passed();
        run.scenario("@M-2")
                .notTested("413: an append of 20 bytes was refused after 40 bytes had been stored in that stream");
        Judgement judgement = judge(must("M-1"), must("M-2"));

        assertThat(judgement.overall()).isEqualTo(Overall.PASS);
        assertThat(judgement.leftOut())
                .extracting(group -> group.missing().missing())
                .containsExactly("its streams take no more bytes");
    }

    @Test
    void repetitionsThatDifferAreFlakyAndFailAMust() throws IOException {
        run.scenario("@M-1").passed().broken("a", "b");
        Judgement judgement = judge(must("M-1"));

        assertThat(outcome(judgement, "M-1")).isEqualTo(Outcome.FLAKY);
        assertThat(judgement.overall()).isEqualTo(Overall.FAIL);
        assertThat(judgement.failingCases()).hasSize(1);
    }

    @Test
    void aFlakyShouldIsAWarning() throws IOException {
        run.scenario("@M-1").passed();
        run.scenario("@S-1").broken("a", "b").passed();
        Judgement judgement = judge(must("M-1"), requirement("S-1", Level.SHOULD));

        assertThat(outcome(judgement, "S-1")).isEqualTo(Outcome.FLAKY);
        assertThat(judgement.overall()).isEqualTo(Overall.PASS_WITH_WARNINGS);
        assertThat(judgement.failingCases()).isEmpty();
    }

    @Test
    void repetitionsThatAgreeAreNotFlaky() throws IOException {
        run.scenario("@M-1").broken("a", "b").broken("a", "c");

        assertThat(outcome(judge(must("M-1")), "M-1")).isEqualTo(Outcome.FAIL);
    }

    @Test
    void aHarnessErrorInOneRepetitionAccusesNobodyOfFlakiness() throws IOException {
        run.scenario("@M-1").passed().executed("FAILED", "java.io.IOException", "reset", null);

        assertThat(outcome(judge(must("M-1")), "M-1")).isEqualTo(Outcome.HARNESS_ERROR);
    }

    @ParameterizedTest
    @CsvSource({
        "UNDEFINED,''",
        "PENDING,io.cucumber.java.PendingException",
        "AMBIGUOUS,io.cucumber.Ambiguous",
        "FAILED,java.net.ConnectException",
        "SKIPPED,org.opentest4j.TestAbortedException",
        "SKIPPED,''"
    })
    void whateverIsNotAFindingIsAHarnessErrorAndIncomplete(String status, String type) throws IOException {
        run.scenario("@M-1").executed(status, type, "it broke\nat line 2", null);
        Judgement judgement = judge(must("M-1"));

        assertThat(outcome(judgement, "M-1")).isEqualTo(Outcome.HARNESS_ERROR);
        assertThat(judgement.overall()).isEqualTo(Overall.INCOMPLETE);
        assertThat(judgement.exitCode()).isEqualTo(2);
        assertThat(judgement.cases().get(0).finding().reason()).doesNotContain("line 2");
    }

    @Test
    void aHarnessErrorUnderAShouldKeepsTheVerdictButNotTheExitCode() throws IOException {
        run.scenario("@M-1").passed();
        run.scenario("@S-1").executed("UNDEFINED", "", "", null);
        Judgement judgement = judge(must("M-1"), requirement("S-1", Level.SHOULD));

        assertThat(judgement.overall()).isEqualTo(Overall.PASS);
        assertThat(judgement.exitCode()).isEqualTo(2);
    }

    @Test
    void aPrerequisiteTheUserLeftOutKeepsTheVerdictAndIsCountedAsNotTested() throws IOException {
        run.scenario("@M-1").passed();
        run.scenario("durable-streams/durability/restart.feature", "A restart", "@M-2 @needs-restart")
                .notTested("no restart hook");
        Judgement judgement = judge(must("M-1"), must("M-2"));

        assertThat(judgement.overall()).isEqualTo(Overall.PASS);
        assertThat(judgement.exitCode()).isZero();
        assertThat(judgement.total().must()).isEqualTo(new Scoreboard.Tally(1, 0, 1));
        assertThat(judgement.leftOut()).singleElement().satisfies(group -> {
            assertThat(group.topics()).isEqualTo("durability");
            assertThat(group.missing().missing()).isEqualTo("no restart hook given");
        });
    }

    @Test
    void whatAServerMayLeaveOutAndDoesNotClaimDoesNotApply() throws IOException {
        run.scenario("@M-1").passed();
        run.scenario("@K-1").notTested("it is not known how data is dropped");
        Judgement judgement = judgeRetention(List.of());

        assertThat(judgement.overall()).isEqualTo(Overall.PASS);
        assertThat(judgement.exitCode()).isZero();
        assertThat(outcome(judgement, "K-1")).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(judgement.total().must()).isEqualTo(new Scoreboard.Tally(1, 0, 0));
        assertThat(judgement.counts().skipped()).isEqualTo(1);
        assertThat(judgement.notOffered().keySet())
                .singleElement()
                .asString()
                .contains("retention", "A server may keep everything.", "it is not known how data is dropped");
    }

    @Test
    void whatIsClaimedInSoManyWordsHasToBeDecided() throws IOException {
        run.scenario("@M-1").passed();
        run.scenario("@K-1").notTested("nothing was dropped");
        Judgement judgement = judgeRetention(List.of("retention"));

        assertThat(judgement.overall()).isEqualTo(Overall.INCOMPLETE);
        assertThat(judgement.gaps()).containsExactly("1 MUST requirement is undecided: K-1");
    }

    @Test
    void whatWasSeenIsJudgedAlsoWhereNobodyClaimsIt() throws IOException {
        run.scenario("@M-1").passed();
        run.scenario("@K-1").broken("410", "status 200");

        assertThat(judgeRetention(List.of()).overall()).isEqualTo(Overall.FAIL);
    }

    @Test
    void anOptionalCapabilityWhoseCasesNeverRanIsAGap() throws IOException {
        run.scenario("@M-1").passed();

        assertThat(judgeRetention(List.of()).overall()).isEqualTo(Overall.INCOMPLETE);
    }

    @Test
    void everyCaseIsCountedOnce() throws IOException {
        run.scenario("@M-1").passed();
        run.scenario("@M-1").broken("a", "b");
        run.scenario("@S-1").broken("a", "b");
        run.scenario("@S-1").broken("a", "b").passed();
        run.scenario("@M-1").executed("UNDEFINED", "", "", null);
        run.scenario("@M-1").notTested("no");
        run.scenario("@M-1").notApplicable("no");
        run.scenario("@O-1").broken("a", "b");
        Judgement judgement = judge(must("M-1"), requirement("S-1", Level.SHOULD), requirement("O-1", Level.MAY));

        assertThat(judgement.counts()).isEqualTo(new CaseCounts(2, 1, 2, 2, 1));
        assertThat(judgement.counts().text()).isEqualTo("2 passed, 1 failed, 2 warned, 2 skipped, 1 error");
    }

    @Test
    void aBaselineTellsKnownFromNew() throws IOException {
        run.scenario("@M-1").broken("a", "b");
        run.scenario("@M-2").broken("a", "b");
        BaselineCheck check = judge(SampleFacts.core(), baseline("M-1"), must("M-1"), must("M-2"))
                .baselineCheck();

        assertThat(check.known()).containsExactly("M-1");
        assertThat(check.fresh()).containsExactly("M-2");
    }

    @Test
    void notTestedForAnUnknownReasonIsIncomplete() throws IOException {
        run.scenario("@M-1").passed();
        run.scenario("@M-2").notTested("somehow not");
        run.scenario("@M-3 @needs-account").notTested("an account was supplied");
        Judgement judgement = judge(must("M-1"), must("M-2"), must("M-3"));

        assertThat(judgement.overall()).isEqualTo(Overall.INCOMPLETE);
        assertThat(judgement.total().must()).isEqualTo(new Scoreboard.Tally(1, 0, 2));
        assertThat(judgement.gaps()).containsExactly("2 MUST requirements are undecided: M-2, M-3");
    }

    @Test
    void onlyLeftOutPrerequisitesAndNothingElseCertifiesNothing() throws IOException {
        run.scenario("@M-1 @needs-restart").notTested("no restart hook");

        assertThat(judge(must("M-1")).overall()).isEqualTo(Overall.INCOMPLETE);
    }

    @Test
    void aClaimedMustWithoutACaseIsIncomplete() throws IOException {
        run.scenario("@M-1").passed();
        Judgement judgement = judge(must("M-1"), must("M-2"));

        assertThat(judgement.overall()).isEqualTo(Overall.INCOMPLETE);
        assertThat(judgement.exitCode()).isEqualTo(2);
    }

    @Test
    void fewerCasesThanExpectedAreIncomplete() throws IOException {
        run.scenario("@M-1").passed();
        Judgement judgement = judge(SampleFacts.expecting(2), Baseline.NONE, must("M-1"));

        assertThat(judgement.overall()).isEqualTo(Overall.INCOMPLETE);
        assertThat(judgement.gaps()).containsExactly("1 of 2 cases were executed");
    }

    @Test
    void aRunThatDidNotFinishIsIncomplete() throws IOException {
        run.scenario("@M-1").passed();
        Judgement judgement =
                Judge.judge(run.writeUnfinished(folder), SampleFacts.core(), catalogues(must("M-1")), Baseline.NONE);

        assertThat(judgement.overall()).isEqualTo(Overall.INCOMPLETE);
    }

    @Test
    void aRequirementOfACapabilityThatIsNotClaimedDoesNotCount() throws IOException {
        run.scenario("@M-1").passed();
        run.scenario("@F-1").broken("a", "b");
        Requirement fork = new Requirement("F-1", "2", "t", Level.MUST, Side.SERVER, "fork", "s");
        Judgement judgement = judge(must("M-1"), fork);

        assertThat(outcome(judgement, "F-1")).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(judgement.overall()).isEqualTo(Overall.PASS);
    }

    @Test
    void aClaimedCapabilityUnknownToTheCatalogueIsRefused() {
        RunFacts facts = SampleFacts.claiming(List.of("core", "teleport"));

        assertThatThrownBy(() -> judge(facts, Baseline.NONE, must("M-1")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("teleport");
    }

    @Test
    void clientSideRequirementsAreNotJudged() throws IOException {
        run.scenario("@M-1").passed();
        Requirement client = new Requirement("C-1", "2", "t", Level.MUST, Side.CLIENT, "core", "s");
        Judgement judgement = judge(must("M-1"), client);

        assertThat(judgement.requirements()).hasSize(1);
        assertThat(judgement.clientSide()).isEqualTo(1);
        assertThat(judgement.overall()).isEqualTo(Overall.PASS);
    }

    @Test
    void exclusionsAreListedAndLeaveNoGap() throws IOException {
        run.scenario("@M-1").passed();
        Judgement judgement = judge(must("M-1"), must("N-1"), must("U-1"));

        assertThat(judgement.overall()).isEqualTo(Overall.PASS);
        assertThat(judgement.exclusions())
                .extracting(Exclusion::kind)
                .containsExactly("not yet written", "unobservable");
    }

    @Test
    void aCaseWithoutARequirementIsOurDefect() throws IOException {
        run.scenario("@M-1").passed();
        run.scenario("@X-9").passed();
        Judgement judgement = judge(must("M-1"));

        assertThat(judgement.harnessErrors()).hasSize(1);
        assertThat(judgement.exitCode()).isEqualTo(2);
    }

    @Test
    void aPartialRunJudgesOnlyWhatItExecuted() throws IOException {
        run.scenario("@M-1").passed();
        Judgement judgement = judge(SampleFacts.only("@M-1"), Baseline.NONE, must("M-1"), must("M-2"));

        assertThat(judgement.partial()).isTrue();
        assertThat(judgement.requirements()).hasSize(1);
        assertThat(judgement.exitCode()).isZero();
    }

    @Test
    void aBaselineEntryChangesTheExitCodeButNotTheVerdict() throws IOException {
        run.scenario("@M-1").broken("a", "b");
        Judgement judgement = judge(SampleFacts.core(), baseline("M-1"), must("M-1"));

        assertThat(judgement.overall()).isEqualTo(Overall.FAIL);
        assertThat(judgement.exitCode()).isZero();
    }

    @Test
    void aBaselineEntryMayNameACase() throws IOException {
        run.scenario("@M-1").broken("a", "b");
        Baseline baseline = baseline("durable-streams/closure/close/scenario-1");

        assertThat(judge(SampleFacts.core(), baseline, must("M-1")).exitCode()).isZero();
    }

    @Test
    void aBaselineThatMissesAFailureDoesNotHideIt() throws IOException {
        run.scenario("@M-1").broken("a", "b");
        run.scenario("@M-2").broken("a", "b");

        assertThat(judge(SampleFacts.core(), baseline("M-1"), must("M-1"), must("M-2"))
                        .exitCode())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({"M-1", "M-404"})
    void aStaleBaselineEntryBreaksTheBuild(String name) throws IOException {
        run.scenario("@M-1").passed();
        Judgement judgement = judge(SampleFacts.core(), baseline(name), must("M-1"));

        assertThat(judgement.overall()).isEqualTo(Overall.PASS);
        assertThat(judgement.exitCode()).isEqualTo(1);
    }

    @Test
    void theVerdictOverTwoProtocolsIsTheWorseOfTheirs() throws IOException {
        run.scenario("@M-1").passed();
        run.scenario("@R-1").broken("a", "b");
        Judgement judgement = judgeBoth();

        assertThat(judgement.protocols())
                .extracting(ProtocolVerdict::overall)
                .containsExactly(Overall.PASS, Overall.FAIL);
        assertThat(judgement.overall()).isEqualTo(Overall.FAIL);
        assertThat(judgement.exitCode()).isEqualTo(1);
        assertThat(judgement.total().must()).isEqualTo(new Scoreboard.Tally(1, 1, 0));
    }

    @Test
    void aProtocolOfWhichNothingWasDecidedLeavesTheExaminationIncomplete() throws IOException {
        run.scenario("@M-1").passed();
        Judgement judgement = judgeBoth();

        assertThat(judgement.overall()).isEqualTo(Overall.INCOMPLETE);
        assertThat(judgement.gaps()).containsExactly("S2 v1: 1 MUST requirement is undecided: R-1");
        assertThat(judgement.exitCode()).isEqualTo(2);
    }

    @Test
    void aCapabilityIsClaimedPerProtocol() throws IOException {
        run.scenario("@M-1").passed();
        run.scenario("@R-1").passed();
        run.scenario("@R-2").broken("a", "b");
        Judgement judgement =
                judgeBoth(new Requirement("R-2", "2", "t", Level.MUST, Side.SERVER, "core", "named like the other's"));

        assertThat(outcome(judgement, "R-2")).isEqualTo(Outcome.NOT_APPLICABLE);
        assertThat(judgement.overall()).isEqualTo(Overall.PASS);
    }

    @Test
    void everyCatalogueNeedsItsClaim() {
        List<Catalogue> one = catalogues(must("M-1"));

        assertThatThrownBy(() -> Judge.judge(run.write(folder), SampleFacts.ofBoth(), one, Baseline.NONE))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("2 claims cannot be judged by 1 catalogues");
    }

    @Test
    void whatCucumberReallyWroteIsJudged() throws IOException {
        Judgement judgement = Judge.judge(
                Path.of("src/test/resources/runs/cucumber.ndjson"),
                SampleFacts.core(),
                List.of(Catalogue.named("durable-streams")),
                Baseline.NONE);

        assertThat(outcome(judgement, "DS-2-01")).isEqualTo(Outcome.FAIL);
        assertThat(outcome(judgement, "DS-4-03")).isEqualTo(Outcome.FAIL);
        assertThat(outcome(judgement, "DS-4-01")).isEqualTo(Outcome.NOT_TESTED);
        assertThat(outcome(judgement, "DS-3-01")).isEqualTo(Outcome.HARNESS_ERROR);
        assertThat(judgement.cases())
                .extracting(CaseVerdict::outcome)
                .containsExactly(
                        Outcome.PASS,
                        Outcome.FAIL,
                        Outcome.FAIL,
                        Outcome.HARNESS_ERROR,
                        Outcome.NOT_APPLICABLE,
                        Outcome.HARNESS_ERROR,
                        Outcome.INFO,
                        Outcome.INFO,
                        Outcome.NOT_TESTED);
    }

    @Test
    void aMayShowsWhatWasObserved() throws IOException {
        run.scenario("@O-1").broken("either", "405 on POST");
        Judgement judgement = judge(requirement("O-1", Level.MAY));

        assertThat(judgement.requirements().get(0).reason()).isEqualTo("405 on POST");
    }

    private Judgement judge(Requirement... requirements) throws IOException {
        return judge(SampleFacts.core(), Baseline.NONE, requirements);
    }

    private Judgement judge(RunFacts facts, Baseline baseline, Requirement... requirements) throws IOException {
        return Judge.judge(run.write(folder), facts, catalogues(requirements), baseline);
    }

    /** With a second capability that the specification lets a server leave out. */
    private Judgement judgeRetention(List<String> asserted) throws IOException {
        RunFacts core = SampleFacts.core();
        RunFacts.Claim claim =
                new RunFacts.Claim("Durable Streams 1.0", "2026-06", List.of("core", "retention"), Map.of(), asserted);
        RunFacts facts = new RunFacts(List.of(claim), core.target(), core.suite(), core.run(), core.environment());
        Requirement gone = new Requirement("K-1", "1", "t", Level.MUST, Side.SERVER, "retention", "s");
        Specification specification = new Specification(Map.of(), Map.of("retention", "A server may keep everything."));
        Catalogue catalogue =
                new Catalogue("sample", "Sample", "1", "a test", List.of(must("M-1"), gone), specification);
        return Judge.judge(run.write(folder), facts, List.of(catalogue), Baseline.NONE);
    }

    private Judgement judgeBoth(Requirement... further) throws IOException {
        List<Requirement> requirements = new ArrayList<>(List.of(further));
        requirements.add(new Requirement("R-1", "1", "t", Level.MUST, Side.SERVER, "read", "s"));
        List<Catalogue> both =
                List.of(catalogues(must("M-1")).get(0), new Catalogue("other", "Other", "1", "a test", requirements));
        return Judge.judge(run.write(folder), SampleFacts.ofBoth(), both, Baseline.NONE);
    }

    private static List<Catalogue> catalogues(Requirement... requirements) {
        return List.of(new Catalogue("sample", "Sample", "1", "a test", List.of(requirements)));
    }

    private static Outcome outcome(Judgement judgement, String id) {
        return judgement.requirements().stream()
                .filter(r -> r.id().equals(id))
                .findFirst()
                .orElseThrow()
                .outcome();
    }

    private static Requirement must(String id) {
        return requirement(id, Level.MUST);
    }

    private static Requirement requirement(String id, Level level) {
        return new Requirement(id, "1", "Title of " + id, level, Side.SERVER, "core", "Statement of " + id);
    }

    private static Baseline baseline(String names) {
        return new Baseline(List.of(new Baseline.Entry(names, "known", LocalDate.of(2026, 11, 1))));
    }
}
