// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.evidence;

/** Counts in words. */
public final class Plural {

    private Plural() {}

    /** Such as {@code 1 requirement} or {@code 6 requirements}. */
    public static String of(long count, String noun) {
        return of(count, noun, noun + "s");
    }

    /** Such as {@code 1 capability} or {@code 6 capabilities}. */
    public static String of(long count, String one, String many) {
        return count + " " + (count == 1 ? one : many);
    }
}
