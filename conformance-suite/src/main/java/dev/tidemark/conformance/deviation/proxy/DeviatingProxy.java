// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.proxy;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/**
 * A reverse proxy on 127.0.0.1 that turns a correct server into one with a single fault.
 *
 * <p>It takes HTTP/1.1 and, with prior knowledge, HTTP/2 (RFC 9113, 3.3); the upstream is asked by HTTP/1.1.
 *
 * <p>Requests the fault is not about pass as a stream of bytes with their raw target and all end-to-end headers. When
 * the upstream breaks a connection, the client sees a broken connection; when the client goes away, so does the request
 * to the upstream. The upstream's own origin in a Location header is replaced by the proxy's, everything else is the
 * upstream's word. An error inside the fault itself is answered with 599 and kept in {@link #failures()}: it must never be
 * taken for a detected deviation.
 */
public final class DeviatingProxy implements AutoCloseable {
    private static final int LARGE = 1 << 20;
    /** Bytes the proxy takes in advance, few, so that the upstream feels a slow reader as it would without a proxy. */
    private static final int IN_ADVANCE = 1 << 16;

    private final Vertx vertx;
    private final HttpClient client;
    private final HttpServer server;
    private final RestartWatch restarts;
    private final URI base;
    private final List<Throwable> failures = new CopyOnWriteArrayList<>();

    private DeviatingProxy(Vertx vertx, URI upstream, int port, Behaviour behaviour) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost(upstream.getHost())
                .setDefaultPort(upstream.getPort() < 0 ? 80 : upstream.getPort())
                .setMaxPoolSize(4096)
                // Shorter than the idle limits of common servers, so that no request meets a closing connection.
                .setKeepAliveTimeout(2)
                .setReceiveBufferSize(IN_ADVANCE)
                .setMaxHeaderSize(LARGE)
                .setMaxInitialLineLength(LARGE));
        this.restarts = new RestartWatch(vertx, upstream);
        this.server = vertx.createHttpServer(new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setHttp2ClearTextEnabled(true)
                .setInitialSettings(new Http2Settings().setMaxHeaderListSize(LARGE))
                .setHandle100ContinueAutomatically(true)
                .setSendBufferSize(IN_ADVANCE)
                .setMaxHeaderSize(LARGE)
                .setMaxInitialLineLength(LARGE));
        server.requestHandler(request -> handle(request, behaviour, upstream));
        try {
            await(server.listen());
        } catch (RuntimeException taken) {
            restarts.close();
            throw taken;
        }
        this.base = URI.create("http://127.0.0.1:" + server.actualPort() + upstream.getRawPath());
    }

    /** Starts a proxy on a free port. */
    public static DeviatingProxy start(URI upstreamBase, Behaviour behaviour) {
        return start(upstreamBase, 0, behaviour);
    }

    /**
     * Starts a proxy.
     *
     * @param upstreamBase base URL of the correct server, whose path is the path of {@link #base()} too
     * @param port of 127.0.0.1; 0 for any that is free
     * @param behaviour the fault, or {@link Behaviour#HONEST}
     */
    public static DeviatingProxy start(URI upstreamBase, int port, Behaviour behaviour) {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1).setWorkerPoolSize(1));
        try {
            return new DeviatingProxy(vertx, upstreamBase, port, behaviour);
        } catch (RuntimeException failed) {
            vertx.close();
            throw failed;
        }
    }

    /** Base URL of the deviating server. */
    public URI base() {
        return base;
    }

    /** Errors in the code of the deviation, as opposed to the fault it is meant to show; empty in a valid run. */
    public List<Throwable> failures() {
        return List.copyOf(failures);
    }

    /** Whether the upstream is known to be down. A restart shorter than this takes to become true is not noticed. */
    public boolean upstreamDown() {
        return restarts.down();
    }

    /** How many restarts of the upstream have been noticed; deviations about restarts act from the first one on. */
    public int restartsSeen() {
        return restarts.count();
    }

    @Override
    public void close() {
        restarts.close();
        await(vertx.close());
    }

    private void handle(HttpServerRequest request, Behaviour behaviour, URI upstream) {
        Exchange exchange = new Exchange(vertx, client, restarts, request, new Origins(upstream, base));
        if (behaviour.concerns(exchange.head())) {
            new Intervention(exchange, behaviour, failures::add).run();
        } else {
            new Passage(exchange).run();
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException failed) {
            throw new IllegalStateException("the proxy did not start or stop", failed);
        }
    }
}
