// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.conformance.target.Limits;
import dev.tidemark.conformance.target.Settings;
import dev.tidemark.conformance.target.WrongInput;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShardTest {

    private static final List<Suite> BOTH =
            List.of(Suite.of(Protocols.named("durable-streams")), Suite.of(Protocols.named("s2")));

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3, 4, 7})
    void everyCaseIsInOneShardAndInNoOther(int of) {
        var dealt = shards(of).flatMap(List::stream).map(Scenario::id);
        assertThat(dealt).containsExactlyInAnyOrderElementsOf(ids(BOTH));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 7})
    void shardsAreAlikeInSizeAndInWhatTakesLong(int of) {
        Predicate<Scenario> waits = scenario -> waits(scenario).compareTo(Duration.ofSeconds(10)) >= 0;
        for (var kind :
                List.<Predicate<Scenario>>of(each -> true, Scenario.ISOLATED, waits.and(Scenario.ISOLATED.negate()))) {
            var sizes =
                    shards(of).map(shard -> shard.stream().filter(kind).count()).toList();
            assertThat(sizes).allMatch(size -> size > 0);
            assertThat(sizes.stream().max(Long::compare).orElseThrow()
                            - sizes.stream().min(Long::compare).orElseThrow())
                    .isLessThanOrEqualTo(1);
        }
    }

    @Test
    void aPartOfASelectionIsAPartOfNothingElse() {
        var selection = Selection.tagged("capability-json", "DS-8-36");
        var selected = BOTH.stream()
                .flatMap(suite -> suite.select(selection).stream())
                .map(Scenario::id)
                .toList();
        var dealt = IntStream.rangeClosed(1, 3)
                .boxed()
                .flatMap(index -> new Shard(index, 3).part(BOTH, selection).stream())
                .flatMap(part -> part.scenarios().stream())
                .map(Scenario::id);
        assertThat(dealt).isNotEmpty().containsExactlyInAnyOrderElementsOf(selected);
    }

    @Test
    void shardsOfOneWholeHaveOnePlan() {
        var all = Selection.everything();
        var plan = new Shard(1, 3).plan(BOTH, all);
        assertThat(new Shard(2, 3).plan(BOTH, all)).isEqualTo(plan);
        assertThat(new Shard(1, 4).plan(BOTH, all)).isNotEqualTo(plan);
        assertThat(new Shard(1, 3).plan(BOTH, Selection.tagged("DS-8-36"))).isNotEqualTo(plan);
    }

    @Test
    void isNamedByOptionsOrByTheEnvironment() {
        assertThat(named(Map.of(), Map.of())).isEmpty();
        assertThat(named(Map.of("shard", "2/4"), Map.of("TIDEMARK_SHARD", "3/4")))
                .contains(new Shard(2, 4));
        assertThat(named(Map.of(), Map.of("TIDEMARK_SHARD", "3/4"))).contains(new Shard(3, 4));
        assertThat(named(Map.of("shards", "4"), Map.of("JOB_COMPLETION_INDEX", "0")))
                .contains(new Shard(1, 4));
        assertThat(named(Map.of(), Map.of("TIDEMARK_SHARDS", "4", "JOB_COMPLETION_INDEX", "3")))
                .contains(new Shard(4, 4));
        assertThat(named(Map.of(), Map.of("JOB_COMPLETION_INDEX", "3"))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"0/4", "5/4", "1", "1/0", "a/b", "-1/4", "1/9999"})
    void refusesAShardThatIsNone(String text) {
        assertThatThrownBy(() -> named(Map.of("shard", text), Map.of()))
                .isInstanceOf(WrongInput.class)
                .hasMessageContaining("--shard " + text + " is no part of a run");
    }

    @Test
    void refusesACountWithoutAnIndex() {
        assertThatThrownBy(() -> named(Map.of("shards", "4"), Map.of()))
                .isInstanceOf(WrongInput.class)
                .hasMessageContaining("JOB_COMPLETION_INDEX");
        assertThatThrownBy(() -> named(Map.of("shards", "4"), Map.of("JOB_COMPLETION_INDEX", "4")))
                .isInstanceOf(WrongInput.class)
                .hasMessageContaining("5/4");
    }

    private static Optional<Shard> named(Map<String, String> options, Map<String, String> environment) {
        return Shard.of(Shard.named(new Settings(options), environment));
    }

    private static Stream<List<Scenario>> shards(int of) {
        return IntStream.rangeClosed(1, of).mapToObj(index -> new Shard(index, of)
                .part(BOTH, Selection.everything()).stream()
                        .flatMap(part -> part.scenarios().stream())
                        .toList());
    }

    private static List<String> ids(List<Suite> suites) {
        return suites.stream()
                .flatMap(suite -> suite.scenarios().stream())
                .map(Scenario::id)
                .toList();
    }

    private static Duration waits(Scenario scenario) {
        return BOTH.stream()
                .filter(suite -> suite.texts().containsKey(scenario.id()))
                .map(suite -> Expected.of(scenario, suite.texts().get(scenario.id()), Limits.unknown()))
                .findFirst()
                .orElseThrow();
    }
}
