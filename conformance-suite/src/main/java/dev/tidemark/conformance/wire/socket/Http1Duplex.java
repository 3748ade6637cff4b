// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Over HTTP/1.1, with a body of the request in chunks. */
final class Http1Duplex implements Duplex {

    private final Connection connection;
    private final Request request;
    private final AnswerParser parser;
    private AnswerParser.Head head;

    /** Sends the header section. */
    Http1Duplex(Connection connection, Request request, boolean streamed) throws IOException {
        this.connection = connection;
        this.request = request;
        this.parser = new AnswerParser(connection.in());
        send(RequestWriter.head(request, streamed ? "Transfer-Encoding: chunked\r\n" : ""));
    }

    @Override
    public Response head() throws IOException {
        if (head == null) {
            head = parser.finalHead();
        }
        return new Response(head.status(), head.headers(), new byte[0]);
    }

    @Override
    public InputStream body() throws IOException {
        return parser.body(head, request.method());
    }

    @Override
    public void write(byte[] part) throws IOException {
        if (part.length > 0) {
            send(RequestWriter.chunk(part, 0, part.length));
        }
    }

    @Override
    public void endRequest() throws IOException {
        send(RequestWriter.LAST_CHUNK);
    }

    private void send(byte[] bytes) throws IOException {
        connection.out().write(bytes);
        connection.out().flush();
    }

    @Override
    public Optional<String> farewell() {
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
