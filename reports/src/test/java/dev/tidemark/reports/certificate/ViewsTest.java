// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.networknt.schema.InputFormat;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.tidemark.reports.RecordedRun;
import dev.tidemark.reports.SampleFacts;
import dev.tidemark.reports.requirements.Catalogue;
import dev.tidemark.reports.run.RunFacts;
import dev.tidemark.reports.verdict.Baseline;
import dev.tidemark.reports.verdict.BaselineNames;
import dev.tidemark.reports.verdict.Judge;
import dev.tidemark.reports.verdict.Judgement;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the views of a real catalogue tell. */
class ViewsTest {

    private static final String ONE = """
            {"exchanges": [{"at": "2026-11-22T10:14:03Z", "millis": 12,
            "request": {"method": "GET", "url": "http://h:1/v1/stream/a", "headers": [], "body": null},
            "response": {"status": 200, "headers": [], "body": {"text": ""}}}]}""";

    private static final String RACE = """
            {"exchanges": [
             {"at": "2026-11-22T10:14:03.000Z", "millis": 40, "request": {"method": "GET", "url": "http://h/s?offset=-1",
              "headers": [], "body": null}, "response": {"status": 200, "headers": [["X-Noise", "1"], ["Stream-Next-Offset", "2"]],
              "body": {"text": "half", "bytes": 4}}, "arrivals": [{"millis": 12, "what": "event: data"}]},
             {"at": "2026-11-22T10:14:03.010Z", "millis": 10, "request": {"method": "GET", "url": "http://h/s?offset=-1",
              "headers": [], "body": null}, "response": {"status": 200, "headers": [["Stream-Closed", "true"]],
              "body": {"text": "whole", "bytes": 5}}}]}""";

    @TempDir
    Path folder;

    private RecordedRun run = new RecordedRun();

