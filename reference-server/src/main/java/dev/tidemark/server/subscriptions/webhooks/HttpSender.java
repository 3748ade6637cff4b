// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.webhooks;

import dev.tidemark.server.http.JsonTree;
import dev.tidemark.server.subscriptions.keeping.Sender;
import dev.tidemark.server.subscriptions.keeping.View;
import dev.tidemark.server.subscriptions.wire.Documents;
import dev.tidemark.server.subscriptions.wire.WakeTokens;
import dev.tidemark.server.subscriptions.wire.Words;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import java.time.Duration;
import java.util.function.Function;

/** Sends wakes by HTTP (7.1), over connections that are kept, to addresses that were checked. Follows nobody elsewhere. */
public final class HttpSender implements Sender, AutoCloseable {

    private static final int CONNECTIONS_PER_HOST = 64;
    private static final int CONNECT_MILLIS = 5000;
    private static final int KEEP_SECONDS = 30;

    private final Vertx vertx;
    private final HttpClient client;
    private final Targets targets;
    private final Keys keys;
    private final WakeTokens tokens;
    private final Function<String, String> publicRoot;
    private final Duration patience;

    /**
     * @param publicRoot how the receivers reach this server, from how the creator of a subscription did
     * @param patience how long to wait for an answer
     */
    public HttpSender(
            Vertx vertx,
            Targets targets,
            Keys keys,
            WakeTokens tokens,
            Function<String, String> publicRoot,
            Duration patience) {
        this(vertx, options(), targets, keys, tokens, publicRoot, patience);
    }

    HttpSender(
            Vertx vertx,
            HttpClientOptions options,
            Targets targets,
            Keys keys,
            WakeTokens tokens,
            Function<String, String> publicRoot,
            Duration patience) {
        this.vertx = vertx;
        this.client = vertx.createHttpClient(options);
        this.targets = targets;
        this.keys = keys;
        this.tokens = tokens;
        this.publicRoot = publicRoot;
        this.patience = patience;
    }

    /** Without a proxy: it would connect to whatever it finds under the name. */
    static HttpClientOptions options() {
        return new HttpClientOptions()
                .setMaxPoolSize(CONNECTIONS_PER_HOST)
                .setConnectTimeout(CONNECT_MILLIS)
                .setKeepAliveTimeout(KEEP_SECONDS)
                .setVerifyHost(true);
    }

    @Override
    public Sending send(View wake) {
        String url = wake.configuration().webhook().orElseThrow();
        Delivery delivery = new Delivery(vertx, client, patience);
        vertx.getOrCreateContext().runOnContext(now -> delivery.begin(targets, url, () -> signed(wake)));
        return delivery;
    }

    @Override
    public void close() {
        client.close();
    }

    private Delivery.Signed signed(View wake) {
        String token = tokens.issue(
                WakeTokens.Use.CALLBACK, wake.key(), wake.progress().generation());
        String callback = publicRoot.apply(wake.root()) + Documents.path(wake.id(), Words.CALLBACK);
        byte[] body = JsonTree.bytes(Documents.wake(wake, token, callback));
        long seconds = System.currentTimeMillis() / 1000;
        return new Delivery.Signed(body, keys.active().sign(seconds, body));
    }
}
