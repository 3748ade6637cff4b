// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.reports.requirements.Catalogue;
import dev.tidemark.reports.requirements.Requirement;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What every deviation says about itself; whether the suite sees it is for the audit. */
class DeviationsTest {

    @Test
    void everyIdIsUnique() {
        assertThat(Deviations.all().stream().map(Deviation::id)).doesNotHaveDuplicates();
    }

    /** Tables of what was seen, reports of earlier runs and tests of clients name them. */
    @Test
    void idsAreForEver() throws IOException {
        try (var known = getClass().getResourceAsStream("ids.txt")) {
            var ids = new String(known.readAllBytes(), StandardCharsets.UTF_8);
            assertThat(Deviations.all().stream().map(Deviation::id).sorted())
                    .as("ids.txt names every deviation; none is renamed, new ones are added")
                    .containsExactly(ids.lines().toArray(String[]::new));
        }
    }

    @Test
    void everyDeviationBreaksWhatTheCatalogueKnows() {
        var ids = Protocols.all().stream()
                .flatMap(protocol -> Catalogue.named(protocol.id()).requirements().stream())
                .map(Requirement::id)
                .collect(Collectors.toSet());
        assertThat(Deviations.all())
                .allSatisfy(deviation -> assertThat(ids).as(deviation.id()).containsAll(deviation.requirements()))
                .allSatisfy(deviation -> assertThat(deviation.requirements()).isNotEmpty());
    }

    @Test
    void everyDeviationSaysWhatItDoesInOneSentence() {
        assertThat(Deviations.all())
                .allSatisfy(deviation -> assertThat(deviation.summary()).matches("[A-Z].*\\."))
                .allSatisfy(deviation -> assertThat(deviation.id()).matches("[a-z0-9]+(-[a-z0-9]+)*"));
    }
}
