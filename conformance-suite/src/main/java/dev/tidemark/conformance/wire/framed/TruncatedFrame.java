// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.framed;

import java.io.IOException;

/** The input ended within a frame; the message is a sentence. */
final class TruncatedFrame extends IOException {
    private static final long serialVersionUID = 1L;

    TruncatedFrame(String sentence) {
        super(sentence);
    }
}
