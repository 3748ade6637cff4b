// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

/** How servers of one protocol are told from others. */
public interface Greeting {

    /**
     * Asks for what every run needs.
     *
     * @param end of the time that is left, as in {@link System#nanoTime}
     */
    void check(long end) throws Unreachable;

    /** Asks whether it serves, and leaves nothing behind. */
    void serves(long end) throws Unreachable;
}
