// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.reports.requirements.Catalogue;
import dev.tidemark.reports.requirements.Requirement;
import dev.tidemark.reports.requirements.Side;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How features have to be written: see features/README.md. */
class FeatureLintTest {

    private static final Map<String, Requirement> CATALOGUE = Protocols.all().stream()
            .flatMap(protocol -> Catalogue.named(protocol.id()).requirements().stream())
            .collect(Collectors.toMap(Requirement::id, Function.identity()));

    @TempDir
    Path root;

    @Test
    void everyFeatureIsWrittenAsItHasToBe() throws IOException {
        var findings = FeatureLint.below(Features.ROOT, CATALOGUE);
        if (!findings.isEmpty()) {
            fail(findings.size() + " findings:\n"
                    + findings.stream().map(Object::toString).collect(Collectors.joining("\n")));
        }
        assertThat(Features.all()).isNotEmpty();
    }

    @Test
    void whatIsRightIsNotFound() throws IOException {
        assertThat(lint("s2", """
            @s2 @capability-read
            Feature: f
              @S2-TAIL-01 @MUST
              Rule: r
                Scenario: one
                  Given a
            """)).isEmpty();
    }

    @Test
    void aFeatureLiesInTheFolderOfItsProtocolAndIsAboutNoOther() throws IOException {
        assertThat(lint("s3", "Feature: f\n")).containsExactly("1: 's3' is the folder of no protocol");
        assertThat(lint("s2", """
            @durable-streams
            Feature: f
              @DS-8-04 @MUST
              Rule: r
            """))
                .contains(
                        "2: the feature lacks the tag @s2 of its protocol",
                        "4: @DS-8-04 is of another protocol than the feature");
    }

    @Test
    void whatIsToBeRunInEachWayNamesADimensionOfTheProtocol() throws IOException {
        var text = """
            @s2
            Feature: f
              @S2-TAIL-01 @MUST @each-%s
              Rule: r
                Scenario: one
                  Given a
            """;
        assertThat(lint("s2", text.formatted("mode"))).containsExactly("3: the protocol has no dimension @each-mode");
        assertThat(lint("s2", text.formatted("reader"))).isEmpty();
    }

    @Test
    void aRuleNamesRequirementsOfTheCatalogueThatBindServersAndTheirLevel() throws IOException {
        var client = CATALOGUE.values().stream()
                .filter(requirement -> requirement.side() != Side.SERVER)
                .map(Requirement::id)
                .filter(id -> id.startsWith("DS-"))
                .findFirst()
                .orElseThrow();
        assertThat(lint("durable-streams", """
            @durable-streams
            Feature: f
              Rule: none
              @DS-99-99
              Rule: unknown
              @%s
              Rule: of clients
              @DS-8-04 @MAY
              Rule: other level
            """.formatted(client)))
                .contains(
                        "3: the rule names no requirement",
                        "5: @DS-99-99 is not in the catalogue",
                        "7: @" + client + " does not bind servers",
                        "9: the rule needs the level of its requirements: @MUST");
    }

    @Test
    void aRuleOfAnOptionalCapabilityNamesIt() throws IOException {
        var json = CATALOGUE.values().stream()
                .filter(requirement -> requirement.capability().equals("json"))
                .map(Requirement::id)
                .findFirst()
                .orElseThrow();
        var text = "@durable-streams%s\nFeature: f\n  @" + json + "\n  Rule: r\n";
        assertThat(lint("durable-streams", text.formatted(""))).contains("4: the rule lacks the tag @capability-json");
        assertThat(lint("durable-streams", text.formatted(" @capability-json")))
                .noneMatch(finding -> finding.contains("capability"));
    }

    @Test
    void aScenarioIsShortBelongsToARuleAndHasATitleOfItsOwnThatSaysWhatHolds() throws IOException {
        assertThat(lint("durable-streams", """
            @durable-streams
            Feature: f
              Scenario: outside
                Given a
              @DS-8-04 @MUST
              Rule: It works correctly
                Scenario: twice
                  Given a
                Scenario: twice
                Scenario: It should be long
                  Given a
                  And a
                  And a
                  And a
                  And a
                  And a
                  And a
                Scenario: large
                  Given 3 messages of a megabyte
                # Scenario: left
              @DS-8-04 @MUST
              Rule: It works correctly
            """))
                .containsExactly(
                        "3: the scenario 'outside' is outside a rule",
                        "6: the title 'It works correctly' does not say what holds",
                        "9: another scenario of the rule has this title",
                        "9: the scenario has 0 steps; 1 to 6 are right",
                        "10: the title 'It should be long' does not say what holds",
                        "10: the scenario has 7 steps; 1 to 6 are right",
                        "18: the scenario writes several megabytes and lacks the tag @large",
                        "20: this is commented out",
                        "22: another rule of the file has this title",
                        "22: the title 'It works correctly' does not say what holds");
    }

    @Test
    void aFeatureIsNoLongerThanTwoHundredLines() throws IOException {
        var text = "@durable-streams\nFeature: f\n";
        assertThat(lint("durable-streams", text + "\n".repeat(198))).isEmpty();
        assertThat(lint("durable-streams", text + "\n".repeat(199)))
                .containsExactly("201: the feature has 201 lines; 200 at most are right");
    }

    @Test
    void theLineIsALinkToThePlace() throws IOException {
        var file = write("s3", "Feature: f\n");
        assertThat(FeatureLint.below(root, CATALOGUE))
                .extracting(Object::toString)
                .containsExactly(file + ":1: 's3' is the folder of no protocol");
    }

    private List<String> lint(String folder, String text) throws IOException {
        var file = write(folder, text);
        return FeatureLint.below(root, CATALOGUE).stream()
                .filter(finding -> finding.file().equals(file))
                .map(finding -> finding.line() + ": " + finding.message())
                .toList();
    }

    private Path write(String folder, String text) throws IOException {
        var file = root.resolve(folder).resolve("f.feature");
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
