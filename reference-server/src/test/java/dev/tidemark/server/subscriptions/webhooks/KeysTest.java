// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeysTest {

    private static final Duration LIFETIME = Duration.ofDays(90);

    @TempDir
    Path folder;

    private long now = 1_000_000_000_000L;

    @Test
    void theSameKeysAreThereAfterARestartAndOnlyTheirOwnerReadsThem() throws Exception {
        Keys keys = open();
        String kid = keys.active().kid();
        String signature = keys.active().sign(7, new byte[] {1});
        assertThat(open().active().kid()).isEqualTo(kid);
        assertThat(open().active().sign(7, new byte[] {1})).isEqualTo(signature);
        assertThat(open().tokens()).isEqualTo(keys.tokens());
        assertThat(open().jwks()).isEqualTo(keys.jwks());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
                .isEqualTo("rw-------");
    }

    @Test
    void theKidIsTheThumbprintOfWhatIsPublished() throws Exception {
        Map<?, ?> jwk = (Map<?, ?>) published(open()).get(0);
        String members = "{\"crv\":\"Ed25519\",\"kty\":\"OKP\",\"x\":\"" + jwk.get("x") + "\"}";
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(members.getBytes());
        assertThat(jwk.get("kid"))
                .isEqualTo("ds_" + Base64.getUrlEncoder().withoutPadding().encodeToString(digest));
        assertThat(jwk.keySet().stream().map(Object::toString))
                .containsExactlyInAnyOrder("kty", "crv", "kid", "use", "alg", "x");
    }

    @Test
    void aKeyThatHasSignedForLongEnoughIsReplacedAndStaysPublished() {
        Keys keys = open();
        String first = keys.active().kid();
        now += LIFETIME.toMillis() - 1;
        assertThat(keys.active().kid()).isEqualTo(first);
        now += 1;
        String second = keys.active().kid();
        assertThat(second).isNotEqualTo(first);
        assertThat(kids(keys)).containsExactly(first, second);
        assertThat(kids(open())).containsExactly(first, second);
        assertThat(open().active().kid()).isEqualTo(second);
        now += LIFETIME.toMillis();
        String third = keys.active().kid();
        assertThat(kids(keys)).containsExactly(second, third);
    }

    @Test
    void aDamagedFileIsNotTakenForNoFile() throws Exception {
        open();
        for (String content : List.of("", "{}", "nonsense", "{\"tokens\":\"AAAA\",\"signing\":[]}")) {
            Files.writeString(file(), content);
            assertThatThrownBy(this::open).isInstanceOf(KeysUnusable.class).hasMessageContaining(file().toString());
        }
    }

    private Keys open() {
        return Keys.in(file(), LIFETIME, () -> now);
    }

    private Path file() {
        return folder.resolve("keys");
    }

    private static List<?> published(Keys keys) {
        return (List<?>) keys.jwks().get("keys");
    }

    private static List<Object> kids(Keys keys) {
        return published(keys).stream()
                .<Object>map(jwk -> ((Map<?, ?>) jwk).get("kid"))
                .toList();
    }
}
