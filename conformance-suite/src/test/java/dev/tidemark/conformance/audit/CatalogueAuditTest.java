// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.target.Protocol;
import dev.tidemark.reports.requirements.Catalogue;
import dev.tidemark.reports.requirements.Exclusions;
import dev.tidemark.reports.requirements.Requirement;
import dev.tidemark.reports.requirements.Side;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** Every promise of a specification is observed by a rule, or the catalogue says why it is not. */
@ParameterizedClass
@MethodSource("dev.tidemark.conformance.protocol.Protocols#all")
class CatalogueAuditTest {

    private final Catalogue catalogue;
    private final Exclusions exclusions;
    private final Set<String> observed = Features.promises().stream()
            .flatMap(promise -> promise.ids().stream())
            .collect(Collectors.toSet());

    CatalogueAuditTest(Protocol protocol) {
        catalogue = Catalogue.named(protocol.id());
        exclusions = Exclusions.named(protocol.id());
    }

    @Test
    void everyServerRequirementHasARuleOrAReason() {
        var open = exclusions.notYetWritten(catalogue, observed);
        var silent = catalogue.requirements().stream()
                .filter(requirement -> requirement.side() == Side.SERVER)
                .map(Requirement::id)
                .filter(id -> !observed.contains(id))
                .filter(id -> !exclusions.unobservable().containsKey(id))
                .filter(id -> !open.containsKey(id));
        assertThat(silent).as("requirements with neither a rule nor a reason").isEmpty();
    }

    @Test
    void whatIsDeclaredUnobservableHasNoRuleAndAReason() {
        var ids = catalogue.requirements().stream().map(Requirement::id).toList();
        exclusions.unobservable().forEach((id, reason) -> {
            assertThat(ids).as("unknown requirement").contains(id);
            assertThat(observed).as("a rule observes it after all").doesNotContain(id);
            assertThat(reason).as("reason of %s", id).isNotBlank();
        });
    }

    @Test
    void theListOfRequirementsNotYetWrittenOnlyShrinks() {
        var open = exclusions.notYetWritten(catalogue, observed);
        assertThat(open)
                .as("write the new number into the exclusions; it may only go down")
                .hasSize(exclusions.expected());
        assertThat(open.values()).allMatch(reason -> !reason.isBlank());
    }

    @Test
    void everyExcludedPartStillHasRequirementsToWrite() {
        var open = exclusions.notYetWritten(catalogue, observed).keySet();
        var parts = catalogue.requirements().stream()
                .filter(requirement -> open.contains(requirement.id()))
                .map(exclusions::part)
                .collect(Collectors.toSet());
        assertThat(exclusions.notYetWritten().keySet()).isEqualTo(parts);
    }
}
