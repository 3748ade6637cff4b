// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.access;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

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
        if (authorization == null || !authorization.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        byte[] shown = authorization.substring(SCHEME.length()).strip().getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(secret, shown);
    }
}
