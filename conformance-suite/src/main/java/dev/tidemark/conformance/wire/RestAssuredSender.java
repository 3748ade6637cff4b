// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import static io.restassured.config.DecoderConfig.decoderConfig;
import static io.restassured.config.EncoderConfig.encoderConfig;
import static io.restassured.config.HttpClientConfig.httpClientConfig;
import static io.restassured.config.RedirectConfig.redirectConfig;

import io.restassured.RestAssured;
import io.restassured.config.RestAssuredConfig;
import java.io.IOException;
import java.net.http.HttpTimeoutException;
import java.time.Duration;

/** REST-assured for ordinary request and response, told to add, decode and follow nothing. */
final class RestAssuredSender {

    private RestAssuredSender() {}

    /** REST-assured invents a content type for a body that has none, and cannot send chunks. */
    static boolean canSend(Request request) {
        return !request.chunked()
                && (request.body() == null || request.header("Content-Type").isPresent());
    }

    static Response send(Request request, Duration within) throws IOException {
        var specification = RestAssured.given().config(config(within)).urlEncodingEnabled(false);
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
            return new Response(response.statusCode(), headers, body == null ? new byte[0] : body);
        } catch (Exception failure) {
            throw asTransportFailure(failure, within);
        }
    }

    private static RestAssuredConfig config(Duration within) {
        var millis = Math.toIntExact(within.toMillis());
        return RestAssuredConfig.config()
                .encoderConfig(encoderConfig().appendDefaultContentCharsetToContentTypeIfUndefined(false))
                .decoderConfig(decoderConfig().noContentDecoders())
                .redirect(redirectConfig().followRedirects(false))
                .httpClient(httpClientConfig()
                        .setParam("http.connection.timeout", 5000)
                        .setParam("http.socket.timeout", millis));
    }

    /** Groovy throws checked exceptions that its callers do not declare. */
    private static IOException asTransportFailure(Exception failure, Duration within) {
        if (failure instanceof java.net.SocketTimeoutException) {
            return new HttpTimeoutException("no answer within " + within.toMillis() + " ms");
        }
        if (failure instanceof IOException io) {
            return io;
        }
        if (failure instanceof RuntimeException unexpected) {
            throw unexpected;
        }
        return new IOException(failure);
    }
}
