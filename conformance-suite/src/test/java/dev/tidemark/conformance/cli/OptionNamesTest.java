// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.target.Settings;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class OptionNamesTest {

    private static final Pattern PROPERTY = Pattern.compile("\\(-D([a-z.]+[a-z])[,)]");

    @Test
    void areThoseThatHelpExplains() {
        var explained = new CommandLine(new Certify(new Settings(Map.of()), System.out))
                .getCommandSpec().options().stream()
                        .filter(option -> PROPERTY.matcher(String.join(" ", option.description()))
                                .find())
                        .collect(Collectors.toMap(
                                option -> PROPERTY.matcher(String.join(" ", option.description()))
                                        .results()
                                        .findFirst()
                                        .orElseThrow()
                                        .group(1),
                                CommandLine.Model.OptionSpec::longestName));

        assertThat(OptionNames.BY_PROPERTY).isEqualTo(explained);
    }

    @Test
    void replaceThePropertiesOfASentence() {
        assertThat(OptionNames.inWordsOf(
                        List.of("--only", "x"), "-Donly=x is; add -Dprotocol=s2 or -Dtidemark.rounds=2"))
                .isEqualTo("--only x is; add --protocol s2 or -Dtidemark.rounds=2");
        assertThat(OptionNames.inWordsOf(List.of("-Donly=x"), "-Donly=x is; add -Dprotocol=s2"))
                .isEqualTo("-Donly=x is; add --protocol s2");
        assertThat(OptionNames.inWordsOf(List.of(), "-Donly=x is")).isEqualTo("-Donly=x is");
    }
}
