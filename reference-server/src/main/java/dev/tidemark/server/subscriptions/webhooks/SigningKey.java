// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.webhooks;

import dev.tidemark.server.http.JsonTree;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.InvalidKeyException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/**
 * A key that deliveries are signed with (6.5).
 *
 * @param kid names it: the thumbprint of the public key (RFC 7638) behind a prefix
 * @param publicKey its 32 bytes (RFC 8032, 5.1.5)
 * @param privateKey its 32 bytes
 * @param createdAt milliseconds since 1970
 */
record SigningKey(String kid, byte[] publicKey, byte[] privateKey, long createdAt) {

    private static final String ALGORITHM = "Ed25519";
    private static final String PREFIX = "ds_";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    /** What comes before the bytes of a private key in a file is the same for all of them (RFC 8410, 7). */
    private static final byte[] PKCS8 = HexFormat.of().parseHex("302e020100300506032b657004220420");

    /** By the JDK: a start must not wait for the classes that sign. */
    static SigningKey create(long now) {
        try {
            KeyPair pair = KeyPairGenerator.getInstance(ALGORITHM).generateKeyPair();
            byte[] encoded = pair.getPublic().getEncoded(); // it ends with the key itself (RFC 8410, 4)
            byte[] raw = Arrays.copyOfRange(encoded, encoded.length - Ed25519.PUBLIC_KEY_SIZE, encoded.length);
            return restore(raw, pair.getPrivate().getEncoded(), now);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    /** @throws GeneralSecurityException if these are no keys */
    static SigningKey restore(byte[] raw, byte[] pkcs8, long createdAt) throws GeneralSecurityException {
        if (raw.length != Ed25519.PUBLIC_KEY_SIZE
                || pkcs8.length != PKCS8.length + Ed25519.SECRET_KEY_SIZE
                || !Arrays.equals(Arrays.copyOf(pkcs8, PKCS8.length), PKCS8)) {
            throw new InvalidKeyException("a key is none of Ed25519");
        }
        return new SigningKey(kid(raw), raw, Arrays.copyOfRange(pkcs8, PKCS8.length, pkcs8.length), createdAt);
    }

    /** The private key as it is kept. */
    byte[] pkcs8() {
        byte[] all = Arrays.copyOf(PKCS8, PKCS8.length + privateKey.length);
        System.arraycopy(privateKey, 0, all, PKCS8.length, privateKey.length);
        return all;
    }

    /**
     * The value of the header that signs a body (7.1).
     *
     * @param seconds since 1970
     */
    String sign(long seconds, byte[] body) {
        byte[] time = (seconds + ".").getBytes(StandardCharsets.US_ASCII);
        byte[] signed = Arrays.copyOf(time, time.length + body.length);
        System.arraycopy(body, 0, signed, time.length, body.length);
        byte[] signature = new byte[Ed25519.SIGNATURE_SIZE];
        Ed25519.sign(privateKey, 0, publicKey, 0, signed, 0, signed.length, signature, 0);
        return "t=" + seconds + ",kid=" + kid + ",ed25519=" + ENCODER.encodeToString(signature);
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
