// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.http2;

import java.io.IOException;

/** The other side does not speak HTTP/2 here; the message is a sentence. */
public final class NoHttp2 extends IOException {
    private static final long serialVersionUID = 1L;

    public NoHttp2(String sentence) {
        super(sentence);
    }
}
