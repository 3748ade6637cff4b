// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import dev.tidemark.conformance.wire.message.Response;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** An exchange of which both bodies are streams, over a connection of its own. What waits ends when the connection is cut. */
public interface Duplex extends Closeable {

    /** Waits for the header section of the final answer; its body is empty here. */
    Response head() throws IOException;

    /** The body of the answer as it was sent, without its framing; only behind {@link #head()}. */
    InputStream body() throws IOException;

    /** Writes a part of the body of the request; waits while the other side takes nothing. */
    void write(byte[] part) throws IOException;

    /** The body of the request is complete. */
    void endRequest() throws IOException;

    /** What the other side said when it announced to leave the connection, if it did. */
    Optional<String> farewell();
}
