// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

/**
 * Makes text of a target safe to print: it must not steer the terminal, turn the direction of what is read, or pretend to be a command to
 * the runner of a CI job.
 */
final class Printable {

    private Printable() {}

    /** One line: line ends are escaped like all other control characters. */
    static String line(String text) {
        var safe = new StringBuilder();
        text.codePoints().forEach(c -> append(safe, c, steers(c)));
        return safe.indexOf("::") == 0 ? " " + safe : safe.toString();
    }

    /** Any number of lines. */
    static String lines(String text) {
        var safe = new StringBuilder();
        text.codePoints().forEach(c -> append(safe, c, c != '\n' && steers(c)));
        return safe.toString().replaceAll("(?m)^::", " ::");
    }

    private static void append(StringBuilder safe, int c, boolean escaped) {
        if (!escaped) {
            safe.appendCodePoint(c);
        } else if (c == '\n') {
            safe.append("\\n");
        } else if (c == '\r') {
            safe.append("\\r");
        } else if (c == '\t') {
            safe.append("\\t");
        } else {
            safe.append(c < 0x100 ? String.format("\\x%02x", c) : String.format("\\u%04x", c));
        }
    }

    private static boolean steers(int c) {
        return Character.getType(c) == Character.CONTROL
                || c >= 0x202A && c <= 0x202E
                || c >= 0x2066 && c <= 0x2069
                || c == 0x200E
                || c == 0x200F
                || c == 0x2028
                || c == 0x2029
                || Character.getType(c) == Character.SURROGATE;
    }
}
