// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.evidence;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * The bytes of a message body that were recorded.
 *
 * @param recorded the beginning of the body
 * @param bytes the true length of the body
 * @param cut whether the rest was not recorded
 * @param words what it means, where bytes tell people nothing, or null
 */
public record Body(byte[] recorded, long bytes, boolean cut, String words) {

    private static final int EXCERPT = 512;
    private static final int ROW = 16;

    Body masked(Secrets secrets) {
        Charset charset = printable() ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
        String masked = secrets.mask(new String(recorded, charset));
        return new Body(masked.getBytes(charset), bytes, cut, words == null ? null : secrets.mask(words));
    }

    /** Whether a reader and a shell can take it as text: UTF-8 without control characters other than white space. */
    public boolean printable() {
        String text = text();
        return Arrays.equals(text.getBytes(StandardCharsets.UTF_8), recorded) && PrintableText.isPrintable(text);
    }

    public String text() {
        return new String(recorded, StandardCharsets.UTF_8);
    }

    /** What it means where that is known, else the text itself, or an excerpt in hexadecimal and ASCII when it is not printable. */
    public String shown() {
        if (words != null) {
            return words;
        }
        return printable() ? text() : hex();
    }

    private String hex() {
        StringBuilder out = new StringBuilder();
        int end = Math.min(recorded.length, EXCERPT);
        for (int row = 0; row < end; row += ROW) {
            StringBuilder ascii = new StringBuilder();
            out.append("%04x ".formatted(row));
            for (int i = row; i < row + ROW; i++) {
                out.append(i < end ? " %02x".formatted(recorded[i]) : "   ");
                ascii.append(i >= end ? "" : recorded[i] >= ' ' && recorded[i] < 0x7f ? (char) recorded[i] : '.');
            }
            out.append("  ").append(ascii).append('\n');
        }
        return out.toString();
    }
}
