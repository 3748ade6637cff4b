// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.wire;

import dev.tidemark.server.http.JsonTree;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import javax.crypto.Mac;
import javax.crypto.SecretKey;

/**
 * The tokens of callbacks and claims (12.9): for one wake of one subscription and one kind of request, signed, and good for a day;
 * the lease of a wake that is held longer than that cannot be extended any more.
 */
public final class WakeTokens {

    private static final String ALGORITHM = "HmacSHA256";
    private static final long LIFETIME = Duration.ofDays(1).toMillis();
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    // Members of the signed part
    private static final String SUBSCRIPTION = "sub";
    private static final String USE = "use";
    private static final String GENERATION = "gen";
    private static final String EXPIRY = "exp";

    private final SecretKey key;
    private final LongSupplier clock;

    /** @param clock milliseconds since 1970 */
    public WakeTokens(SecretKey key, LongSupplier clock) {
        this.key = key;
        this.clock = clock;
    }

    /** @param subscription the key that tells it from others */
    public String issue(Use use, String subscription, long generation) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put(SUBSCRIPTION, subscription);
        claims.put(USE, use.word);
        claims.put(GENERATION, generation);
        claims.put(EXPIRY, clock.getAsLong() + LIFETIME);
        String signed = ENCODER.encodeToString(JsonTree.bytes(claims));
        return signed + "." + ENCODER.encodeToString(signature(signed));
    }

    /** What a token says, if it was issued here for this use and is good still. */
    public Checked check(Use use, String token) {
        int dot = token.indexOf('.');
        if (dot < 0) {
            return Checked.INVALID;
        }
        String signed = token.substring(0, dot);
        // As text: another spelling of the same bytes is another token.
        byte[] expected = ENCODER.encode(signature(signed));
        if (!MessageDigest.isEqual(expected, token.substring(dot + 1).getBytes(StandardCharsets.UTF_8))) {
            return Checked.INVALID;
        }
        Map<?, ?> claims = claims(signed);
        if (!use.word.equals(claims.get(USE))) {
            return Checked.INVALID;
        }
        if ((Long) claims.get(EXPIRY) < clock.getAsLong()) {
            return Checked.EXPIRED;
        }
        return new Checked(
                Optional.of(new Wake((String) claims.get(SUBSCRIPTION), (Long) claims.get(GENERATION))), false);
    }

    private byte[] signature(String signed) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return mac.doFinal(signed.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Map<?, ?> claims(String signed) {
        try {
            return (Map<?, ?>) JsonTree.parse(Base64.getUrlDecoder().decode(signed));
        } catch (IOException notOurs) {
            throw new IllegalStateException("a token with a right signature is none of ours", notOurs);
        }
    }

    /** What a token is for. */
    public enum Use {
        CALLBACK("callback"),
        CLAIM("claim");

        private final String word;

        Use(String word) {
            this.word = word;
        }
    }

    /** The wake that a token was issued for. */
    public record Wake(String subscription, long generation) {}

    /**
     * What became of a check.
     *
     * @param wake absent if the token is not to be believed
     * @param expired whether it was good once
     */
    public record Checked(Optional<Wake> wake, boolean expired) {

        static final Checked INVALID = new Checked(Optional.empty(), false);
        static final Checked EXPIRED = new Checked(Optional.empty(), true);
    }
}
