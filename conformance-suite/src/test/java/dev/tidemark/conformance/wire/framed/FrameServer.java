// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.framed;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.PfxOptions;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Consumer;

/** A server that answers every request in its own way; over HTTP/1.1, and over HTTP/2 however it is asked for. */
public final class FrameServer implements AutoCloseable {

    private final Vertx vertx = Vertx.vertx();
    private final String scheme;
    private final HttpServer server;

    /** @param conduct is told every request, on an event loop */
    public FrameServer(Consumer<HttpServerRequest> conduct) {
        this(new HttpServerOptions(), conduct);
    }

    /** With TLS, and whatever of HTTP is agreed upon when it begins. */
    public static FrameServer secured(Path keys, String password, Consumer<HttpServerRequest> conduct) {
        var store = new PfxOptions().setPath(keys.toString()).setPassword(password);
        return new FrameServer(
                new HttpServerOptions().setSsl(true).setUseAlpn(true).setKeyCertOptions(store), conduct);
    }

    private FrameServer(HttpServerOptions options, Consumer<HttpServerRequest> conduct) {
        scheme = options.isSsl() ? "https" : "http";
        server = vertx.createHttpServer(options.setHost("127.0.0.1").setPort(0))
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
        return URI.create(scheme + "://127.0.0.1:" + server.actualPort() + "/session");
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
