// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import static io.restassured.config.EncoderConfig.encoderConfig;

import dev.tidemark.conformance.wire.message.Header;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.conformance.wire.socket.Flight;
import dev.tidemark.conformance.wire.socket.SocketSender;
import io.restassured.RestAssured;
import io.restassured.builder.ResponseBuilder;
import io.restassured.config.RestAssuredConfig;
import io.restassured.filter.FilterContext;
import io.restassured.filter.OrderedFilter;
import io.restassured.http.Headers;
import io.restassured.specification.FilterableRequestSpecification;
import io.restassured.specification.FilterableResponseSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.util.List;

/**
 * REST-assured for the exchanges that a rule is about, told to add, decode and follow nothing. It says what is asked; the wire carries it, so
 * that every answer is read by the same parser under the same limits. Every exchange has a connection of its own, so none is ever stale.
 */
final class RestAssuredSender {

    static {
        // Once for all: without it every request would make the configuration anew, a good part of what a request costs
        // here.
        RestAssured.config = RestAssuredConfig.config()
                .encoderConfig(encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false));
    }

    private final SocketSender sockets;

    RestAssuredSender(SocketSender sockets) {
        this.sockets = sockets;
    }

    /** REST-assured invents a content type for a body that has none, and cannot send chunks. */
    static boolean canSend(Request request) {
        return !request.chunked()
                && (request.body() == null || request.header("Content-Type").isPresent());
    }

    Response send(Request request, Flight flight) throws IOException {
        var specification = RestAssured.given()
                .urlEncodingEnabled(false)
                .headers(theirs(request.headers()))
                .filter(new Carrier(request.uri(), flight));
        if (request.body() != null) {
            specification.body(request.body());
        }
        try {
            return received(specification.request(request.method(), request.uri()));
        } catch (UncheckedIOException carried) {
            throw carried.getCause();
        }
    }

    private static Response received(io.restassured.response.Response response) {
        return new Response(response.statusCode(), ours(response.headers()), response.asByteArray());
    }

    private static Headers theirs(List<Header> headers) {
        return new Headers(headers.stream()
                .map(header -> new io.restassured.http.Header(header.name(), header.value()))
                .toList());
    }

    private static List<Header> ours(Headers headers) {
        return headers.asList().stream()
                .map(header -> new Header(header.getName(), header.getValue()))
                .toList();
    }

    /**
     * The last word on how a request is sent: no other filter, and not the client that REST-assured comes with, which would bring the target of the
     * request into another form.
     */
    private final class Carrier implements OrderedFilter {

        private final URI uri;
        private final Flight flight;

        Carrier(URI uri, Flight flight) {
            this.uri = uri;
            this.flight = flight;
        }

        @Override
        public int getOrder() {
            return HIGHEST_PRECEDENCE;
        }

        @Override
        public io.restassured.response.Response filter(
                FilterableRequestSpecification asked, FilterableResponseSpecification expected, FilterContext context) {
            try {
                byte[] body = asked.getBody();
                var request = new Request(asked.getMethod(), uri, ours(asked.getHeaders()), body, false);
                var answer = sockets.send(request, true, flight);
                return new ResponseBuilder()
                        .setStatusCode(answer.status())
                        .setHeaders(theirs(answer.headers()))
                        .setBody(answer.body())
                        .build();
            } catch (IOException failure) {
                throw new UncheckedIOException(failure);
            }
        }
    }
}
