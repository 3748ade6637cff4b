// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A request of which the header section and one byte were sent, in chunks over a connection of its own: the server waits for the rest. */
public final class Unfinished {

    private final Connection connection;
    private final Flight flight;
    private final Request request;
    private final UnaryOperator<Response> recorded;

    Unfinished(Connection connection, Flight flight, Request request, UnaryOperator<Response> recorded)
            throws IOException {
        this.connection = connection;
        this.flight = flight;
        this.request = request;
        this.recorded = recorded;
        write(RequestWriter.head(request, "Transfer-Encoding: chunked\r\n"), RequestWriter.chunk(request.body(), 0, 1));
        flight.handOver();
    }

    /** Sends the rest. A server that refuses the request may have broken the connection off already. */
    public void sendRest() {
        var body = request.body();
        try {
            write(RequestWriter.chunk(body, 1, body.length), RequestWriter.LAST_CHUNK);
        } catch (IOException brokenOff) {
            // an answer may be there all the same, and is read next
        }
    }

    /**
     * Waits for the answer; empty when the connection ends without one.
     *
     * @throws dev.tidemark.reports.contract.Broken when the whole answer is not there within the limit of the wire, or is too large
     */
    public Optional<Response> answer() {
        flight.begin();
        try {
            var parser = new AnswerParser(connection.in());
            var head = parser.finalHead();
            var body = parser.body(head, request.method()).readAllBytes();
            return Optional.of(recorded.apply(new Response(head.status(), head.headers(), body)));
        } catch (IOException brokenOff) {
            if (flight.cut() != null) {
                throw Failure.unchecked(Failure.ofCut(request, flight));
            }
            return Optional.empty();
        } finally {
            flight.end();
            Flight.closeQuietly(connection);
        }
    }

    /** Breaks the connection off. */
    public void abandon() {
        flight.end();
        try {
            connection.close();
        } catch (IOException failure) {
            throw new UncheckedIOException("a connection cannot be closed", failure);
        }
    }

    private void write(byte[]... parts) throws IOException {
        var all = new ByteArrayOutputStream();
        for (var part : parts) {
            all.writeBytes(part);
        }
        connection.out().write(all.toByteArray());
        connection.out().flush();
    }
}
