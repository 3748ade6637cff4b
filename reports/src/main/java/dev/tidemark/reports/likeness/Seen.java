// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.likeness;

/**
 * How a case ended.
 *
 * @param broken whether it found its promise broken
 * @param observed what it saw then, without what is another in every run; empty otherwise
 */
public record Seen(boolean broken, String observed) {

    /** It passed. */
    public static final Seen HELD = new Seen(false, "");

    private static final int SHOWN = 100;

    /** It failed; the text is cleaned of offsets, numbers that are large, and bodies. */
    public static Seen broken(String observed) {
        String first = observed.strip().lines().findFirst().orElse("");
        String plain = first.replaceFirst(":?\\s*\\{.*", "")
                .replaceAll("'[^']*('|$)", "'...'")
                .replaceAll("[0-9][0-9_]{3,}", "#")
                .replaceAll("\\s+", " ")
                .strip();
        return new Seen(true, plain.substring(0, Math.min(SHOWN, plain.length())));
    }

    String text() {
        return broken ? "\t" + observed : "";
    }
}
