// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Requests to the control interfaces of one server. */
public final class Subscriber {

    private static final String JSON = "application/json";

    private final Client client;

    public Subscriber(Client client) {
        this.client = client;
    }

    public HttpResponse<String> put(String id, JsonObject body) {
        return client.put(path(id), JSON, body.encode());
    }

    public HttpResponse<String> webhook(String id, String url, String pattern) {
        return put(
                id,
                new JsonObject()
                        .put("type", "webhook")
                        .put("pattern", pattern)
                        .put("webhook", new JsonObject().put("url", url)));
    }

    public HttpResponse<String> pull(String id, String wakeStream, String pattern, long lease) {
        return put(
                id,
                new JsonObject()
                        .put("type", "pull-wake")
                        .put("pattern", pattern)
                        .put("wake_stream", wakeStream)
                        .put("lease_ttl_ms", lease));
    }

    public HttpResponse<String> get(String id) {
        return client.send("GET", path(id), null);
    }

    public JsonObject shown(String id) {
        HttpResponse<String> answer = get(id);
        assertThat(answer.statusCode()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    /** The cursor of a stream; null if it is not linked. */
    public String acked(String id, String path) {
        for (Object each : shown(id).getJsonArray("streams")) {
            JsonObject stream = (JsonObject) each;
            if (stream.getString("path").equals(path)) {
                return stream.getString("acked_offset");
            }
        }
        return null;
    }

    public HttpResponse<String> delete(String id) {
        return client.send("DELETE", path(id), null);
    }

    public HttpResponse<String> post(String id, String action, JsonObject body, String token) {
        String[] headers = token == null ? new String[0] : new String[] {"Authorization", "Bearer " + token};
        return client.post(path(id) + "/" + action, JSON, body.encode(), headers);
    }

    public HttpResponse<String> claim(String id, String worker) {
        return post(id, "claim", new JsonObject().put("worker", worker), null);
    }

    public JsonArray keys() {
        return new JsonObject(client.send("GET", "__ds/jwks.json", null).body()).getJsonArray("keys");
    }

    /** What a worker says about a wake that it was told of as JSON. */
    public static JsonObject report(JsonObject wake, boolean done, String... streamsAndOffsets) {
        JsonArray acks = new JsonArray();
        for (int i = 0; i < streamsAndOffsets.length; i += 2) {
            acks.add(new JsonObject().put("stream", streamsAndOffsets[i]).put("offset", streamsAndOffsets[i + 1]));
        }
        return new JsonObject()
                .put("wake_id", wake.getString("wake_id"))
                .put("generation", wake.getLong("generation"))
                .put("acks", acks)
                .put("done", done);
    }

    public static String code(HttpResponse<String> answer) {
        return new JsonObject(answer.body()).getJsonObject("error").getString("code");
    }

    public void await(String id, Predicate<JsonObject> condition) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        while (!condition.test(shown(id))) {
            assertThat(System.nanoTime()).as("%s", shown(id)).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    private static String path(String id) {
        return "__ds/subscriptions/" + id;
    }
}
