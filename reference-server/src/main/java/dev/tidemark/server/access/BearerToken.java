// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/** The secret that clients must show (RFC 6750). */
public final class BearerToken {

    private static final String SCHEME = "Bearer ";

    private final byte[] secret;

    public BearerToken(String secret) {
        this.secret = secret.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Whether a client may pass; takes as long for any wrong token.
     *
     * @param authorization the header of that name, or null
     */
    public boolean admits(String authorization) {
        return shown(authorization)
                .filter(text -> MessageDigest.isEqual(secret, text.getBytes(StandardCharsets.UTF_8)))
                .isPresent();
    }

    /**
     * The token that a client shows, if any.
     *
     * @param authorization the header of that name, or null
     */
    public static Optional<String> shown(String authorization) {
        boolean bearer = authorization != null && authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length());
        return bearer ? Optional.of(authorization.substring(SCHEME.length()).strip()) : Optional.empty();
    }
}
