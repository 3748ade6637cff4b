// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import dev.tidemark.conformance.wire.http2.NoHttp2;
import dev.tidemark.conformance.wire.message.Header;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * Sends requests over plain sockets and adds no header of its own accord: for what only prepares, for bulk and concurrency, for event
 * streams, and for what HTTP clients hide, such as interim answers, bytes after an answer to HEAD, or a refusal before the whole request.
 */
public final class SocketSender {

    private final Network network;

    public SocketSender(Network network) {
        this.network = network;
    }

    /** @param fresh whether a connection is opened for it */
    public Response send(Request request, boolean fresh, Flight flight) throws IOException {
        var connection = connection(request, fresh, flight);
        var again = false;
        try {
            var sent = new RequestWriter(connection).write(request);
            var parser = new AnswerParser(connection.in());
            var head = parser.finalHead();
            var body = parser.body(head, request.method());
            var bytes = ContentCodings.decoded(body, ContentCodings.of(head.headers()), flight)
                    .readAllBytes();
            body.transferTo(OutputStream.nullOutputStream());
            again = sent && head.persistent() && AnswerParser.framed(head, request.method());
            return new Response(head.status(), head.headers(), bytes);
        } catch (IOException failure) {
            throw told(connection, flight, failure);
        } finally {
            if (again) {
                network.pool().giveBack(connection);
            } else {
                Flight.closeQuietly(connection);
            }
        }
    }

    /** The answer as it was sent, up to the end of the connection, which the request asks for. */
    public RawAnswer sendRaw(Request request, Flight flight) throws IOException {
        var closing = request.with("Connection", "close");
        var connection = Connection.open(Origin.of(request.uri()), network.trust(), flight);
        try (connection) {
            writeRaw(connection, closing);
            var head = new AnswerParser(connection.in()).finalHead();
            return new RawAnswer(head.status(), head.headers(), connection.in().readAllBytes());
        } catch (IOException failure) {
            throw told(connection, flight, failure);
        }
    }

    public void sendAndHangUp(Request request, Flight flight) throws IOException {
        try (var connection = Connection.open(Origin.of(request.uri()), network.trust(), flight)) {
            writeRaw(connection, request.with("Connection", "close"));
        }
    }

    private static void writeRaw(Connection connection, Request request) throws IOException {
        var body = request.body();
        connection.out().write(RequestWriter.head(request, body == null ? "" : RequestWriter.length(body)));
        if (body != null) {
            connection.out().write(body);
        }
        connection.out().flush();
    }

    /** Sends the beginning of a request. */
    public Unfinished begin(Request request, Flight flight, UnaryOperator<Response> recorded) throws IOException {
        var connection = Connection.open(Origin.of(request.uri()), network.trust(), flight);
        try {
            return new Unfinished(connection, flight, request.with("Connection", "close"), recorded);
        } catch (IOException failure) {
            connection.close();
            throw failure;
        }
    }

    /** An answer of which the body may never end. */
    record Open(int status, List<Header> headers, InputStream body, Connection connection) {}

    /** Returns when the header section is there. */
    public Open open(Request request, Flight flight) throws IOException {
        var connection = Connection.open(Origin.of(request.uri()), network.trust(), flight);
        try {
            new RequestWriter(connection).write(request);
            var parser = new AnswerParser(connection.in());
            var head = parser.finalHead();
            flight.handOver();
            var body = ContentCodings.decoded(
                    parser.body(head, request.method()), ContentCodings.of(head.headers()), flight);
            return new Open(head.status(), head.headers(), body, connection);
        } catch (IOException failure) {
            Flight.closeQuietly(connection);
            throw told(connection, flight, failure);
        }
    }

    /**
     * Sends the header section of a request of which both bodies are streams. Where that is all of it, the header section of the answer has come when this
     * returns.
     *
     * @param streamed whether a body follows; without one the request is complete
     * @throws NoHttp2 when the other side does not speak it
     */
    public Duplex duplex(Request request, Transport transport, boolean streamed, Flight flight) throws IOException {
        var origin = Origin.of(request.uri());
        if (transport == Transport.HTTP_2_UPGRADE && origin.secure()) {
            throw new NoHttp2("HTTP/2 by upgrade is for addresses without TLS, and this is " + origin + " with TLS");
        }
        var protocol = transport == Transport.HTTP_2 ? Trust.HTTP_2 : Trust.ANY;
        var connection = Connection.open(origin, network.trust(), protocol, flight);
        try {
            var duplex = begun(connection, request, transport, streamed);
            if (!streamed) {
                duplex.head();
            }
            flight.handOver();
            return duplex;
        } catch (IOException failure) {
            Flight.closeQuietly(connection);
            throw told(connection, flight, failure);
        }
    }

    private static Duplex begun(Connection connection, Request request, Transport transport, boolean streamed)
            throws IOException {
        return switch (transport) {
            case HTTP_1_1 -> new Http1Duplex(connection, request, streamed);
            case HTTP_2 -> Http2Duplex.direct(connection, request, streamed);
            case HTTP_2_UPGRADE -> Http2Duplex.upgraded(connection, request, streamed);
        };
    }

    private Connection connection(Request request, boolean fresh, Flight flight) throws IOException {
        var origin = Origin.of(request.uri());
        var idle = fresh ? Optional.<Connection>empty() : network.pool().take(origin);
        if (idle.isEmpty()) {
            return Connection.open(origin, network.trust(), flight);
        }
        idle.get().serve(flight);
        return idle.get();
    }

    private IOException told(Connection connection, Flight flight, IOException failure) {
        if (!flight.nothingCame() || flight.cut() != null) {
            return failure;
        }
        if (!connection.fresh()) {
            network.pool().dropped(connection.origin());
        }
        return new NoAnswer(connection.fresh(), failure);
    }
}
