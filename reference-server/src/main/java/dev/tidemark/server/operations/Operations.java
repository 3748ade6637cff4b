// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.operations;

import dev.tidemark.server.access.BodyMemory;
import dev.tidemark.server.access.InFlight;
import dev.tidemark.server.access.SendMemory;
import dev.tidemark.server.engine.Observer;
import dev.tidemark.server.engine.Store;
import dev.tidemark.server.live.LiveReaders;
import io.vertx.core.Context;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.function.LongSupplier;

/**
 * Answers {@code /q/health} as MicroProfile Health does, {@code /health} in one word, and {@code /q/metrics} as Prometheus
 * wants it.
 */
@Singleton
public final class Operations {

    private static final int OK = 200;
    private static final int UNAVAILABLE = 503;

    private final Metrics metrics = new Metrics();
    private final StoreMetrics storeMetrics = new StoreMetrics(metrics);
    private final SubscriptionMetrics subscriptionMetrics = new SubscriptionMetrics(metrics);

    /** What the store shall tell. */
    public Observer observer() {
        return storeMetrics;
    }

    /** What the keeper of the subscriptions shall tell. */
    public dev.tidemark.server.subscriptions.keeping.Observer subscriptions() {
        return subscriptionMetrics;
    }

    /** Shows how many subscriptions there are. */
    public void countSubscriptions(LongSupplier count) {
        metrics.value(Metrics.Type.GAUGE, "subscriptions", "Subscriptions that exist.", count);
    }

    void route(
            @Observes Router router,
            Store store,
            LiveReaders readers,
            InFlight inFlight,
            BodyMemory bodies,
            SendMemory sending) {
        register(store, readers, inFlight);
        metrics.value(Metrics.Type.GAUGE, "body_bytes", "Bytes of bodies on their way in.", bodies::taken);
        metrics.value(
                Metrics.Type.COUNTER, "bodies_refused_total", "Bodies refused for lack of memory.", bodies::refused);
        metrics.value(Metrics.Type.GAUGE, "send_bytes", "Bytes that clients have not taken yet.", sending::waiting);
        metrics.value(
                Metrics.Type.COUNTER,
                "slow_clients_dropped_total",
                "Clients that took nothing, let go for lack of memory.",
                sending::dropped);
        Pages.serve(router, "/q/metrics", http -> http.response()
                .putHeader("Content-Type", Metrics.CONTENT_TYPE)
                .end(metrics.text()));
        Pages.serve(router, "/health", http -> plain(http, store));
        Pages.serve(router, "/ping", http -> plain(http, store));
        Pages.serve(router, "/q/health/live", http -> health(http, true, ""));
        Pages.serve(router, "/q/health", http -> ready(http, store));
        Pages.serve(router, "/q/health/ready", http -> ready(http, store));
    }

    private void register(Store store, LiveReaders readers, InFlight inFlight) {
        metrics.value(Metrics.Type.GAUGE, "streams", "Streams that exist.", store::streams);
        metrics.value(
                Metrics.Type.GAUGE, "writable", "Whether the last write succeeded.", () -> store.writable() ? 1 : 0);
        metrics.value(
                Metrics.Type.GAUGE,
                "long_polls_open",
                "Long-polls that wait.",
                () -> readers.open(LiveReaders.Kind.LONG_POLL));
        metrics.value(
                Metrics.Type.GAUGE,
                "sse_sessions_open",
                "Connections that receive events.",
                () -> readers.open(LiveReaders.Kind.SSE));
        metrics.value(
                Metrics.Type.GAUGE,
                "read_sessions_open",
                "Sessions that receive frames.",
                () -> readers.open(LiveReaders.Kind.READ_SESSION));
        metrics.value(
                Metrics.Type.GAUGE,
                "append_sessions_open",
                "Sessions that append.",
                () -> readers.open(LiveReaders.Kind.APPEND_SESSION));
        metrics.value(
                Metrics.Type.COUNTER,
                "live_readers_refused_total",
                "Live readers refused by the limit.",
                readers::refused);
        metrics.value(
                Metrics.Type.GAUGE,
                "requests_in_flight",
                "Requests being answered, live reads aside.",
                inFlight::current);
        metrics.value(
                Metrics.Type.COUNTER, "requests_refused_total", "Requests refused by the limit.", inFlight::refused);
    }

    private static void ready(RoutingContext http, Store store) {
        Context context = http.vertx().getOrCreateContext();
        store.checkWritable().thenAccept(up -> context.runOnContext(now -> health(http, up, store(up))));
    }

    /** For clients that only want to know whether to go on, as s2-lite answers. */
    private static void plain(RoutingContext http, Store store) {
        Context context = http.vertx().getOrCreateContext();
        store.checkWritable()
                .thenAccept(up -> context.runOnContext(now -> http.response()
                        .setStatusCode(up ? OK : UNAVAILABLE)
                        .putHeader("Content-Type", "text/plain; charset=utf-8")
                        .putHeader("Cache-Control", "no-store")
                        .end(up ? "OK" : "the store cannot be written")));
    }

    private static String store(boolean up) {
        return "{\"name\":\"store\",\"status\":\"" + word(up) + "\",\"data\":{\"writable\":" + up + "}}";
    }

    private static void health(RoutingContext http, boolean up, String checks) {
        http.response()
                .setStatusCode(up ? OK : UNAVAILABLE)
                .putHeader("Content-Type", "application/json")
                .putHeader("Cache-Control", "no-store")
                .end("{\"status\":\"" + word(up) + "\",\"checks\":[" + checks + "]}");
    }

    private static String word(boolean up) {
        return up ? "UP" : "DOWN";
    }
}
