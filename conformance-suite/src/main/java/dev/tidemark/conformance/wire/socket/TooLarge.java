// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import java.io.IOException;

/** More bytes came than a scenario can have written. */
public final class TooLarge extends IOException {
    private static final long serialVersionUID = 1L;

    private final String expected;

    /** @param expected what an answer may be at most */
    public TooLarge(String expected) {
        super("more than " + expected);
        this.expected = expected;
    }

    String expected() {
        return expected;
    }
}
