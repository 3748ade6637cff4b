// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.contract;

/**
 * A promise was broken: what the specification lets one expect, and what the server did instead, one line each.
 * The judge reads both lines from the message.
 */
public final class Broken extends AssertionError {

    public Broken(String expected, String observed) {
        super("expected: " + oneLine(expected) + "\nobserved: " + oneLine(observed));
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s*\\R\\s*", " ").strip();
    }
}
