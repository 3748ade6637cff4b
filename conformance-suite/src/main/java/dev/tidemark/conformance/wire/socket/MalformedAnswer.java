// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import java.io.IOException;

/** What came is no answer of HTTP/1.1; the message is a sentence. */
final class MalformedAnswer extends IOException {
    private static final long serialVersionUID = 1L;

    MalformedAnswer(String sentence) {
        super(sentence);
    }
}
