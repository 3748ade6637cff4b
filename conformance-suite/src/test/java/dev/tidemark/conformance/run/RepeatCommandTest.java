// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.target.Settings;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RepeatCommandTest {

    @Test
    void pinsTheSeedAndHidesWhatMayBeSecret() {
        var settings = new Settings(Map.of(
                "target", "http://127.0.0.1:4437",
                "target.name", "acme's server",
                "target.header.Authorization", "Bearer secret",
                "tidemark.output", "/home/me/out"));
        assertThat(RepeatCommand.of(settings, Seed.of("7f3a")))
                .isEqualTo("mvn verify -Dtarget=http://127.0.0.1:4437 -Dtarget.header.Authorization=..."
                        + " -Dtarget.name='acme'\\''s server' -Dtidemark.seed=7f3a");
    }
}
