// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.log.Position;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Offsets on the wire (section 8): the number of messages and the number of bytes before the position, both as 16
 * decimal digits, so that the order of the bytes is the order of the positions.
 */
final class OffsetToken {

    private static final Pattern FORM = Pattern.compile("([0-9]{16})_([0-9]{16})");

    private OffsetToken() {}

    static String of(Position position) {
        return digits(position.sequence()) + "_" + digits(position.bytes());
    }

    /** The position a token stands for; empty if no server of this kind ever wrote it. */
    static Optional<Position> parse(String token) {
        Matcher parts = FORM.matcher(token);
        return parts.matches()
                ? Optional.of(new Position(Long.parseLong(parts.group(1)), Long.parseLong(parts.group(2))))
                : Optional.empty();
    }

    private static String digits(long number) {
        String plain = Long.toString(number);
        return "0".repeat(16 - plain.length()) + plain;
    }
}
