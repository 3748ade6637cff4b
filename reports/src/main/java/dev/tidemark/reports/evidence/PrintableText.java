// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.evidence;

/** Text that every view can show: no control characters, no half surrogates. */
final class PrintableText {

    private PrintableText() {}

    static boolean isPrintable(String text) {
        return text.codePoints().allMatch(PrintableText::printable);
    }

    /** The text with everything unprintable replaced, so that it is legal in HTML and XML. */
    static String of(String text) {
        return text.codePoints()
                .map(c -> printable(c) ? c : 0xFFFD)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static boolean printable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL -> c == '\n' || c == '\r' || c == '\t';
            case Character.SURROGATE, Character.UNASSIGNED -> false;
            default -> true;
        };
    }
}
