// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import java.io.IOException;

/** A connection that was open ended before any byte of the answer came. */
public final class NoAnswer extends IOException {
    private static final long serialVersionUID = 1L;

    private final boolean fresh;

    /** @param fresh whether the connection was opened for this request */
    NoAnswer(boolean fresh, IOException cause) {
        super("the connection was closed without one byte", cause);
        this.fresh = fresh;
    }

    public boolean fresh() {
        return fresh;
    }
}
