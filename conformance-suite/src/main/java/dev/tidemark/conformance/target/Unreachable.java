// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

/** The target does not answer or is no server of its protocols. The message says what was asked, what came back and what to check. */
public final class Unreachable extends Exception {

    static final String ROOT = "Check the path of the streams, for example"
            + " -Dtarget.streams=/my/root/{stream}; a server of S2 is examined with -Dprotocol=s2.";

    public Unreachable(String message) {
        super(message);
    }
}
