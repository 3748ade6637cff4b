// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.proxy;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Passes one request and its answer through as they come, without waiting for either to be complete. */
public final class Passage {
    private final Exchange exchange;

    public Passage(Exchange exchange) {
        this.exchange = exchange;
    }

    public void run() {
        exchange.incoming().pause();
        exchange.open(exchange.head())
                .compose(this::upload)
                .compose(this::download)
                .onFailure(gone -> exchange.breakOff());
    }

    private Future<HttpClientResponse> upload(HttpClientRequest outgoing) {
        HttpServerRequest incoming = exchange.incoming();
        boolean sized = incoming.headers().contains(Headers.CONTENT_LENGTH);
        if (!exchange.head().chunked() && !sized) {
            incoming.resume();
            return outgoing.send();
        }
        outgoing.setChunked(!sized);
        // Who sends as long as the answer goes on may wait for its head before the first byte.
        outgoing.sendHead();
        // An answer may come before the body is through (413), so the upload is not waited for.
        incoming.pipe().endOnFailure(false).to(outgoing);
        return outgoing.response();
    }

    private Future<Void> download(HttpClientResponse response) {
        HttpServerResponse out = exchange.incoming().response();
        out.setStatusCode(response.statusCode()).setStatusMessage(response.statusMessage());
        out.headers().addAll(exchange.headers(response));
        boolean bodiless =
                "HEAD".equals(exchange.head().method()) || response.statusCode() == 204 || response.statusCode() == 304;
        if (bodiless) {
            return response.end().compose(end -> out.end());
        }
        if (!out.headers().contains(Headers.CONTENT_LENGTH)) {
            out.setChunked(true);
            // Sends the head at once: an event stream may stay silent for long.
            out.write(Buffer.buffer());
        }
        return response.pipe().endOnFailure(false).to(out);
    }
}
