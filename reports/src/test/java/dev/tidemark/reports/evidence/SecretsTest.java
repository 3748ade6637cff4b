// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SecretsTest {

    private final Secrets secrets = new Secrets(List.of("X-Tenant-Key"));

    @Test
    void theUsualHeadersAndTheGivenOnesAreSecretInAnyCase() {
        assertThat(List.of("authorization", "Set-Cookie", "X-API-KEY", "x-tenant-key"))
                .allMatch(secrets::isSecret);
        assertThat(secrets.isSecret("Content-Type")).isFalse();
    }

    @Test
    void aTokenIsMaskedWhereverItTurnsUp() {
        secrets.learn("Authorization", "Bearer abcdef123");
        secrets.learn("Set-Cookie", "sid=top-secret; Path=/streams; HttpOnly");

        assertThat(secrets.mask("token abcdef123 and top-secret")).isEqualTo("token [masked] and [masked]");
        assertThat(secrets.mask("Bearer HttpOnly /streams")).isEqualTo("Bearer HttpOnly /streams");
    }

    @Test
    void anOrdinaryHeaderTeachesNothing() {
        secrets.learn("Content-Type", "text/plain");

        assertThat(secrets.mask("text/plain")).isEqualTo("text/plain");
    }

    @Test
    void credentialsInAUrlAreMasked() {
        assertThat(secrets.mask("http://joe:pw@host/a@b")).isEqualTo("http://[masked]@host/a@b");
    }
}
