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
import dev.tidemark.reports.requirements.Level;
import dev.tidemark.reports.requirements.Requirement;
import dev.tidemark.reports.requirements.Side;
import dev.tidemark.reports.run.RunFacts;
import dev.tidemark.reports.verdict.Baseline;
import dev.tidemark.reports.verdict.Judge;
import dev.tidemark.reports.verdict.Judgement;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.w3c.dom.Document;

class CertificateTest {

    private static final String EXCHANGES = """
            {"leftOut": 1, "exchanges": [
              {"at": "2026-11-22T10:14:03Z", "millis": 12,
               "request": {"method": "GET", "url": "http://localhost:4437/v1/stream/a", "headers": [
                 ["Authorization", "Bearer s3cret-token"], ["X-Tenant-Key", "s3cret-tenant"]], "body": null},
               "response": {"status": 200, "headers": [["ETag", "a"], ["Set-Cookie", "id=s3cret-cookie"]],
                 "body": {"text": "you said s3cret-token", "bytes": 21}}}]}
            """;

    private static final Catalogue SAMPLE = new Catalogue(
            "sample",
            "Sample",
            "1",
            "a test",
            List.of(requirement("M-1", Level.MUST), requirement("M-2", Level.MUST), requirement("S-1", Level.SHOULD)));

    private static final Catalogue OTHER = new Catalogue(
            "other",
            "Other",
            "1",
            "a test",
            List.of(new Requirement("R-1", "READ", "Title of R-1", Level.MUST, Side.SERVER, "read", "Statement")));

    @TempDir
    Path folder;

    private final RecordedRun run = new RecordedRun();

    @Test
    void aFullRunWritesEveryView() throws IOException {
        run.scenario("@M-1").broken("the new tag", "ETag was the old one", EXCHANGES);
        write(SampleFacts.core());

        assertThat(files().keySet())
                .containsExactly(
                        "badge.json",
                        "badge.svg",
                        "certificate.html",
                        "certificate.json",
                        "certificate.md",
                        "certificate.sarif",
                        "evidence/M-1/repro.sh",
                        "junit.xml");
    }

    @Test
    void aGapIsAnErrorForReadersOfJunitOnlyWhereNothingElseIsWrong() throws IOException {
        run.scenario("@M-1").notTested("no fork, so there is nothing to judge");
        write(SampleFacts.core());
        assertThat(files().get("junit.xml")).contains("errors=\"1\"", "the examination is complete");

        run.scenario("@M-2").broken("the new tag", "ETag was the old one", EXCHANGES);
        write(SampleFacts.core());
        assertThat(files().get("junit.xml"))
                .contains("tests=\"2\" failures=\"1\" errors=\"0\" skipped=\"1\"")
                .doesNotContain("the examination is complete");
    }

    @Test
    void theFirstScreenIsTheSpecifiedOne() throws IOException {
        run.scenario("@M-1").passed();
        run.scenario("@S-1").broken("the new tag", "ETag was the old one", EXCHANGES);
        run.scenario("durable-streams/durability/restart.feature", "A restart", "@M-2 @needs-restart")
                .notTested("no restart hook");
        Judgement judgement = write(SampleFacts.core());

        assertThat(FirstScreen.render(judgement).lines())
                .containsExactly(
                        "acme-streams 2.4.1 conforms to Durable Streams 1.0 (2026-06) with warnings: restart not tested.",
                        "MUST 1 of 2, 1 not tested   SHOULD 0 of 1, 1 broken   MAY 0 observed",
                        "Not tested: 1 requirement (no restart hook given)",
                        "Suite 1.0.0 (each of its checks was seen to fail: 212 deviations, 212 caught), seed 7f3a,"
                                + " 2026-11-22 10:14 UTC, 14 s, evidence sha256 "
                                + judgement.sha256().substring(0, 12) + "...",
                        "",
                        "capability             verdict            MUST      SHOULD    MAY seen  not tested",
                        "core                   PASS WITH WARNINGS 1/2       0/1       -         1",
                        "",
                        "Next: S-1 SHOULD, Title of S-1. Run it again with",
                        "  mvn -B verify -Dtarget=http://localhost:4437 -Dtidemark.seed=7f3a -Donly=S-1");
    }

