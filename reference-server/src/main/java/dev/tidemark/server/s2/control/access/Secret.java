// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/** What the bearer of a token shows. Only its digest is kept. */
public final class Secret {

    /** As many bytes as nobody guesses. */
    private static final int BYTES = 32;

    private static final String PREFIX = "tidemark_";

    private final SecureRandom random = new SecureRandom();

    /** A secret that never was before. */
    public String next() {
        byte[] bytes = new byte[BYTES];
        random.nextBytes(bytes);
        return PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /** The SHA-256 of a secret, in hexadecimal digits. */
    public static String digest(String secret) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
