// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.access;

import static dev.tidemark.server.s2.control.Refusals.json;
import static dev.tidemark.server.s2.control.Refusals.refused;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.s2.Operation;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScopeTest {

    @Test
    void everyOperationIsInExactlyOneGroup() {
        List<Operation> grouped = Arrays.stream(GroupRight.values())
                .flatMap(group -> group.operations().stream())
                .toList();
        assertThat(grouped).doesNotHaveDuplicates().containsExactlyInAnyOrder(Operation.values());
    }

    @Test
    void groupsAndOperationsAddUp() {
        Scope scope = scope("{'op_groups':{'stream':{'read':true},'basin':{'write':false}},'ops':['append']}");
        assertThat(allowed(scope))
                .isEqualTo(
                        EnumSet.of(Operation.READ, Operation.CHECK_TAIL, Operation.STREAM_METRICS, Operation.APPEND));
    }

    @Test
    void appendingIsNotTrimmingOrFencing() {
        Scope scope = scope("{'ops':['append']}");
        assertThat(scope.allows(Operation.TRIM)).isFalse();
        assertThat(scope.allows(Operation.FENCE)).isFalse();
    }

    @Test
    void anExactNameIsThatOneAPrefixManyAndNothingSaidIsNone() {
        Scope scope = scope("{'basins':{'exact':'basin-one'},'streams':{'prefix':'a/'},'ops':['read']}");
        assertThat(scope.basins().contains("basin-one")).isTrue();
        assertThat(scope.basins().contains("basin-one2")).isFalse();
        assertThat(scope.streams().contains("a/")).isTrue();
        assertThat(scope.streams().contains("a/b")).isTrue();
        assertThat(scope.streams().contains("A/b")).isFalse();
        assertThat(scope.accessTokens().contains("x")).isFalse();
        assertThat(scope("{'basins':{'exact':''},'ops':['read']}").basins().contains(""))
                .isFalse();
        assertThat(scope("{'basins':{'prefix':''},'ops':['read']}").basins().contains("any-basin"))
                .isTrue();
    }

    @Test
    void aScopeCoversWhatIsNoWider() {
        Scope wide =
                scope("{'basins':{'prefix':'team-'},'streams':{'prefix':'a/'},'op_groups':{'stream':{'read':true}}}");
        assertThat(Scope.ALL.covers(wide)).isTrue();
        assertThat(wide.covers(wide)).isTrue();
        assertThat(wide.covers(scope("{'basins':{'exact':'team-one'},'streams':{'prefix':'a/b'},'ops':['read']}")))
                .isTrue();
        assertThat(wide.covers(scope("{'ops':['check-tail']}"))).isTrue();
        assertThat(wide.covers(scope("{'ops':['append']}"))).isFalse();
        assertThat(wide.covers(scope("{'basins':{'prefix':'team'},'ops':['read']}")))
                .isFalse();
        assertThat(wide.covers(scope("{'streams':{'exact':'b'},'ops':['read']}")))
                .isFalse();
        assertThat(wide.covers(scope("{'access_tokens':{'exact':'t'},'ops':['read']}")))
                .isFalse();
        assertThat(wide.covers(Scope.ALL)).isFalse();
        Scope one = scope("{'basins':{'exact':'team-one'},'ops':['read']}");
        assertThat(one.covers(scope("{'basins':{'prefix':'team-one'},'ops':['read']}")))
                .isFalse();
    }

    @Test
    void malformedScopesAreRefused() {
        for (String text : List.of(
                "{'ops':['fly']}",
                "{'ops':'read'}",
                "{'ops':[1]}",
                "{'basins':{}}",
                "{'basins':{'exact':'basin-one','prefix':'b'}}",
                "{'basins':{'exact':'x'}}",
                "{'streams':{'exact':'..'}}",
                "{'access_tokens':{'exact':'" + "x".repeat(97) + "'}}",
                "{'op_groups':{'stream':true}}",
                "{'op_groups':{'stream':{'read':'yes'}}}")) {
            refused("bad_json", () -> scope(text));
        }
    }

    private static Set<Operation> allowed(Scope scope) {
        return Arrays.stream(Operation.values()).filter(scope::allows).collect(Collectors.toSet());
    }

    private static Scope scope(String text) {
        return ScopeJson.read(json(text));
    }
}