    @Test
    void whatWasNotTestedAddsUpWhateverTheReason() throws IOException {
        run.scenario("@M-1").notTested("no fork, so there is nothing to judge; see DS-4.2-10");
        run.scenario("@S-1").notTested("another fork, so there is nothing to judge; see DS-4.2-10");
        run.scenario("@M-2 @needs-restart").notTested("no restart hook");
        Judgement judgement = write(SampleFacts.core());

        assertThat(FirstScreen.render(judgement))
                .contains("MUST 0 of 2, 2 not tested   SHOULD 0 of 1, 1 not tested   MAY 0 observed\n"
                        + "Not tested: 1 requirement (no restart hook given),"
                        + " 2 requirements (nothing to judge, see DS-4.2-10)\n");
        assertThat(file("certificate.md")).contains("2 requirements (nothing to judge, see DS-4.2-10): M-1, S-1");
        assertThat(file("certificate.html")).contains("2 requirements (nothing to judge, see DS-4.2-10)");
        assertThat(file("certificate.json"))
                .containsSubsequence("\"requirements\" : 2", "\"reason\" : \"nothing to judge, see DS-4.2-10\"");
    }

    @Test
    void theSumOfWhatWasNotTestedHoldsForManyReasonsAndForMays() throws IOException {
        List<Requirement> requirements = new ArrayList<>(List.of(requirement("M-0", Level.MAY)));
        IntStream.rangeClosed(1, 9).forEach(i -> requirements.add(requirement("M-" + i, Level.MUST)));
        requirements.forEach(r -> run.scenario("@" + r.id()).notTested("because of " + r.id()));
        Judgement judgement =
                write(SampleFacts.core(), List.of(new Catalogue("sample", "Sample", "1", "a test", requirements)));

        assertThat(FirstScreen.render(judgement))
                .contains("MUST 0 of 9, 9 not tested   SHOULD none   MAY 0 observed, 1 not tested")
                .contains("1 requirement (because of M-0)", "4 requirements (other reasons, in the report)");
    }

    @Test
    void aCapabilityThatIsNotCountedIsToldWithTheReasonAndTheNumberOfItsRequirements() throws IOException {
        Requirement forks =
                new Requirement("F-1", "4.2", "Title of F-1", Level.MUST, Side.SERVER, "fork", "Statement of F-1");
        run.scenario("@M-1").passed();
        run.scenario("@F-1 @capability-fork").notApplicable("the target does not claim fork");
        run.scenario("@M-2 @capability-fork").notApplicable("the target does not claim fork");
        RunFacts core = SampleFacts.core();
        RunFacts.Claim claim = new RunFacts.Claim(
                "Durable Streams 1.0",
                "2026-06",
                List.of("core"),
                Map.of("fork", "not offered: a fork made <nothing>"));
        Judgement judgement = write(
                new RunFacts(List.of(claim), core.target(), core.suite(), core.run(), core.environment()),
                List.of(new Catalogue(
                        "sample",
                        "Sample",
                        "1",
                        "a test",
                        List.of(requirement("M-1", Level.MUST), requirement("M-2", Level.MUST), forks))));

        String told = "2 requirements about fork (not offered: a fork made <nothing>)";
        assertThat(FirstScreen.render(judgement)).contains("\nNot counted: " + told + "\n");
        assertThat(file("certificate.html"))
                .contains("<strong>Not counted:</strong> "
                        + told.replace("<", "&lt;").replace(">", "&gt;"));
        assertThat(file("certificate.md")).contains("Not counted: 2 requirements about fork");
        assertThat(file("certificate.json"))
                .containsSubsequence(
                        "\"notCounted\"", "\"fork\"", "\"requirements\" : 2", "\"not offered: a fork made <nothing>\"");
    }

    @Test
    void withoutARecordedExchangeNoCommandIsPromised() throws IOException {
        run.scenario("@M-1").broken("a", "b");

        assertThat(FirstScreen.render(write(SampleFacts.core())))
                .endsWith("Next: M-1 MUST, Title of M-1. Run it again with\n"
                        + "  mvn -B verify -Dtarget=http://localhost:4437 -Dtidemark.seed=7f3a -Donly=M-1\n");
        assertThat(file("certificate.html"))
                .contains("No exchange was recorded.")
                .doesNotContain("repro.sh");
    }

