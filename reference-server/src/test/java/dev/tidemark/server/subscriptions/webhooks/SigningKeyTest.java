// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PublicKey;
import java.security.Signature;
import java.util.Arrays;
import java.util.Base64;
import org.junit.jupiter.api.Test;

/** Signatures and keys are those of the JDK, which made them in an earlier version. */
class SigningKeyTest {

    private static final int RAW = 32;

    private final KeyPair pair;

    SigningKeyTest() throws Exception {
        pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    }

    @Test
    void aKeyOfTheJdkSignsOn() throws Exception {
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        String header = restored(pair, pair).sign(7, body);
        assertThat(header).startsWith("t=7,kid=ds_");
        byte[] signature = Base64.getUrlDecoder().decode(header.substring(header.indexOf("ed25519=") + 8));
        assertThat(verifies(pair.getPublic(), "7.{}", signature)).isTrue();
        assertThat(verifies(pair.getPublic(), "8.{}", signature)).isFalse();
    }

    @Test
    void whatIsKeptIsWhatTheJdkWouldKeep() throws Exception {
        assertThat(restored(pair, pair).pkcs8()).isEqualTo(pair.getPrivate().getEncoded());
        SigningKey created = SigningKey.create(3);
        SigningKey again = SigningKey.restore(created.publicKey(), created.pkcs8(), 3);
        assertThat(again.kid()).isEqualTo(created.kid());
        assertThat(again.sign(7, new byte[9])).isEqualTo(created.sign(7, new byte[9]));
    }

    @Test
    void keysThatAreNoneAreRefused() throws Exception {
        KeyPair exchange = KeyPairGenerator.getInstance("X25519").generateKeyPair();
        assertThatThrownBy(() -> restored(pair, exchange)).isInstanceOf(InvalidKeyException.class);
        assertThatThrownBy(
                        () -> SigningKey.restore(new byte[1], pair.getPrivate().getEncoded(), 0))
                .isInstanceOf(InvalidKeyException.class);
        assertThatThrownBy(() -> SigningKey.restore(raw(pair), new byte[0], 0)).isInstanceOf(InvalidKeyException.class);
    }

    private static SigningKey restored(KeyPair visible, KeyPair secret) throws Exception {
        return SigningKey.restore(raw(visible), secret.getPrivate().getEncoded(), 0);
    }

    private static byte[] raw(KeyPair pair) {
        byte[] encoded = pair.getPublic().getEncoded();
        return Arrays.copyOfRange(encoded, encoded.length - RAW, encoded.length);
    }

    private static boolean verifies(PublicKey key, String signed, byte[] signature) throws Exception {
        Signature verifier = Signature.getInstance("Ed25519");
        verifier.initVerify(key);
        verifier.update(signed.getBytes(StandardCharsets.US_ASCII));
        return verifier.verify(signature);
    }
}
