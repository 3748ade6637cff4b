// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.conformance.run.Scenario;
import dev.tidemark.conformance.target.WrongInput;
import dev.tidemark.reports.requirements.Catalogue;
import dev.tidemark.reports.requirements.Level;
import dev.tidemark.reports.requirements.Requirement;
import dev.tidemark.reports.requirements.Side;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OnlyTest {

    private static final Catalogue CATALOGUE = new Catalogue(
            "durable-streams",
            "Test Protocol",
            "1",
            "nowhere",
            List.of(
                    requirement("DS-5.2-01", "5.2", Level.MUST, "append"),
                    requirement("DS-5.2.1-01", "5.2.1", Level.MUST_NOT, "producers"),
                    requirement("DS-8-04", "8", Level.SHOULD, "core"),
                    requirement("DS-8-05", "8", Level.MAY, "fork")));

    private final Only only = new Only(
            List.of(CATALOGUE),
            List.of(
                    scenario("streams/append", "Appending", "DS-5.2-01"),
                    scenario("producers/sequence", "Sequences", "DS-5.2.1-01", "slow"),
                    scenario("offsets/unique", "Offsets are unique", "DS-8-04")));

    @ParameterizedTest
    @CsvSource({
        "DS-8-04, offsets/unique",
        "ds-8-04, offsets/unique",
        "DS/8, offsets/unique",
        "DS/5.2, streams/append producers/sequence",
        "DS/5.2.1, producers/sequence",
        "MUST, streams/append producers/sequence",
        "MUST NOT, producers/sequence",
        "SHOULD, offsets/unique",
        "append, streams/append",
        "offsets/unique, offsets/unique",
        "offsets/unique.feature, offsets/unique",
        "unique, offsets/unique",
        "offsets, offsets/unique",
        "durable-streams/offsets, offsets/unique",
        "durable-streams/offsets/unique.feature, offsets/unique",
        "durable-streams, streams/append producers/sequence offsets/unique",
        "Offsets are unique, offsets/unique",
        "@slow, producers/sequence",
        "'DS-8-04, append', streams/append offsets/unique"
    })
    void selects(String text, String paths) {
        assertThat(selected(text)).containsExactly(paths.split(" "));
    }

    @Test
    void namesWhatIsNearAnUnknownItem() {
        assertThatThrownBy(() -> only.parse("ofsets/uniqe"))
                .isInstanceOf(WrongInput.class)
                .hasMessageStartingWith("-Donly: nothing is called 'ofsets/uniqe'; near it: offsets/unique");
    }

    @Test
    void refusesARequirementWithoutScenario() {
        assertThatThrownBy(() -> only.parse("DS-8-05"))
                .isInstanceOf(WrongInput.class)
                .hasMessageStartingWith(
                        "-Donly: no scenario is written yet for 'DS-8-05'; there are some for: DS-8-04");
    }

    @Test
    void tellsBothProtocolsApart() {
        var s2 = new Catalogue(
                "s2",
                "S2",
                "v1",
                "nowhere",
                List.of(requirement("S2-READ-START-03", "READ-START", Level.MUST, "append")));
        var start = new Scenario("s", "s2", "read/start", 1, "Starts", "Starts", Set.of("S2-READ-START-03"));
        var append = scenario("streams/append", "Appending", "DS-5.2-01");
        var both = new Only(List.of(CATALOGUE, s2), List.of(append, start));
        for (var text : List.of("S2-READ-START-03", "S2/READ-START", "s2/read/start", "read/start", "s2", "read")) {
            assertThat(both.parse(text).includes(start)).as(text).isTrue();
            assertThat(both.parse(text).includes(append)).as(text).isFalse();
        }
        assertThat(both.parse("append").includes(start)).isTrue();
        assertThat(both.parse("append").includes(append)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"S2-READ-START-03", "s2/READ-START", "s2/read/start"})
    void saysThatAnItemIsOfAProtocolLeftOut(String item) {
        assertThatThrownBy(() -> only.parse(item))
                .isInstanceOf(WrongInput.class)
                .hasMessage("-Donly: '" + item + "' is about a protocol that this run leaves out; add -Dprotocol=s2");
    }

    @Test
    void refusesOneBadItemAmongGoodOnes() {
        assertThatThrownBy(() -> only.parse("DS-8-04,nonsense")).isInstanceOf(WrongInput.class);
    }

    @Test
    void refusesAListOfNothing() {
        assertThatThrownBy(() -> only.parse(" , ")).isInstanceOf(WrongInput.class);
    }

    private List<String> selected(String text) {
        var selection = only.parse(text);
        return List.of("streams/append", "producers/sequence", "offsets/unique").stream()
                .filter(path -> only.scenarios().stream()
                        .anyMatch(scenario -> scenario.path().equals(path) && selection.includes(scenario)))
                .toList();
    }

    private static Requirement requirement(String id, String section, Level level, String capability) {
        return new Requirement(id, section, id, level, Side.SERVER, capability, id);
    }

    private static Scenario scenario(String path, String feature, String... tags) {
        return new Scenario(path + tags[0], "durable-streams", path, 1, feature, feature, Set.of(tags));
    }
}