    @Test
    void aRunFromTheJarIsRepeatedByTheJar() throws IOException {
        run.scenario("@M-1").broken("a", "b", EXCHANGES);
        RunFacts facts = SampleFacts.core();
        RunFacts.Run jar = new RunFacts.Run(
                facts.run().start(),
                facts.run().duration(),
                "1",
                1,
                null,
                "java -jar tidemark.jar --only 'DS-1, DS-2' --target http://localhost:4437 --seed 1");
        write(new RunFacts(facts.claims(), facts.target(), facts.suite(), jar, facts.environment()));

        String rerun = "java -jar tidemark.jar --target http://localhost:4437 --seed 1 --only M-1";
        assertThat(file("certificate.html")).contains("Run its cases alone: <code>" + rerun + "</code>");
        assertThat(files().values()).noneMatch(content -> content.contains("mvn ") || content.contains("-Donly"));
    }

    @Test
    void aFailureCardShowsThePromiseTheFindingTheExchangeAndTheCommand() throws Exception {
        run.scenario("@M-1").broken("the new tag", "ETag was the old one", EXCHANGES);
        write(SampleFacts.core());
        String html = file("certificate.html");

        assertThat(html)
                .contains("id=\"card-M-1\"")
                .contains("Statement of M-1")
                .contains("section 4.2")
                .contains("the new tag")
                .contains("<div class=\"deviating\">&#9654; ETag: a</div>")
                .contains("sh evidence/M-1/repro.sh")
                .contains("durable-streams/closure/close.feature")
                .contains("Rule of Scenario 1");
        assertThat(html.indexOf("id=\"card-M-1\"")).isLessThan(html.indexOf("<details"));
        xml("certificate.html");
    }

    @Test
    void theSectionsStandInTheSpecifiedOrder() throws IOException {
        run.scenario("@M-1").passed();
        write(SampleFacts.core());

        assertThat(file("certificate.html"))
                .containsSubsequence(Stream.of(
                                "failures",
                                "warnings",
                                "not-tested",
                                "outline",
                                "requirements",
                                "endurance",
                                "baseline",
                                "environment",
                                "suite",
                                "cases",
                                "repeat")
                        .map(id -> "<section id=\"" + id + "\">")
                        .toList());
    }

    @Test
    void theEnvelopeKeepsItsSchema() throws IOException {
        run.scenario("@M-1").broken("the new tag", "ETag was the old one", EXCHANGES);
        run.scenario("@S-1").notTested("no reason");
        write(SampleFacts.core());

        try (InputStream schema = Certificate.class.getResourceAsStream("/tidemark/certificate.schema.json")) {
            var validator = JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                    .getSchema(schema);
            assertThat(validator.validate(file("certificate.json"), InputFormat.JSON))
                    .isEmpty();
            assertThat(validator.validate("{\"format\": \"tidemark-certificate/3\"}", InputFormat.JSON))
                    .isNotEmpty();
        }
    }

    @Test
    void theEnvelopeOfTwoProtocolsKeepsItsSchemaToo() throws IOException {
        run.scenario("@M-1 @M-2 @S-1").passed();
        run.scenario("s2/read/start.feature", "Other", "@R-1").broken("a", "b", EXCHANGES);
        writeBoth();
        String envelope = file("certificate.json");

        try (InputStream schema = Certificate.class.getResourceAsStream("/tidemark/certificate.schema.json")) {
            assertThat(JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
                            .getSchema(schema)
                            .validate(envelope, InputFormat.JSON))
                    .isEmpty();
        }
        assertThat(envelope)
                .containsSubsequence("\"catalogue\" : \"sample\"", "\"PASS\"", "\"catalogue\" : \"other\"", "\"FAIL\"");
    }

