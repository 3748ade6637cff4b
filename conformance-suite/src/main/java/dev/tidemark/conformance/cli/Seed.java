// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import dev.tidemark.conformance.target.Settings;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.UUID;

/**
 * The start of everything random in a run.
 *
 * @param text as printed and given: a number or any word
 * @param value what the text stands for; the same text always stands for the same value
 */
record Seed(String text, long value) {

    private static final int BITS = 32;

    static Seed of(Settings settings) {
        return settings.get("tidemark.seed").map(Seed::of).orElseGet(Seed::random);
    }

    static Seed of(String text) {
        try {
            return new Seed(text, Long.parseLong(text));
        } catch (NumberFormatException aWord) {
            var hash = UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8));
            return new Seed(text, hash.getMostSignificantBits());
        }
    }

    private static Seed random() {
        return of(Long.toString(new SecureRandom().nextLong() >>> (Long.SIZE - BITS), 36));
    }
}
