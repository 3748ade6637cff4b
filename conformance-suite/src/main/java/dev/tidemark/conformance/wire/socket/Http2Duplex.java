// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import dev.tidemark.conformance.wire.http2.Http2Exchange;
import dev.tidemark.conformance.wire.http2.NoHttp2;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Over HTTP/2, with a thread of its own that reads what comes. */
final class Http2Duplex implements Duplex {

    private static final int STACK = 256 * 1024;
    private static final int SWITCHING = 101;

    private final Connection connection;
    private final Http2Exchange exchange;

    private Http2Duplex(Connection connection, Http2Exchange exchange) {
        this.connection = connection;
        this.exchange = exchange;
        var reader = new Thread(null, exchange::pump, "http2", STACK);
        reader.setDaemon(true);
        reader.start();
    }

    /** On a connection that is known to speak it. */
    static Http2Duplex direct(Connection connection, Request request, boolean streamed) throws IOException {
        var exchange = Http2Exchange.direct(connection.in(), connection.out());
        var duplex = new Http2Duplex(connection, exchange);
        exchange.awaitGreeting();
        send(exchange, request, streamed);
        return duplex;
    }

    /**
     * Asks for it in HTTP/1.1: with the request itself, or before a body that is streamed with another one, because such a body could not begin before
     * it is complete (RFC 7540, section 3.2).
     *
     * @throws NoHttp2 when the other side stays with HTTP/1.1
     */
    static Http2Duplex upgraded(Connection connection, Request request, boolean streamed) throws IOException {
        var first = streamed ? Request.of("OPTIONS", request.uri()) : request;
        var asking = first.with("Connection", "Upgrade, HTTP2-Settings")
                .with("Upgrade", "h2c")
                .with("HTTP2-Settings", Http2Exchange.settings());
        connection.out().write(RequestWriter.head(asking, ""));
        connection.out().flush();
        var parser = new AnswerParser(connection.in());
        var head = parser.finalHead();
        if (head.status() != SWITCHING) {
            throw new NoHttp2("the target answers " + head.status()
                    + " to the request for HTTP/2 (Upgrade: h2c), where 101 is" + " the answer of those that take it");
        }
        if (!streamed) {
            return new Http2Duplex(connection, Http2Exchange.upgraded(connection.in(), connection.out()));
        }
        var exchange = Http2Exchange.second(connection.in(), connection.out());
        var duplex = new Http2Duplex(connection, exchange);
        send(exchange, request, true);
        return duplex;
    }

    private static void send(Http2Exchange exchange, Request request, boolean streamed) {
        var uri = request.uri();
        exchange.request(
                request.method(),
                uri.getScheme(),
                RequestWriter.host(uri),
                RequestWriter.target(uri),
                request.headers(),
                !streamed);
    }

    @Override
    public Response head() throws IOException {
        return exchange.head();
    }

    @Override
    public InputStream body() {
        return exchange.body();
    }

    @Override
    public void write(byte[] part) throws IOException {
        exchange.write(part);
    }

    @Override
    public void endRequest() throws IOException {
        exchange.endRequest();
    }

    @Override
    public Optional<String> farewell() {
        return exchange.farewell();
    }

    @Override
    public void close() throws IOException {
        connection.close();
    }
}
