// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import dev.tidemark.conformance.wire.message.Header;
import dev.tidemark.conformance.wire.message.Response;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;

/**
 * An answer as the bytes on the connection were, up to its end.
 *
 * @param rest every byte after the header section, framing included
 */
public record RawAnswer(int status, List<Header> headers, byte[] rest) {

    /** The same as a client sees it: without the framing of the body, or with all bytes where the framing is broken. */
    public Response asResponse() {
        return new Response(status, headers, body());
    }

    private byte[] body() {
        var head = new AnswerParser.Head(status, headers, false);
        try {
            return new AnswerParser(new ByteArrayInputStream(rest))
                    .body(head, "GET")
                    .readAllBytes();
        } catch (IOException brokenFraming) {
            return rest;
        }
    }
}
