// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class WakeTokensTest {

    private long now = 1_000_000_000_000L;
    private final WakeTokens tokens = tokens("secret");

    @Test
    void aTokenSaysWhichWakeItIsFor() {
        String token = tokens.issue(WakeTokens.Use.CLAIM, "key", 7);
        assertThat(tokens.check(WakeTokens.Use.CLAIM, token).wake()).contains(new WakeTokens.Wake("key", 7));
    }

    @Test
    void noOtherTokenIsTaken() {
        String token = tokens.issue(WakeTokens.Use.CLAIM, "key", 7);
        for (int at = 0; at < token.length(); at++) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            String changed = token.substring(0, at) + other + token.substring(at + 1);
            assertThat(tokens.check(WakeTokens.Use.CLAIM, changed)).isEqualTo(WakeTokens.Checked.INVALID);
        }
        for (String wrong : List.of("", ".", "a", "a.b", token + "=", token + "." + token, token.split("\\.")[0])) {
            assertThat(tokens.check(WakeTokens.Use.CLAIM, wrong)).isEqualTo(WakeTokens.Checked.INVALID);
        }
        assertThat(tokens.check(WakeTokens.Use.CALLBACK, token)).isEqualTo(WakeTokens.Checked.INVALID);
        assertThat(tokens("other").check(WakeTokens.Use.CLAIM, token)).isEqualTo(WakeTokens.Checked.INVALID);
    }

    @Test
    void aTokenIsGoodForADay() {
        String token = tokens.issue(WakeTokens.Use.CALLBACK, "key", 1);
        now += Duration.ofDays(1).toMillis();
        assertThat(tokens.check(WakeTokens.Use.CALLBACK, token).wake()).isPresent();
        now += 1;
        assertThat(tokens.check(WakeTokens.Use.CALLBACK, token)).isEqualTo(WakeTokens.Checked.EXPIRED);
    }

    private WakeTokens tokens(String secret) {
        return new WakeTokens(new SecretKeySpec(secret.getBytes(), "HmacSHA256"), () -> now);
    }
}
