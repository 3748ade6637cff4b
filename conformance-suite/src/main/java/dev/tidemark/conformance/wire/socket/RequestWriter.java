// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import dev.tidemark.conformance.wire.message.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/** Writes requests of HTTP/1.1 as they are, and stops when they are refused meanwhile. */
final class RequestWriter {

    static final byte[] LINE_END = {'\r', '\n'};
    static final byte[] LAST_CHUNK = {'0', '\r', '\n', '\r', '\n'};

    /** Longer bodies are sent in parts, between which an answer is looked for. */
    static final int SLICE = 64 * 1024;

    private static final String INTERIM = "HTTP/1.1 1";
    private static final Set<String> HAVE_A_BODY = Set.of("POST", "PUT", "PATCH");

    private final Connection connection;
    private boolean refused;

    RequestWriter(Connection connection) {
        this.connection = connection;
    }

    /**
     * Sends the request.
     *
     * @return whether all of it could be sent; otherwise an answer may be there all the same
     */
    boolean write(Request request) throws IOException {
        var body = request.body() == null ? new byte[0] : request.body();
        try {
            if (request.chunked()) {
                sendChunks(head(request, "Transfer-Encoding: chunked\r\n"), body);
            } else {
                var none = request.body() == null && !HAVE_A_BODY.contains(request.method());
                send(head(request, none ? "" : length(body)), body);
            }
            return !refused;
        } catch (IOException brokenOff) {
            // A server that refuses a request may close the connection before all of it is sent (RFC 9112, 9.6); its
            // answer is read next.
            return false;
        }
    }

    static String length(byte[] body) {
        return "Content-Length: " + body.length + "\r\n";
    }

    private void send(byte[] head, byte[] body) throws IOException {
        var together = new ByteArrayOutputStream();
        together.writeBytes(head);
        var first = Math.min(body.length, SLICE);
        together.write(body, 0, first);
        flush(together);
        for (int from = first; from < body.length && !refused(); from += SLICE) {
            connection.out().write(body, from, Math.min(SLICE, body.length - from));
            connection.out().flush();
        }
    }

    private void sendChunks(byte[] head, byte[] body) throws IOException {
        var together = new ByteArrayOutputStream();
        together.writeBytes(head);
        for (int from = 0; from < body.length && !refused(); from += SLICE) {
            together.writeBytes(chunk(body, from, Math.min(body.length, from + SLICE)));
            flush(together);
            together.reset();
        }
        if (!refused) {
            together.writeBytes(LAST_CHUNK);
            flush(together);
        }
    }

    private void flush(ByteArrayOutputStream together) throws IOException {
        connection.out().write(together.toByteArray());
        connection.out().flush();
    }

    /** Whether a refusal is there already: then nobody reads the rest. Interim answers are passed over. */
    private boolean refused() throws IOException {
        var in = connection.in();
        while (in.available() >= INTERIM.length()) {
            in.mark(INTERIM.length());
            var begin = new String(in.readNBytes(INTERIM.length()), StandardCharsets.ISO_8859_1);
            in.reset();
            if (!begin.equals(INTERIM)) {
                refused = begin.charAt(begin.length() - 1) >= '3';
                return refused;
            }
            new AnswerParser(in).head();
        }
        return false;
    }

    static byte[] chunk(byte[] body, int from, int to) {
        var chunk = new ByteArrayOutputStream();
        chunk.writeBytes(Integer.toHexString(to - from).getBytes(StandardCharsets.US_ASCII));
        chunk.writeBytes(LINE_END);
        chunk.write(body, from, to - from);
        chunk.writeBytes(LINE_END);
        return chunk.toByteArray();
    }

    /** @param framing the header lines that say how the body is sent */
    static byte[] head(Request request, String framing) {
        var uri = request.uri();
        var head = new StringBuilder(request.method() + " " + target(uri) + " HTTP/1.1\r\nHost: " + host(uri) + "\r\n");
        request.headers().forEach(header -> head.append(header.name())
                .append(": ")
                .append(header.value())
                .append("\r\n"));
        return head.append(framing).append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
    }

    /** Path and query as a request line has them. */
    static String target(URI uri) {
        var path = uri.getRawPath() == null || uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return path + (uri.getRawQuery() == null ? "" : "?" + uri.getRawQuery());
    }

    /** The host as a request names it, with the port where the address has one. */
    static String host(URI uri) {
        return uri.getHost() + (uri.getPort() < 0 ? "" : ":" + uri.getPort());
    }
}
