// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.reports.requirements.Catalogue;
import dev.tidemark.reports.requirements.Level;
import dev.tidemark.reports.requirements.Requirement;
import dev.tidemark.reports.requirements.Side;
import io.cucumber.messages.types.FeatureChild;
import io.cucumber.messages.types.Scenario;
import io.cucumber.messages.types.Tag;
import java.io.IOException;
import java.nio.file.Files;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** How features have to be written: see features/README.md. */
class FeatureLintTest {

    private static final int MOST_STEPS = 6;
    private static final Pattern VAGUE = Pattern.compile("\\b(should|correctly|properly)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern COMMENTED_OUT = Pattern.compile("^\\s*#\\s*(Scenario|Rule|Given|When|Then|And)\\b.*");

    private final Map<String, Requirement> catalogue = Protocols.all().stream()
            .flatMap(protocol -> Catalogue.named(protocol.id()).requirements().stream())
            .collect(Collectors.toMap(Requirement::id, Function.identity()));

    @Test
    void everyFeatureLiesInTheFolderOfItsProtocolAndIsAboutNoOther() {
        Features.all().forEach((file, feature) -> {
            var folder = Features.ROOT.relativize(file).getName(0).toString();
            var protocol = Protocols.all().stream()
                    .filter(each -> each.id().equals(folder))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(file + " lies in the folder of no protocol"));
            assertThat(feature.getTags())
                    .as("tags of %s", file)
                    .extracting(Tag::getName)
                    .contains("@" + folder);
            assertThat(feature.getChildren().stream()
                            .flatMap(child -> child.getRule().stream())
                            .flatMap(rule -> Promise.of(file, rule).ids().stream()))
                    .as("ids in %s", file)
                    .allMatch(id -> id.startsWith(protocol.prefix() + "-"));
        });
    }

    @Test
    void everyRuleNamesRequirementsOfTheCatalogueThatBindServers() {
        assertThat(Features.promises()).allSatisfy(promise -> {
            assertThat(promise.ids()).as("ids of %s", promise).isNotEmpty();
            assertThat(catalogue.keySet()).as("ids of %s", promise).containsAll(promise.ids());
            assertThat(promise.ids())
                    .as("side of %s", promise)
                    .allMatch(id -> catalogue.get(id).side() == Side.SERVER);
        });
    }

    @Test
    void everyRuleHasTheLevelOfItsRequirements() {
        assertThat(Features.promises()).allSatisfy(promise -> {
            var levels = promise.ids().stream()
                    .map(id -> family(catalogue.get(id).level()))
                    .collect(Collectors.toSet());
            assertThat(promise.levels())
                    .as("level of %s", promise)
                    .isEqualTo(levels)
                    .hasSize(1);
        });
    }

    @Test
    void everyRuleOfAnOptionalCapabilityNamesIt() {
        var always = List.of("core", "append", "delete", "read");
        Features.all().forEach((file, feature) -> {
            var inherited = feature.getTags().stream()
                    .map(tag -> tag.getName().substring(1))
                    .toList();
            feature.getChildren().stream()
                    .flatMap(child -> child.getRule().stream())
                    .map(rule -> Promise.of(file, rule))
                    .forEach(promise -> promise.ids().stream()
                            .map(id -> catalogue.get(id).capability())
                            .filter(capability -> !always.contains(capability))
                            .forEach(capability -> assertThat(promise.tags().contains("capability-" + capability)
                                            || inherited.contains("capability-" + capability))
                                    .as("%s is of the capability %s and carries no tag for it", promise, capability)
                                    .isTrue()));
        });
    }

    @Test
    void everyScenarioBelongsToARule() {
        Features.all().forEach((file, feature) -> assertThat(feature.getChildren())
                .as("scenarios outside a rule in %s", file)
                .allMatch((FeatureChild child) -> child.getScenario().isEmpty()));
    }

    @Test
    void everyScenarioIsShort() {
        scenarios().forEach(scenario -> assertThat(scenario.getSteps())
                .as("steps of '%s'", scenario.getName())
                .hasSizeBetween(1, MOST_STEPS));
    }

    /** Several of them at once would want more memory than the kit is promised to need. */
    @Test
    void everyScenarioOfSeveralMegabytesIsLarge() {
        var large = scenarios()
                .filter(scenario -> scenario.getSteps().stream()
                        .anyMatch(step -> step.getText().contains("messages of a megabyte")))
                .toList();
        assertThat(large).isNotEmpty().allSatisfy(scenario -> assertThat(scenario.getTags())
                .as("tags of '%s'", scenario.getName())
                .extracting(Tag::getName)
                .contains("@large"));
    }

    @Test
    void titlesAreUniqueWithinTheirRuleAndRulesWithinTheirFile() {
        assertThat(Features.promises()).allSatisfy(promise -> {
            var titles = new HashSet<String>();
            assertThat(promise.scenarios())
                    .as("titles in %s", promise)
                    .allMatch(scenario -> titles.add(scenario.getName()));
        });
        var rules = new HashSet<String>();
        assertThat(Features.promises())
                .allMatch(promise -> rules.add(promise.file() + promise.rule().getName()));
    }

    @Test
    void titlesSayWhatHolds() {
        var titles = Stream.concat(
                scenarios().map(Scenario::getName),
                Features.promises().stream().map(promise -> promise.rule().getName()));
        assertThat(titles).noneMatch(title -> VAGUE.matcher(title).find());
    }

    @Test
    void nothingIsCommentedOut() throws IOException {
        for (var file : Features.all().keySet()) {
            assertThat(Files.readAllLines(file))
                    .as("%s", file)
                    .noneMatch(line -> COMMENTED_OUT.matcher(line).matches());
        }
    }

    private static Stream<Scenario> scenarios() {
        return Features.promises().stream().flatMap(promise -> promise.scenarios().stream());
    }

    private static String family(Level level) {
        return switch (level) {
            case MUST, MUST_NOT -> "MUST";
            case SHOULD, SHOULD_NOT -> "SHOULD";
            case MAY -> "MAY";
        };
    }
}
