// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.reports.contract.Broken;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.spec.X509EncodedKeySpec;
import java.util.Base64;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A {@code Webhook-Signature} (7.1).
 *
 * @param timestamp as it was written
 * @param signature in base64url
 */
record Signature(String timestamp, String kid, String signature) {

    /** Within which a receiver takes a delivery for a new one. */
    static final long WINDOW_SECONDS = 300;

    private static final String NAME = "Webhook-Signature";
    private static final Pattern FORM = Pattern.compile("t=(\\d{1,12}),kid=([^,]+),ed25519=([A-Za-z0-9_-]+)");

    /** What comes before the 32 bytes of an Ed25519 key in its SubjectPublicKeyInfo (RFC 8410). */
    private static final byte[] PREFIX = HexFormat.of().parseHex("302a300506032b6570032100");

    static Signature of(Request delivery) {
        var value = delivery.header(NAME).orElse("");
        var form = FORM.matcher(value);
        if (!form.matches()) {
            throw new Broken(
                    NAME + ": t=<seconds>,kid=<id>,ed25519=<unpadded base64url>",
                    value.isEmpty() ? "no such header" : NAME + ": " + value);
        }
        return new Signature(form.group(1), form.group(2), form.group(3));
    }

    /** Seconds of Unix time. */
    long time() {
        return Long.parseLong(timestamp);
    }

    /** Whether it is that of this body with this key (a JWK). */
    boolean isOf(byte[] body, JsonNode key) {
        var signed = new ByteArrayOutputStream();
        signed.writeBytes((timestamp + ".").getBytes(StandardCharsets.US_ASCII));
        signed.writeBytes(body);
        try {
            var verifier = java.security.Signature.getInstance("Ed25519");
            verifier.initVerify(KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded(key))));
            verifier.update(signed.toByteArray());
            return verifier.verify(decoded(signature));
        } catch (GeneralSecurityException unusable) {
            return false;
        }
    }

    private static byte[] encoded(JsonNode key) {
        var encoded = new ByteArrayOutputStream();
        encoded.writeBytes(PREFIX);
        encoded.writeBytes(decoded(Fields.text(key, "x")));
        return encoded.toByteArray();
    }

    /** Base64url without padding, or a broken promise. */
    static byte[] decoded(String text) {
        try {
            return Base64.getUrlDecoder().decode(text);
        } catch (IllegalArgumentException other) {
            throw new Broken("base64url", text);
        }
    }
}
