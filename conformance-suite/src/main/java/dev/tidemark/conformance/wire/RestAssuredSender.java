// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import static io.restassured.config.DecoderConfig.decoderConfig;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static io.restassured.config.RedirectConfig.redirectConfig;

import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import org.apache.http.client.HttpClient;
import org.apache.http.client.params.ClientPNames;
import org.apache.http.conn.scheme.Scheme;
import org.apache.http.conn.scheme.SchemeRegistry;
import org.apache.http.impl.client.DefaultHttpClient;
import org.apache.http.impl.client.DefaultHttpRequestRetryHandler;
import org.apache.http.impl.conn.BasicClientConnectionManager;
import org.apache.http.params.CoreConnectionPNames;

/**
 * REST-assured for the exchanges that a rule is about, told to add, decode and follow nothing. Every exchange has a connection of its own,
 * so none is ever stale.
 */
@SuppressWarnings("deprecation") // REST-assured is made for this generation of Apache's client
final class RestAssuredSender {

    private static final int CONNECT_MILLIS = 5000;

    private static final RestAssuredConfig CONFIG = RestAssuredConfig.config()
            .encoderConfig(encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false))
            .decoderConfig(decoderConfig().noContentDecoders())
            .redirect(redirectConfig().followRedirects(false));

    private final Network network;

    RestAssuredSender(Network network) {
        this.network = network;
    }

    /** REST-assured invents a content type for a body that has none, and cannot send chunks. */
    static boolean canSend(Request request) {
        return !request.chunked()
                && (request.body() == null || request.header("Content-Type").isPresent());
    }

    Response send(Request request, Flight flight) throws IOException {
        var client = client(Origin.of(request.uri()), flight);
        var specification = RestAssured.given()
                .config(CONFIG.httpClient(
                        httpClientConfig().httpClientFactory(() -> client).dontReuseHttpClientInstance()))
                .urlEncodingEnabled(false);
        request.headers().forEach(header -> specification.header(header.name(), header.value()));
        if (request.body() != null) {
            specification.body(request.body());
        }
        try {
            var response = specification.request(request.method(), request.uri());
            var headers = response.headers().asList().stream()
                    .map(header -> new Header(header.getName(), header.getValue()))
                    .toList();
            var body = response.asByteArray();
            return new Response(response.statusCode(), headers, decoded(headers, body, flight));
        } catch (Exception failure) {
            throw asTransportFailure(failure, flight);
        } finally {
            client.getConnectionManager().shutdown();
        }
    }

    private static byte[] decoded(java.util.List<Header> headers, byte[] body, Flight flight) throws IOException {
        var codings = ContentCodings.of(headers);
        if (body == null) {
            return new byte[0];
        }
        return codings.isEmpty()
                ? body
                : ContentCodings.decoded(new ByteArrayInputStream(body), codings, flight)
                        .readAllBytes();
    }

    private HttpClient client(Origin origin, Flight flight) {
        var schemes = new SchemeRegistry();
        var sockets = WatchedSockets.of(origin, network.trust(), flight);
        schemes.register(new Scheme(origin.secure() ? "https" : "http", origin.port(), sockets));
        var client = new DefaultHttpClient(new BasicClientConnectionManager(schemes));
        client.setHttpRequestRetryHandler(new DefaultHttpRequestRetryHandler(0, false));
        client.getParams()
                .setParameter(CoreConnectionPNames.CONNECTION_TIMEOUT, CONNECT_MILLIS)
                .setParameter(CoreConnectionPNames.MAX_LINE_LENGTH, AnswerParser.LONGEST_HEAD)
                .setParameter(ClientPNames.HANDLE_AUTHENTICATION, false);
        return client;
    }

    /** Groovy throws checked exceptions that its callers do not declare. */
    private static IOException asTransportFailure(Exception failure, Flight flight) {
        if (failure instanceof org.apache.http.client.ClientProtocolException protocol) {
            var why = protocol.getCause() == null ? protocol : protocol.getCause();
            return new MalformedAnswer(
                    "the answer is not HTTP/1.1: " + AnswerParser.shown(String.valueOf(why.getMessage())));
        }
        if (flight.cut() == null
                && flight.attached()
                && flight.nothingCame()
                && failure instanceof IOException broken) {
            return new NoAnswer(true, broken);
        }
        if (failure instanceof IOException io) {
            return io;
        }
        if (flight.cut() != null) {
            return new IOException(failure);
        }
        if (failure instanceof RuntimeException unexpected) {
            throw unexpected;
        }
        return new IOException(failure);
    }
}
