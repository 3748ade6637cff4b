// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.conformance.run.selftest.Crowd;
import dev.tidemark.conformance.scene.Examination;
import dev.tidemark.conformance.target.Dimension;
import dev.tidemark.conformance.target.Dimension.Way;
import dev.tidemark.conformance.target.Hooks;
import dev.tidemark.conformance.target.Settings;
import dev.tidemark.conformance.target.TargetReader;
import dev.tidemark.reports.contract.Ending;
import dev.tidemark.reports.evidence.Case;
import dev.tidemark.reports.evidence.Messages;
import dev.tidemark.reports.evidence.Secrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RunTest {

    private static Suite suite;

    @TempDir
    Path folder;

    @BeforeAll
    static void readSuite() {
        suite = Suite.read("selftest", "dev.tidemark.conformance.run.selftest", List.of());
    }

    @Test
    void knowsEveryScenarioWithPathTitleAndInheritedTags() {
        assertThat(suite.scenarios()).hasSize(33);
        var broken = suite.select(Selection.tagged("@T-2")).get(0);
        assertThat(broken.path()).isEqualTo("outcomes");
        assertThat(broken.feature()).isEqualTo("Ways to end");
        assertThat(broken.title()).isEqualTo("It finds a broken promise");
        assertThat(broken.tags()).containsExactlyInAnyOrder("selftest", "T-1", "T-2");
        assertThat(suite.select(Selection.tagged("T-20")).get(0).path()).isEqualTo("deep/crowd");
    }

    @Test
    void saysPerScenarioHowItEnded() {
        var outcomes = new Run(suite).execute(examination(Hooks.none()), Selection.tagged("T-1"));
        assertThat(kinds(outcomes))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "It passes", Ending.PASSED,
                        "It finds a broken promise", Ending.BROKEN,
                        "It stumbles", Ending.ERROR,
                        "It is about something that is not claimed", Ending.NOT_APPLICABLE,
                        "It lacks a hook", Ending.NOT_TESTED,
                        "It lacks something else", Ending.NOT_TESTED,
                        "It has a step that nobody wrote", Ending.ERROR));
    }

    @Test
    void runsCasesThatNeedARestartWhenThereIsAHook() {
        var hooks = new Hooks(Optional.of(() -> {}), Optional.empty());
        var outcomes = new Run(suite).execute(examination(hooks), Selection.tagged("T-5"));
        assertThat(kinds(outcomes)).containsExactly(Map.entry("It lacks a hook", Ending.ERROR));
    }

    @Test
    void runsScenariosInParallelButIsolatedOnesAloneAndLast() {
        var examination = examination(Hooks.none());
        var outcomes = new Run(List.of(suite), 8, outcome -> {}).execute(examination, Selection.tagged("T-20"));
        assertThat(outcomes).hasSize(26).allMatch(CaseOutcome::passed);
        var crowd = Crowd.of(examination);
        assertThat(crowd.most()).isBetween(2, 8);
        assertThat(crowd.disturbed()).isFalse();
        assertThat(crowd.visitsAfterALoner()).isZero();
    }

    @Test
    void runsOfDifferentThreadsDoNotMeet() {
        var examinations =
                Stream.generate(() -> examination(Hooks.none())).limit(4).toList();
        var runs = examinations.stream()
                .map(examination -> CompletableFuture.supplyAsync(
                        () -> new Run(suite).execute(examination, Selection.tagged("T-20"))))
                .toList();
        assertThat(runs).allSatisfy(run -> assertThat(run.join()).hasSize(26).allMatch(CaseOutcome::passed));
        assertThat(examinations).allSatisfy(examination -> {
            assertThat(Crowd.of(examination).visits()).isEqualTo(26);
            assertThat(Crowd.of(examination).disturbed()).isFalse();
        });
    }

    @Test
    void keepsNothingOfAnEarlierRun() throws IOException {
        var messages = folder.resolve("messages.ndjson");
        var run = new Run(suite);
        run.execute(examination(Hooks.none()), Selection.everything(), messages);
        var outcomes = run.execute(examination(Hooks.none()), Selection.tagged("T-2"), messages);
        assertThat(kinds(outcomes)).containsExactly(Map.entry("It finds a broken promise", Ending.BROKEN));
        assertThat(Files.readAllLines(messages))
                .filteredOn(line -> line.startsWith("{\"testCaseStarted\""))
                .hasSize(1);
        assertThat(folder).isDirectoryContaining(file -> file.equals(messages));
    }

    @Test
    void writesOneExecutionPerCaseWhenThereAreTwoParts() throws IOException {
        var messages = folder.resolve("messages.ndjson");
        new Run(suite).execute(examination(Hooks.none()), Selection.everything(), messages);
        assertThat(Files.readAllLines(messages))
                .filteredOn(line -> line.startsWith("{\"testCaseStarted\""))
                .hasSize(33);
        try (var files = Files.list(folder)) {
            assertThat(files.toList()).containsExactly(messages);
        }
    }

    @Test
    void runsSeveralSuitesIntoOneFile() throws IOException {
        var messages = folder.resolve("messages.ndjson");
        var deep = Suite.read("selftest/deep", "dev.tidemark.conformance.run.selftest", List.of());
        var outcomes = new Run(List.of(suite, deep), 8, outcome -> {})
                .execute(examination(Hooks.none()), Selection.everything(), messages);
        assertThat(deep.scenarios()).isNotEmpty();
        assertThat(outcomes).hasSize(33 + deep.scenarios().size());
        assertThat(Files.readAllLines(messages))
                .filteredOn(line -> line.startsWith("{\"testCaseStarted\""))
                .hasSize(outcomes.size());
    }

    @Test
    void runsSlowScenariosBesideTheOthersFromTheBeginning() {
        var slow = Suite.read("selftest-slow", "dev.tidemark.conformance.run.selftest", List.of());
        var examination = examination(Hooks.none());
        var outcomes = new Run(List.of(slow), 2, outcome -> {}).execute(examination, Selection.everything());
        assertThat(outcomes).hasSize(6).allMatch(CaseOutcome::passed);
        assertThat(Crowd.of(examination).most()).isEqualTo(4);
    }

    @Test
    void runsNothingBesideASlowScenarioWhenOneIsAllowedAtATime() {
        var slow = Suite.read("selftest-slow", "dev.tidemark.conformance.run.selftest", List.of());
        var examination = examination(Hooks.none());
        var outcomes = new Run(List.of(slow), 1, outcome -> {}).execute(examination, Selection.everything());
        assertThat(outcomes).hasSize(6).allMatch(CaseOutcome::passed);
        assertThat(Crowd.of(examination).most()).isEqualTo(1);
    }

    @Test
    void tellsProgressOfEveryScenario() {
        var told = new AtomicInteger();
        new Run(List.of(suite), 4, outcome -> told.incrementAndGet())
                .execute(examination(Hooks.none()), Selection.everything());
        assertThat(told).hasValue(33);
    }

    @Test
    void writesOneRunOfCucumberHoweverManySuitesThereAre() throws IOException {
        var messages = folder.resolve("messages.ndjson");
        var deep = Suite.read("selftest/deep", "dev.tidemark.conformance.run.selftest", List.of());
        new Run(List.of(suite, deep), 8, outcome -> {})
                .execute(examination(Hooks.none()), Selection.everything(), messages);
        var lines = Files.readAllLines(messages);
        for (var once : List.of("meta", "testRunStarted", "testRunFinished")) {
            assertThat(lines)
                    .filteredOn(line -> line.startsWith("{\"" + once + "\""))
                    .hasSize(1);
        }
        assertThat(lines.get(lines.size() - 1)).contains("testRunFinished", "\"success\":false");
        assertThat(lines)
                .filteredOn(line -> line.startsWith("{\"stepDefinition\""))
                .doesNotHaveDuplicates();
        var ids = lines.stream()
                .filter(line -> line.startsWith("{\"testCaseStarted\""))
                .map(line -> line.replaceAll(".*\"id\":\"([^\"]*)\".*", "$1"));
        assertThat(ids).doesNotHaveDuplicates();
    }

    @Test
    void readsFeaturesAsOftenAsOneLikes() {
        for (var i = 0; i < 300; i++) {
            assertThat(repeating().scenarios()).hasSize(4);
        }
    }

    @Test
    void saysThatARunSucceededInWhichEverythingPassed() throws IOException {
        var messages = folder.resolve("messages.ndjson");
        new Run(suite).execute(examination(Hooks.none()), Selection.tagged("T-20"), messages);
        assertThat(Files.readString(messages)).contains("\"success\":true");
    }

    @Test
    void triesAgainWhatAMomentOfTheMachineDecided() throws IOException {
        assertThat(repeated("T-40")).singleElement().matches(CaseOutcome::passed);
        assertThat(Files.readString(folder.resolve("messages.ndjson")))
                .contains("run 2 times, because an earlier try ended with: the machine stood still");
        assertThat(repeated("T-41")).singleElement().matches(outcome -> outcome.ending() == Ending.NOT_TESTED);
    }

    @Test
    void triesAgainOnceWhenAConnectionWasLost() {
        assertThat(repeated("T-42")).singleElement().matches(CaseOutcome::passed);
        assertThat(repeated("T-43")).singleElement().matches(outcome -> outcome.ending() == Ending.ERROR);
    }

    @Test
    void stopsWhenTheTargetIsGoneAndCountsNothingAgainstIt() throws IOException {
        var halt = new Halt();
        var messages = folder.resolve("messages.ndjson");
        var run = new Run(
                List.of(repeating()), 1, Course.of(outcome -> {}), halt, () -> Optional.of("connection refused"));
        assertThat(run.execute(examination(Hooks.none()), Selection.tagged("T-42", "T-43"), messages))
                .isEmpty();
        assertThat(halt.reason()).contains("the target stopped answering (connection refused)");
        assertThat(Files.readString(messages)).contains("testRunFinished", "\"success\":false");
    }

    @Test
    void endsEarlyWhenItIsHaltedAndKeepsWhatItHas() throws IOException {
        var halt = new Halt();
        var messages = folder.resolve("messages.ndjson");
        var run = new Run(List.of(suite), 1, Course.of(outcome -> halt.now("interrupted")), halt, Liveness.UNKNOWN);
        assertThat(run.execute(examination(Hooks.none()), Selection.everything(), messages))
                .hasSize(1);
        assertThat(Files.readAllLines(messages))
                .filteredOn(line -> line.startsWith("{\"testCaseFinished\""))
                .hasSize(1);
        assertThat(Files.readString(messages)).contains("testRunFinished", "\"success\":false");
    }

    @ParameterizedTest
    @ValueSource(strings = {"T-50", "T-51"})
    void endsInAnOrderlyWayWithoutMemoryAndKeepsWhatItHas(String tag) throws IOException {
        var halt = new Halt();
        var messages = folder.resolve("messages.ndjson");
        var memory = Suite.read("selftest-memory", "dev.tidemark.conformance.run.selftest", List.of());
        var run = new Run(List.of(memory), 1, Course.of(outcome -> {}), halt, Liveness.UNKNOWN);
        assertThat(run.execute(examination(Hooks.none()), Selection.tagged(tag), messages))
                .singleElement()
                .matches(CaseOutcome::passed);
        assertThat(halt.reason()).hasValueSatisfying(why -> assertThat(why)
                .startsWith("the kit ran out of memory (its heap is limited to ")
                .contains(" MiB", "-Xmx"));
        assertThat(Files.readAllLines(messages))
                .filteredOn(line -> line.startsWith("{\"testCaseFinished\""))
                .hasSize(1);
        assertThat(Files.readString(messages)).contains("testRunFinished", "\"success\":false");
    }

    @Test
    void whatIsWrittenForEveryWayIsACaseOfItsOwnInEachThatTheTargetHas() throws IOException {
        var readers = new Dimension(
                "reader",
                List.of(new Way("unary read", Optional.empty()), new Way("SSE session", Optional.of("fork"))));
        var ways = Suite.read("selftest-ways", "dev.tidemark.conformance.run.selftest", List.of(readers));
        var messages = folder.resolve("messages.ndjson");
        var outcomes = new Run(ways).execute(examination(Hooks.none()), Selection.everything(), messages);
        assertThat(kinds(outcomes))
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "Somebody reads (unary read)", Ending.PASSED,
                        "Somebody reads (SSE session)", Ending.NOT_APPLICABLE,
                        "Somebody reads much (unary read)", Ending.PASSED,
                        "Somebody reads much (SSE session)", Ending.NOT_APPLICABLE,
                        "Somebody writes", Ending.PASSED));
        assertThat(Messages.read(messages, new Secrets(List.of())).cases())
                .extracting(Case::id)
                .containsExactly(
                        "selftest-ways/ways/somebody-reads-sse-session",
                        "selftest-ways/ways/somebody-reads-unary-read",
                        "selftest-ways/ways/somebody-reads-much-sse-session",
                        "selftest-ways/ways/somebody-reads-much-unary-read",
                        "selftest-ways/ways/somebody-writes");
        var session = ways.scenarios().stream()
                .filter(scenario -> scenario.title().equals("Somebody reads (SSE session)"))
                .findFirst()
                .orElseThrow();
        assertThat(session.tags()).contains("reader-sse-session", "capability-fork");
        assertThat(readers.of(List.of("@T-60", "@reader-sse-session")).name()).isEqualTo("SSE session");
        assertThat(readers.of(List.of("@T-61")).name()).isEqualTo("unary read");
    }

    private List<CaseOutcome> repeated(String tag) {
        try {
            return new Run(repeating())
                    .execute(examination(Hooks.none()), Selection.tagged(tag), folder.resolve("messages.ndjson"));
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static Suite repeating() {
        return Suite.read("selftest-repeat", "dev.tidemark.conformance.run.selftest", List.of());
    }

    private static Examination examination(Hooks hooks) {
        var target = new TargetReader(Protocols.all(), new Settings(Map.of("target", "http://127.0.0.1:1")))
                .read()
                .orElseThrow();
        return new Examination(target.lacking(Map.of("fork", "not planned")).with(hooks), 1);
    }

    private static Map<String, Ending> kinds(List<CaseOutcome> outcomes) {
        return outcomes.stream().collect(Collectors.toMap(o -> o.scenario().title(), CaseOutcome::ending));
    }
}
