// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.requirements;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpecificationTest {

    @ParameterizedTest
    @ValueSource(strings = {"durable-streams", "s2"})
    void everySectionOfACatalogueHasATitleAndALinkToAPinnedRevision(String name) {
        Catalogue catalogue = Catalogue.named(name);

        assertThat(catalogue.requirements())
                .extracting(Requirement::section)
                .map(catalogue.specification()::section)
                .allSatisfy(section -> {
                    assertThat(section.title()).isNotBlank();
                    assertThat(section.link()).matches("https://github\\.com/[^/]+/[^/]+/blob/[0-9a-f]{40}/.+");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"durable-streams", "s2"})
    void everyOptionalCapabilityIsOneAndTheRequirementThatPermitsItIsThere(String name) {
        Catalogue catalogue = Catalogue.named(name);

        assertThat(catalogue.specification().optional()).isNotEmpty().allSatisfy((capability, permission) -> {
            assertThat(catalogue.requirements())
                    .extracting(Requirement::capability)
                    .contains(capability);
            assertThat(catalogue.requirements()).extracting(Requirement::id).anyMatch(permission::contains);
        });
    }

    @Test
    void aSectionIsFoundAtItsHeading() {
        assertThat(Catalogue.named("durable-streams").specification().section("5.2.1"))
                .isEqualTo(new Specification.Section(
                        "Idempotent Producers",
                        "https://github.com/durable-streams/durable-streams/blob/"
                                + "82f9963ae0b489566352393be9b4796c788c99c2/PROTOCOL.md#521-idempotent-producers"));
    }

    @Test
    void ofAnUnknownSectionNothingIsMadeUp() {
        assertThat(Specification.UNKNOWN.section("9")).isEqualTo(new Specification.Section("", ""));
    }
}
