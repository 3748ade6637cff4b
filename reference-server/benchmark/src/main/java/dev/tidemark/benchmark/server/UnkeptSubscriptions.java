// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.server;

import dev.tidemark.benchmark.client.Protocol;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Tells webhooks of every append to the one stream that each is about, unsigned, and does not look what becomes of it. */
final class UnkeptSubscriptions {

    private static final int CONNECTIONS = 64;

    private final HttpClient client;
    private final Map<String, List<String>> webhooks = new HashMap<>();

    UnkeptSubscriptions(Vertx vertx) {
        this.client = vertx.createHttpClient(new HttpClientOptions().setMaxPoolSize(CONNECTIONS));
    }

    /** Whether this request is for a subscription; then it is answered. */
    boolean takes(HttpServerRequest request) {
        int root = request.path().indexOf(Protocol.SUBSCRIPTIONS);
        if (root < 0) {
            return false;
        }
        request.body().onSuccess(body -> {
            if (request.method().equals(HttpMethod.PUT)) {
                JsonObject json = body.toJsonObject();
                String stream = request.path().substring(0, root)
                        + json.getJsonArray("streams").getString(0);
                webhooks.computeIfAbsent(stream, first -> new ArrayList<>())
                        .add(json.getJsonObject("webhook").getString("url"));
            }
            request.response().setStatusCode(204).end();
        });
        return true;
    }

    void tell(String stream, String tail) {
        String body = "{\"streams\":[{\"tail_offset\":\"" + tail + "\"}]}";
        for (String webhook : webhooks.getOrDefault(stream, List.of())) {
            client.request(new RequestOptions().setMethod(HttpMethod.POST).setAbsoluteURI(webhook))
                    .onSuccess(request -> request.send(body));
        }
    }
}