    @Test
    void everyProtocolHasItsClauseItsCountsAndItsTable() throws Exception {
        run.scenario("@M-1 @M-2 @S-1").passed();
        run.scenario("s2/read/start.feature", "Other", "@R-1").broken("a", "b", EXCHANGES);
        run.scenario("s2/read/start.feature", "Another", "@R-1")
                .broken("status 204", "status 200", EXCHANGES.replace("\"leftOut\": 1, ", ""));
        Judgement judgement = writeBoth();

        assertThat(FirstScreen.render(judgement).lines())
                .containsExactly(
                        "acme-streams 2.4.1 conforms to Durable Streams 1.0 (2026-06);"
                                + " it does not conform to S2 v1 (2026-05): 1 MUST requirement broken.",
                        "Durable Streams 1.0: MUST 2 of 2   SHOULD 1 of 1   MAY 0 observed",
                        "S2 v1: MUST 0 of 1, 1 broken   SHOULD none   MAY 0 observed",
                        "Suite 1.0.0 (each of its checks was seen to fail: 212 deviations, 212 caught), seed 7f3a,"
                                + " 2026-11-22 10:14 UTC, 14 s, evidence sha256 "
                                + judgement.sha256().substring(0, 12) + "...",
                        "",
                        "Durable Streams 1.0    verdict            MUST      SHOULD    MAY seen  not tested",
                        "core                   PASS               2/2       1/1       -         -",
                        "",
                        "S2 v1                  verdict            MUST      SHOULD    MAY seen  not tested",
                        "read                   FAIL               0/1       -         -         -",
                        "",
                        "Next: R-1 MUST, Title of R-1. See it again with",
                        "  sh evidence/R-1/repro-2.sh");
        assertThat(file("certificate.md"))
                .contains("S2 v1: MUST 0 of 1, 1 broken", "| Durable Streams 1.0 | verdict |", "| S2 v1 | verdict |");
        assertThat(file("certificate.html"))
                .contains(
                        "<caption>S2 v1 (2026-05) <span class=\"outcome FAIL\">FAIL</span></caption>",
                        "<caption>Durable Streams 1.0 (2026-06) <span class=\"outcome PASS\">PASS</span></caption>",
                        "<h3>S2 v1</h3>");
        assertThat(file("badge.json")).contains("Durable Streams 1.0 + S2 v1", "does not conform: S2 v1");
        xml("certificate.html");
        xml("junit.xml");
    }

    @Test
    void whoConformsToBothIsToldSoInOneBreath() throws IOException {
        run.scenario("@M-1 @M-2 @S-1").passed();
        run.scenario("s2/read/start.feature", "Other", "@R-1").passed();
        Judgement judgement = writeBoth();

        assertThat(FirstScreen.render(judgement))
                .startsWith("acme-streams 2.4.1 conforms to Durable Streams 1.0 (2026-06) and S2 v1 (2026-05).\n");
        assertThat(file("badge.json")).contains("conforms: 2 of 2 capabilities", "brightgreen");
    }

    @Test
    void theCertificateCanBeComputedAgainFromEnvelopeAndEvidence() throws IOException {
        run.scenario("@DS-2-01").broken("the new tag", "ETag was the old one", EXCHANGES);
        Path messages = run.write(folder);
        Catalogue catalogue = Catalogue.named("durable-streams");
        Certificate.write(Judge.judge(messages, SampleFacts.core(), List.of(catalogue), Baseline.NONE), out());
        Map<String, String> first = files();

        Certificate.write(Rejudge.rejudge(out().resolve("certificate.json"), messages), out());
        assertThat(files()).isEqualTo(first);

        Files.writeString(messages, Files.readString(messages) + "\n");
        assertThatThrownBy(() -> Rejudge.rejudge(out().resolve("certificate.json"), messages))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("sha256");
    }

    @Test
    void noSecretReachesAnyView() throws IOException {
        run.scenario("@M-1").broken("not s3cret-token", "ETag was s3cret-tenant", EXCHANGES);
        RunFacts facts = SampleFacts.core();
        RunFacts.Run withToken = new RunFacts.Run(
                facts.run().start(), facts.run().duration(), "1", 1, null, "mvn verify -Dauth='Bearer s3cret-token'");
        Judgement judgement =
                write(new RunFacts(facts.claims(), facts.target(), facts.suite(), withToken, facts.environment()));

        assertThat(files().values()).noneMatch(content -> content.contains("s3cret"));
        assertThat(FirstScreen.render(judgement)).doesNotContain("s3cret");
        assertThat(file("evidence/M-1/repro.sh")).contains("-H 'Authorization: '\"$TIDEMARK_AUTHORIZATION\"");
    }

