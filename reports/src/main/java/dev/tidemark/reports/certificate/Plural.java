// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

/** Counts in words. */
final class Plural {

    private Plural() {}

    /** Such as {@code 1 requirement} or {@code 6 requirements}. */
    static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
