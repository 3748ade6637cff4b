// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.framed;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.time.Duration;
import java.util.function.Consumer;

/** A server that answers every request in its own way; over HTTP/1.1, and over HTTP/2 however it is asked for. */
public final class FrameServer implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    /** @param conduct is told every request, on an event loop */
    public FrameServer(Consumer<HttpServerRequest> conduct) {
        var options = new HttpServerOptions().setHost("127.0.0.1").setPort(0);
        server = vertx.createHttpServer(options)
                .requestHandler(request -> {
                    // A client that asks for HTTP/2 by a request of its own does not look at the answer.
                    if (request.method().name().equals("OPTIONS")) {
                        request.response().end();
                    } else {
                        conduct.accept(request);
                    }
                })
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }

    public URI uri() {
        return URI.create("http://127.0.0.1:" + server.actualPort() + "/session");
    }

    /** The answer, with its header section sent. */
    public static HttpServerResponse opened(HttpServerRequest request) {
        var response = request.response().setChunked(true).putHeader("content-type", "frames/test");
        response.write(Buffer.buffer());
        return response;
    }

    /** Does this again and again, as long as the server is there. */
    public void every(Duration time, Runnable action) {
        vertx.setPeriodic(time.toMillis(), again -> action.run());
    }

    /** Does this a while later. */
    public void after(Duration time, Runnable action) {
        vertx.setTimer(time.toMillis(), over -> action.run());
    }

    /** Writes this again and again, as fast as it is taken. */
    public void endlessly(HttpServerResponse response, Buffer part) {
        if (response.closed()) {
            return;
        }
        for (int times = 0; times < 1000 && !response.writeQueueFull(); times++) {
            response.write(part.copy());
        }
        vertx.runOnContext(next -> endlessly(response, part));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
