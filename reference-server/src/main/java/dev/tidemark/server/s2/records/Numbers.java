// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import java.util.OptionalLong;

/**
 * Unsigned numbers of 64 bits. No stream gets as far as 2^63: what is larger is taken for the largest number that has a
 * sign, which is beyond everything just as well.
 */
final class Numbers {

    private static final int MANY_DIGITS = 18;

    private Numbers() {}

    /** The value of a decimal number without sign; empty if it is none or needs more than 64 bits. */
    static OptionalLong parse(String digits) {
        if (digits.isEmpty() || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            return OptionalLong.empty();
        }
        try {
            return OptionalLong.of(
                    digits.length() <= MANY_DIGITS ? Long.parseLong(digits) : capped(Long.parseUnsignedLong(digits)));
        } catch (NumberFormatException tooLarge) {
            return OptionalLong.empty();
        }
    }

    /** The value of 64 bits without sign. */
    static long capped(long bits) {
        return bits < 0 ? Long.MAX_VALUE : bits;
    }

    /** The sum, or the largest number if that is larger. */
    static long plus(long a, long b) {
        long sum = a + b;
        return sum < 0 ? Long.MAX_VALUE : sum;
    }
}
