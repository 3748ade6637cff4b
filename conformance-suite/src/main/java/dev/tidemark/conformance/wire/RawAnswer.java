// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import java.util.List;

/**
 * An answer as the bytes on the connection were, up to its end.
 *
 * @param rest every byte after the header section, framing included
 */
public record RawAnswer(int status, List<Header> headers, byte[] rest) {

    /** The same with everything after the header section as body. */
    public Response asResponse() {
        return new Response(status, headers, rest);
    }
}
