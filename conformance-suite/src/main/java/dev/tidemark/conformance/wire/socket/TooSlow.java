// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import java.io.IOException;

/** The whole answer was not there in time. */
final class TooSlow extends IOException {
    private static final long serialVersionUID = 1L;

    TooSlow(long millis) {
        super("not complete within " + millis + " ms");
    }
}
