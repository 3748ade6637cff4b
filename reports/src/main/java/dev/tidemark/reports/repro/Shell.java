// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.repro;

/** Text that is safe inside a POSIX shell script. */
public final class Shell {

    private Shell() {}

    /** One word, whatever it contains. */
    static String quote(String text) {
        return "'" + text.replace("\0", "").replace("'", "'\\''") + "'";
    }

    /** One word, quoted only where it has to be. */
    public static String word(String text) {
        return text.matches("[A-Za-z0-9_./:@%+,=~-]+") ? text : quote(text);
    }

    /** A comment that cannot leave its line. */
    static String comment(String text) {
        return "# " + text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]+", " ");
    }
}
