// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.server;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import java.net.URI;
import java.util.Set;

/**
 * A server in this very process that promises nothing: what it reaches is what the load generator can measure at all.
 */
public final class InProcess implements Program, AutoCloseable {

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));

    @Override
    public String name() {
        return "ceiling";
    }

    @Override
    public Set<Speech> speaks() {
        return Set.of(Speech.DURABLE_STREAMS, Speech.SUBSCRIPTIONS);
    }

    @Override
    public Contender start() {
        HttpServer server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(0))
                .requestHandler(new Unkept(new UnkeptSubscriptions(vertx)))
                .listen()
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        return Contender.at(this, URI.create("http://127.0.0.1:" + server.actualPort()));
    }

    @Override
    public void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }
}
