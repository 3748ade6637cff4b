// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.http2;

import java.io.IOException;

/** An exchange over HTTP/2 was ended by the other side, or broke the rules of HTTP/2; the message is a sentence. */
public final class Http2Fault extends IOException {
    private static final long serialVersionUID = 1L;

    Http2Fault(String sentence) {
        super(sentence);
    }
}
