// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.framed;

import java.io.IOException;

/** What came is no frame; the message is a sentence. */
final class MalformedFrame extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedFrame(String sentence) {
        super(sentence);
    }
}