    @Test
    void sarifKeepsItsSchema() throws IOException {
        run.scenario("@DS-2-01 @DS-5.2-28").broken("it's there", "status 404, \"nothing\"");
        write(Baseline.NONE);

        try (InputStream schema = getClass().getResourceAsStream("/schemas/sarif-2.1.0.json")) {
            var validator = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema);
            assertThat(validator.validate(file("partial-run.sarif"), InputFormat.JSON))
                    .isEmpty();
            assertThat(validator.validate("{\"version\": \"2.1.0\"}", InputFormat.JSON))
                    .isNotEmpty();
        }
        assertThat(file("partial-run.sarif"))
                .contains("\"ruleId\" : \"DS-2-01\"", "PROTOCOL.md#2-terminology", "\"level\" : \"error\"");
    }

    @Test
    void junitTellsTheSameNumbersAndEscapesNoApostrophe() throws IOException {
        run.scenario("@DS-2-01").broken("it's there", "isn't <here> & \"now\"");
        run.scenario("@DS-2-01").passed();
        run.scenario("@DS-2-01").notTested("no reason");
        Judgement judgement = write(Baseline.NONE);

        assertThat(judgement.counts().text()).isEqualTo("1 passed, 1 failed, 0 warned, 1 skipped");
        assertThat(file("junit.xml"))
                .contains("tests=\"3\" failures=\"1\" errors=\"0\" skipped=\"1\" time=\"14.400\"", "time=\"0.000\"")
                .contains("message=\"isn't &lt;here&gt; &amp; &quot;now&quot;\"")
                .doesNotContain("&apos;");
        assertThat(file("partial-run.html")).contains("cases: 1 passed, 1 failed, 0 warned, 1 skipped");
        assertThat(file("partial-run.md")).contains("cases: 1 passed, 1 failed, 0 warned, 1 skipped");
        assertThat(FirstScreen.cases(judgement)).isEqualTo("cases: 1 passed, 1 failed, 0 warned, 1 skipped");
    }

    @Test
    void githubIsToldInItsOwnCommands() throws IOException {
        run.scenario("@DS-2-01").broken("100% of it", "status 404");

        assertThat(GithubAnnotations.render(write(Baseline.NONE)))
                .isEqualTo("::error title=DS-2-01 MUST%2C Tail is the append point"
                        + "::expected: 100%25 of it%0Aobserved: status 404\n");
        assertThat(GithubAnnotations.render(write(known("DS-2-01")))).startsWith("::notice title=DS-2-01");
    }

    @Test
    void aBaselineSaysWhatIsKnownAndWhatIsNew() throws IOException {
        run.scenario("@DS-2-01").broken("a", "b");
        Judgement judgement = write(known("DS-2-01"));

        assertThat(FirstScreen.render(judgement)).contains("\nknown: 1, new: 0\n");
        assertThat(file("partial-run.html")).contains("known: 1, new: 0");
        assertThat(file("partial-run.md")).contains("known: 1, new: 0");
    }

    @Test
    void aWrittenBaselineAcceptsTheRunItWasWrittenFrom() throws IOException {
        run.scenario("@DS-2-01").broken("a", "b");
        Judgement judgement = write(Baseline.NONE);
        Path file = Files.writeString(
                folder.resolve("known.yaml"), Baseline.written(judgement, LocalDate.of(2026, 11, 22), "first day"));

        assertThat(write(Baseline.read(file)).exitCode()).isZero();
    }

    @Test
    void aMisspeltNameInABaselineIsToldWhatIsNearIt() {
        assertThat(BaselineNames.unknown(known("DS-9-99"), List.of("DS-9-09", "DS-2-01", "close/a")))
                .hasValue("the baseline names what is neither a requirement nor a case: DS-9-99"
                        + " (near it: DS-9-09, DS-2-01, close/a)");
        assertThat(BaselineNames.unknown(known("DS-2-01"), List.of("DS-2-01"))).isEmpty();
    }

    @Test
    void twoCertificatesAreCompared() throws IOException {
        run.scenario("@DS-2-01").broken("a", "b");
        run.scenario("@DS-3-03").passed();
        RunFacts full = SampleFacts.core();
        Certificate.write(judge(full, Baseline.NONE), out());
        Path old = Files.move(out().resolve("certificate.json"), folder.resolve("old.json"));
        Files.writeString(old, Files.readString(old).replaceFirst("\"id\" : \"DS-4-01\"", "\"id\" : \"DS-0-00\""));
        run = new RecordedRun();
        run.scenario("@DS-2-01").passed();
        run.scenario("@DS-3-03").broken("a", "b");
        Comparison comparison = Comparison.of(old, judge(full, Baseline.NONE));

        assertThat(comparison.sentence()).isEqualTo("1 fixed, 1 new; suite changed: 1 rule new, 1 rule gone");
        assertThat(comparison.text())
                .contains(
                        "Compared with acme-streams 2.4.1, 2026-11-22:",
                        "fixed  DS-2-01 Tail is the append point: FAIL -> PASS",
                        "new    DS-3-03 Any content type: PASS -> FAIL");
        assertThat(comparison.markdown()).contains("| fixed | DS-2-01 Tail is the append point | FAIL | PASS |");
        assertThatThrownBy(() ->
                        Comparison.of(Files.writeString(folder.resolve("no.json"), "no"), judge(full, Baseline.NONE)))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("is no certificate");
    }

    @Test
    void theExchangeOnACardIsTheOneThatShowsWhatWasObserved() throws IOException {
        run.scenario("@DS-2-01").broken("the closed mark", "no Stream-Closed; status 200: half", RACE);
        write(Baseline.NONE);

        assertThat(file("partial-run.html"))
                .containsSubsequence("id=\"card-DS-2-01\"", "Stream-Next-Offset: 2", "1 more header", "X-Noise: 1")
                .containsSubsequence(
                        "Timeline of 5 moments", "<td>0</td>", "<td>10</td>", "<td>12</td>", "event: data");
    }

    @Test
    void aMarkedExchangeDecidesWhateverTheWordsSay() throws IOException {
        String marked = RACE.replace(
                "\"text\": \"whole\", \"bytes\": 5}}}", "\"text\": \"whole\", \"bytes\": 5}}, \"deciding\": true}");
        run.scenario("@DS-2-01").broken("the closed mark", "no Stream-Closed; status 200", marked);
        Judgement judgement = write(Baseline.NONE);
        Card card = Card.of(judgement.failures().get(0), judgement);

        assertThat(card.cases().get(0).exchange().exchange().deciding()).isTrue();
    }

    @Test
    void whatASiteHasToLetPassIsNamedByItsHashAndNothingElse() throws IOException {
        run.scenario("@DS-2-01").broken("a", "b");
        write(Baseline.NONE);
        String page = file("partial-run.html");

        assertThat(page)
                .contains("default-src 'none'; style-src 'sha256-", "script-src 'sha256-")
                .doesNotContain("unsafe-inline", " style=");
        assertThat(page).contains("PROTOCOL.md#2-terminology", "2 Terminology", "-Donly=DS-2-01");
    }

    @Test
    void theBriefPageHasTheFindingsAndNoCases() throws IOException {
        run.scenario("@DS-2-01").broken("a", "b", RACE);
        Certificate.write(judge(SampleFacts.only("x"), Baseline.NONE), out(), Detail.BRIEF);

        assertThat(file("partial-run.html"))
                .contains("id=\"card-DS-2-01\"", "id=\"r-DS-2-01\"")
                .doesNotContain("id=\"cases\"", "href=\"#c-");
    }

    @Test
    void theScriptIsNamedFromWhereTheReaderStands() throws IOException {
        run.scenario("@DS-2-01").broken("status 404", "status 200", ONE);

        assertThat(FirstScreen.render(write(Baseline.NONE), Path.of("target/my certificate")))
                .endsWith("\n  sh 'target/my certificate/evidence/DS-2-01/repro.sh'\n");
    }

    @Test
    void anUndecidedMustIsNamedWithEveryWayOut() throws IOException {
        run.scenario("@DS-2-01").passed();
        run.scenario("@DS-4.1-01").notTested("nobody knows");
        Judgement judgement = judge(claiming("core", "close"), Baseline.NONE);
        NextStep next = NextStep.of(judgement);

        assertThat(next.sentence())
                .startsWith("Next: DS-3-03 MUST, Any content type, is undecided (no case was executed).");
        run = new RecordedRun();
        run.scenario("@DS-4.1-01").notTested("nobody knows");
        RunFacts only = SampleFacts.only("DS-4.1-01");
        RunFacts partial = new RunFacts(
                claiming("core", "close").claims(), only.target(), only.suite(), only.run(), only.environment());
        next = NextStep.of(judge(partial, Baseline.NONE));
        assertThat(next.sentence()).contains("DS-4.1-01 MUST", "nobody knows", "if the server has no close");
        assertThat(next.lines())
                .containsExactly(
                        "mvn -B verify -Dtarget=http://localhost:4437 -Dtidemark.seed=7f3a -Donly=DS-4.1-01",
                        "unsupported:",
                        "  close: REASON");
    }

    @Test
    void noBadgeIsLongerThanABadge() throws IOException {
        run.scenario("@DS-2-01").passed();
        run.scenario("durable-streams/durability/restart.feature", "A restart", "@DS-4-01 @needs-restart")
                .notTested("no restart hook");
        Judgement judgement = judge(SampleFacts.only("x"), Baseline.NONE);
        Badge badge = Badge.of(judgement);

        assertThat(badge.message()).isEqualTo("conforms: 1 of 1; restart not tested");
        assertThat(badge.message()).hasSizeLessThanOrEqualTo(40);
        assertThat(FirstScreen.render(judge(SampleFacts.only("x"), Baseline.NONE)))
                .contains("MUST 1 of 2, 1 not tested", "Not tested: 1 requirement (no restart hook given)");
        assertThat(Pattern.compile("width=\"(\\d+)\"")
                        .matcher(new Templates().render("badge.ftlx", java.util.Map.of("badge", badge)))
                        .results()
                        .map(width -> Integer.valueOf(width.group(1)))
                        .findFirst()
                        .orElseThrow())
                .isLessThan(600);
    }

    private static RunFacts claiming(String... capabilities) {
        return SampleFacts.claiming(List.of(capabilities));
    }

    private static Baseline known(String name) {
        return new Baseline(List.of(new Baseline.Entry(name, "known", LocalDate.of(2026, 11, 1))));
    }

    /** A partial run, so that the requirements nobody executed do not count. */
    private Judgement write(Baseline baseline) throws IOException {
        Judgement judgement = judge(SampleFacts.only("x"), baseline);
        Certificate.write(judgement, out());
        return judgement;
    }

    private Judgement judge(RunFacts facts, Baseline baseline) throws IOException {
        return Judge.judge(run.write(folder), facts, List.of(Catalogue.named("durable-streams")), baseline);
    }

    private Path out() {
        return folder.resolve("out");
    }

    private String file(String name) throws IOException {
        return Files.readString(out().resolve(name));
    }
}
