// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.webhooks;

import dev.tidemark.server.http.JsonTree;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A key that deliveries are signed with (6.5).
 *
 * @param kid names it: the thumbprint of the public key (RFC 7638) behind a prefix
 * @param publicKey its 32 bytes (RFC 8032, 5.1.5)
 * @param createdAt milliseconds since 1970
 */
record SigningKey(String kid, byte[] publicKey, PrivateKey privateKey, long createdAt) {

    private static final String ALGORITHM = "Ed25519";
    private static final String PREFIX = "ds_";
    private static final int PUBLIC_BYTES = 32;
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();
    private static final byte[] DOT = {'.'};

    static SigningKey create(long now) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            byte[] encoded = pair.getPublic()
                    .getEncoded(); // what comes before the key itself is the same for every key (RFC 8410)
            byte[] raw = Arrays.copyOfRange(encoded, encoded.length - PUBLIC_BYTES, encoded.length);
            return new SigningKey(kid(raw), raw, pair.getPrivate(), now);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws GeneralSecurityException if these are no keys */
    static SigningKey restore(byte[] raw, byte[] pkcs8, long createdAt) throws GeneralSecurityException {
        PrivateKey key = KeyFactory.getInstance(ALGORITHM).generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        return new SigningKey(kid(raw), raw, key, createdAt);
    }

    /**
     * The value of the header that signs a body (7.1).
     *
     * @param seconds since 1970
     */
    String sign(long seconds, byte[] body) {
        try {
            Signature signature = Signature.getInstance(ALGORITHM);
            signature.initSign(privateKey);
            signature.update(Long.toString(seconds).getBytes(StandardCharsets.US_ASCII));
            signature.update(DOT);
            signature.update(body);
            return "t=" + seconds + ",kid=" + kid + ",ed25519=" + ENCODER.encodeToString(signature.sign());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** As it is published (RFC 8037). */
    Map<String, Object> jwk() {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("kty", "OKP");
        json.put("crv", ALGORITHM);
        json.put("kid", kid);
        json.put("use", "sig");
        json.put("alg", "EdDSA");
        json.put("x", ENCODER.encodeToString(publicKey));
        return json;
    }

    private static String kid(byte[] raw) throws GeneralSecurityException {
        Map<String, Object> members = new LinkedHashMap<>(); // in the order of RFC 7638, 3.2
        members.put("crv", ALGORITHM);
        members.put("kty", "OKP");
        members.put("x", ENCODER.encodeToString(raw));
        return PREFIX
                + ENCODER.encodeToString(MessageDigest.getInstance("SHA-256").digest(JsonTree.bytes(members)));
    }
}