    @Test
    void hostileTextStaysTextInEveryFormat() throws Exception {
        String hostile = "<script>alert(1)</script> | ]]> \\\" ' `id` $(id) [x](javascript:y) \\u0001";
        run.scenario("durable-streams/closure/close.feature", "Title " + hostile, "@M-1")
                .broken(hostile, "ETag " + hostile, EXCHANGES.replace("\"a\"]", "\"" + hostile + "\\r\\nX: y\"]"));
        write(SampleFacts.core());

        assertThat(file("certificate.html")).containsOnlyOnce("<script").doesNotContain("<script>alert");
        assertThat(file("certificate.md"))
                .doesNotContain("<script", "[x](javascript", " `id`")
                .contains("\\|");
        xml("certificate.html");
        xml("junit.xml");
        xml("badge.svg");
    }

    @Test
    void junitCountsFailuresErrorsAndSkipped() throws Exception {
        run.scenario("@M-1").broken("a", "b");
        run.scenario("@M-2").executed("UNDEFINED", "", "", null);
        run.scenario("@M-2 @needs-restart").notTested("no restart hook");
        run.scenario("@S-1").broken("a", "b");
        write(SampleFacts.expecting(5));
        Document junit = xml("junit.xml");
        var suite = junit.getDocumentElement().getAttributes();

        assertThat(suite.getNamedItem("failures").getNodeValue()).isEqualTo("1");
        assertThat(suite.getNamedItem("skipped").getNodeValue()).isEqualTo("1");
        assertThat(junit.getElementsByTagName("failure").getLength()).isEqualTo(1);
        assertThat(junit.getElementsByTagName("skipped").getLength()).isEqualTo(1);
        assertThat(junit.getElementsByTagName("error").getLength())
                .isEqualTo(Integer.parseInt(suite.getNamedItem("errors").getNodeValue()));
        assertThat(junit.getElementsByTagName("testcase").getLength())
                .isEqualTo(Integer.parseInt(suite.getNamedItem("tests").getNodeValue()));
    }

    @Test
    void theBadgeNamesProtocolRevisionAndHowManyCapabilities() throws IOException {
        run.scenario("@M-1 @M-2 @S-1").passed();
        write(SampleFacts.core());

        assertThat(file("badge.json"))
                .contains("Durable Streams 1.0 (2026-06)", "conforms: 1 of 1 capabilities", "brightgreen");
        assertThat(file("badge.svg")).contains("Durable Streams 1.0 (2026-06): conforms: 1 of 1 capabilities");
    }

    @Test
    void theBadgeOfAnIncompleteOrFailedExaminationIsNeverGreen() throws IOException {
        run.scenario("@M-1 @S-1").passed();
        write(SampleFacts.core());
        assertThat(file("badge.json")).contains("incomplete").doesNotContain("green");

        run.scenario("@M-2").broken("a", "b");
        write(SampleFacts.core());
        assertThat(file("badge.json")).contains("does not conform").doesNotContain("green");
    }

    @Test
    void aPartialRunGivesNoCertificateAndNoBadge() throws IOException {
        run.scenario("@M-1").passed();
        Judgement judgement = write(SampleFacts.only("@M-1"));

        assertThat(files().keySet())
                .containsExactly("junit.xml", "partial-run.html", "partial-run.md", "partial-run.sarif");
        assertThat(FirstScreen.render(judgement)).contains("partial run, no certificate");
        assertThat(file("partial-run.html")).contains("PARTIAL RUN, NO CERTIFICATE");
    }

    private Judgement write(RunFacts facts) throws IOException {
        return write(facts, List.of(SAMPLE));
    }

    private Judgement writeBoth() throws IOException {
        return write(SampleFacts.ofBoth(), List.of(SAMPLE, OTHER));
    }

    private Judgement write(RunFacts facts, List<Catalogue> catalogues) throws IOException {
        Judgement judgement = Judge.judge(run.write(folder), facts, catalogues, Baseline.NONE);
        Certificate.write(judgement, out());
        return judgement;
    }

    private static Requirement requirement(String id, Level level) {
        return new Requirement(id, "4.2", "Title of " + id, level, Side.SERVER, "core", "Statement of " + id);
    }

    private Path out() {
        return folder.resolve("out");
    }

    private String file(String name) throws IOException {
        return Files.readString(out().resolve(name));
    }

    private Document xml(String name) throws Exception {
        String text = file(name).replace("<!DOCTYPE html>", "");
        return DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(out())) {
            for (Path path : paths.filter(Files::isRegularFile).toList()) {
                files.put(out().relativize(path).toString(), Files.readString(path));
            }
        }
        return files;
    }
}
