// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams.wire;

import dev.tidemark.server.log.Position;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Offsets on the wire (section 8): the number of messages and the number of bytes before the position, both as 16
 * decimal digits, so that the order of the bytes is the order of the positions.
 */
public final class OffsetToken {

    private static final int DIGITS = 16;
    private static final Pattern FORM = Pattern.compile("([0-9]{16})_([0-9]{16})");

    private OffsetToken() {}

    public static String of(Position position) {
        byte[] token = new byte[2 * DIGITS + 1];
        digits(token, DIGITS, position.sequence());
        token[DIGITS] = '_';
        digits(token, token.length, position.bytes());
        return new String(token, StandardCharsets.ISO_8859_1);
    }

    /** The position a token stands for; empty if no server of this kind ever wrote it. */
    public static Optional<Position> parse(String token) {
        Matcher parts = FORM.matcher(token);
        return parts.matches()
                ? Optional.of(new Position(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    private static void digits(byte[] token, int end, long number) {
        long rest = number;
        for (int i = end - 1; i >= end - DIGITS; i--) {
            token[i] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
    }
}
