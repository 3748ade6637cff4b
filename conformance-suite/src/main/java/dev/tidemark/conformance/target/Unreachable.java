// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

/** The target does not answer or is no server of its protocols. The message says what was asked, what came back and what to check. */
public final class Unreachable extends Exception {

    private final String broken;

    /** It answers, but not as a server of its protocols does. */
    public Unreachable(String message) {
        this(message, "");
    }

    /** @param broken what kept it from answering at all, in a few words such as {@code connection refused} */
    public Unreachable(String message, String broken) {
        super(message);
        this.broken = broken;
    }

    /** What kept it from answering at all, or an empty text when it did answer. */
    public String broken() {
        return broken;
    }
}
