// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.target.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeedTest {

    @Test
    void takesNumbersAndWords() {
        assertThat(Seed.of("42")).isEqualTo(new Seed("42", 42));
        assertThat(Seed.of("7f3a")).isEqualTo(Seed.of("7f3a")).isNotEqualTo(Seed.of("7f3b"));
    }

    @Test
    void isRandomWhenNoneIsGivenAndCanBeGivenAgain() {
        var random = Seed.of(new Settings(Map.of()));
        assertThat(random).isNotEqualTo(Seed.of(new Settings(Map.of())));
        assertThat(Seed.of(new Settings(Map.of("tidemark.seed", random.text()))))
                .isEqualTo(random);
    }
}
