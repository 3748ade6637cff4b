// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.conformance.run.Suite;
import dev.tidemark.reports.evidence.Case;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The table of cases that are called otherwise than in versions before leads from names that are gone to names that there are. */
class RenamedCasesTest {

    private static final Path TABLE = Features.ROOT.resolve("renamed-cases.tsv");
    private static final Set<String> CASES = Protocols.all().stream()
            .flatMap(protocol -> Suite.of(protocol).scenarios().stream())
            .map(scenario -> Case.id(scenario.address(), scenario.title()))
            .collect(Collectors.toSet());

    private static List<String[]> rows() throws IOException {
        return Files.readAllLines(TABLE).stream()
                .skip(1)
                .map(line -> line.split("\t"))
                .toList();
    }

    @Test
    void everyRowLeadsFromANameThatIsGoneToACase() throws IOException {
        assertThat(rows()).allSatisfy(row -> {
            assertThat(row).hasSize(2);
            assertThat(CASES).doesNotContain(row[0]).contains(row[1]);
        });
    }

    @Test
    void noRowStandsThereTwice() throws IOException {
        var seen = new HashSet<String>();
        assertThat(Files.readAllLines(TABLE)).allMatch(seen::add);
    }
}
