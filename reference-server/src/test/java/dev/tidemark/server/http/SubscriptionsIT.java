// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static dev.tidemark.server.http.Client.header;
import static dev.tidemark.server.http.Subscriber.code;
import static dev.tidemark.server.http.Subscriber.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SubscriptionsIT {

    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain";
    private static final String START = "0000000000000000_0000000000000000";

    private static ServerProcess server;
    private static Client client;
    private static Subscriber subscriber;

    @TempDir
    Path folder;

    @BeforeAll
    static void start() throws Exception {
        server = new ServerProcess("memory");
        client = new Client(server);
        subscriber = new Subscriber(client);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aSubscriptionIsShownAsItWasAskedFor() {
        client.put("shown/old", TEXT, "old");
        JsonObject asked = new JsonObject()
                .put("type", "pull-wake")
                .put("pattern", "shown/*")
                .put("streams", new JsonArray().add("b").add("a").add("b"))
                .put("wake_stream", "wake/shown")
                .put("description", "all of it");
        HttpResponse<String> created = subscriber.put("shown", asked);
        assertThat(created.statusCode()).isEqualTo(201);
        JsonObject shown = new JsonObject(created.body());
        assertThat(shown.getString("id")).isEqualTo("shown");
        assertThat(shown.getString("subscription_id")).isEqualTo("shown");
        assertThat(shown.getLong("lease_ttl_ms")).isEqualTo(30_000);
        assertThat(shown.getValue("webhook")).isNull();
        assertThat(shown.getString("status")).isEqualTo("active");
        assertThat(Instant.parse(shown.getString("created_at")))
                .isBefore(Instant.now().plusSeconds(1));
        assertThat(shown.getJsonArray("streams").stream()
                        .map(each -> ((JsonObject) each).getString("path") + " "
                                + ((JsonObject) each).getString("link_type")))
                .containsExactly("a explicit", "b explicit", "shown/old glob");
        assertThat(subscriber.acked("shown", "shown/old")).isEqualTo("0000000000000001_0000000000000003");
        assertThat(subscriber.get("shown").body()).isEqualTo(created.body());
        asked.put("streams", new JsonArray().add("a").add("b")).put("lease_ttl_ms", 30_000);
        assertThat(subscriber.put("shown", asked).statusCode()).isEqualTo(200);
        asked.put("description", "something else");
        HttpResponse<String> conflict = subscriber.put("shown", asked);
        assertThat(conflict.statusCode()).isEqualTo(409);
        assertThat(code(conflict)).isEqualTo("SUBSCRIPTION_ALREADY_EXISTS");
        assertThat(subscriber.delete("shown").statusCode()).isEqualTo(204);
        assertThat(code(subscriber.get("shown"))).isEqualTo("SUBSCRIPTION_NOT_FOUND");
        assertThat(subscriber.delete("shown").statusCode()).isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{",
                "{\"type\":\"webhook\",\"type\":\"webhook\"}",
                "{}",
                "{\"type\":\"poll\"}",
                "{\"type\":7}",
                "{\"type\":\"pull-wake\",\"wake_stream\":\"w\"}",
                "{\"type\":\"pull-wake\",\"wake_stream\":\"w\",\"streams\":[]}",
                "{\"type\":\"pull-wake\",\"wake_stream\":\"w\",\"streams\":[1]}",
                "{\"type\":\"pull-wake\",\"wake_stream\":\"w\",\"streams\":\"a\"}",
                "{\"type\":\"pull-wake\",\"wake_stream\":\"w\",\"streams\":[\"\"]}",
                "{\"type\":\"pull-wake\",\"wake_stream\":\"w\",\"streams\":[\"a//b\"]}",
                "{\"type\":\"pull-wake\",\"wake_stream\":\"w\",\"streams\":[\"__ds/a\"]}",
                "{\"type\":\"pull-wake\",\"wake_stream\":\"w\",\"streams\":[\"w\"]}",
                "{\"type\":\"pull-wake\",\"wake_stream\":\"w\",\"pattern\":\"\"}",
                "{\"type\":\"pull-wake\",\"wake_stream\":\"w\",\"pattern\":\"a*\"}",
                "{\"type\":\"pull-wake\",\"wake_stream\":\"w\",\"pattern\":\"a/../b\"}",
                "{\"type\":\"pull-wake\",\"wake_stream\":\"w\",\"pattern\":\"__ds/**\"}",
                "{\"type\":\"pull-wake\",\"pattern\":\"a\"}",
                "{\"type\":\"pull-wake\",\"wake_stream\":\"__ds\",\"pattern\":\"a\"}",
                "{\"type\":\"pull-wake\",\"wake_stream\":\"w\",\"pattern\":\"a\",\"lease_ttl_ms\":999}",
                "{\"type\":\"pull-wake\",\"wake_stream\":\"w\",\"pattern\":\"a\",\"lease_ttl_ms\":600001}",
                "{\"type\":\"pull-wake\",\"wake_stream\":\"w\",\"pattern\":\"a\",\"lease_ttl_ms\":-1}",
                "{\"type\":\"pull-wake\",\"wake_stream\":\"w\",\"pattern\":\"a\",\"lease_ttl_ms\":1500.5}",
                "{\"type\":\"pull-wake\",\"wake_stream\":\"w\",\"pattern\":\"a\",\"lease_ttl_ms\":\"1500\"}",
                "{\"type\":\"pull-wake\",\"wake_stream\":\"w\",\"pattern\":\"a\",\"description\":1}",
                "{\"type\":\"webhook\",\"pattern\":\"a\"}",
                "{\"type\":\"webhook\",\"pattern\":\"a\",\"webhook\":{}}",
                "{\"type\":\"webhook\",\"pattern\":\"a\",\"webhook\":\"http://localhost\"}",
            })
    void whatIsNoSubscriptionIsRefusedWithASentence(String body) {
        HttpResponse<String> answer = client.put("__ds/subscriptions/wrong", JSON, body);
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("INVALID_REQUEST");
        assertThat(new JsonObject(answer.body()).getJsonObject("error").getString("message"))
                .endsWith(".");
        assertThat(subscriber.get("wrong").statusCode()).isEqualTo(404);
    }

    @Test
    void nothingBelowTheReservedSegmentIsAStream() {
        for (String path :
                List.of("__ds", "__ds/", "__ds/foo", "%5f_ds/foo", "__ds/subscriptions", "__ds/subscriptions/")) {
            for (String method : List.of("PUT", "POST", "GET", "DELETE")) {
                HttpResponse<String> answer = client.send(method, path, method.startsWith("P") ? "x" : null);
                assertThat(answer.statusCode()).as(method + " " + path).isEqualTo(404);
                assertThat(code(answer)).isEqualTo("NOT_FOUND");
            }
        }
        assertThat(client.put("a/__ds/foo", TEXT, "").statusCode()).isEqualTo(201);
        HttpResponse<String> wrongMethod = client.send("POST", "__ds/jwks.json", "x");
        assertThat(wrongMethod.statusCode()).isEqualTo(405);
        assertThat(header(wrongMethod, "Allow")).isEqualTo("GET, HEAD");
    }

    @Test
    void linksFollowTheStreams() {
        client.put("links/there", TEXT, "old");
        subscriber.pull("links", "wake/links", "links/*", 1000);
        JsonObject named = new JsonObject()
                .put("streams", new JsonArray().add("links/there").add("other/missing"));
        assertThat(subscriber.post("links", "streams", named, null).statusCode())
                .isEqualTo(204);
        client.put("links/late", TEXT, "new");
        client.put("other/missing", TEXT, "new");
        assertThat(subscriber.acked("links", "links/there")).isEqualTo("0000000000000001_0000000000000003");
        assertThat(subscriber.acked("links", "links/late")).isEqualTo(START);
        assertThat(subscriber.acked("links", "other/missing")).isEqualTo(START);
        for (String path : List.of("links%2Fthere", "other/missing", "other/missing", "never")) {
            assertThat(client.send("DELETE", "__ds/subscriptions/links/streams/" + path, null)
                            .statusCode())
                    .isEqualTo(204);
        }
        assertThat(subscriber.acked("links", "other/missing")).isNull();
        assertThat(subscriber.acked("links", "links/there")).isEqualTo("0000000000000001_0000000000000003");
        client.send("DELETE", "links/there", null);
        assertThat(subscriber.acked("links", "links/there")).isNull();
        for (String body : List.of("{}", "{\"streams\":[]}", "{\"streams\":[1]}", "nothing")) {
            assertThat(client.post("__ds/subscriptions/links/streams", JSON, body)
                            .statusCode())
                    .isEqualTo(400);
        }
        assertThat(subscriber.post("none", "streams", named, null).statusCode()).isEqualTo(404);
    }

    @Test
    void aWorkerClaimsAcksAndGivesBack() throws Exception {
        client.put("wake/pool", JSON, "[]");
        subscriber.pull("pool", "wake/pool", "pool/*", 30_000);
        assertThat(code(subscriber.claim("pool", "one"))).isEqualTo("NO_PENDING_WORK");
        client.put("pool/a", TEXT, "first");
        JsonObject event = wakes("wake/pool", 1).getJsonObject(0);
        assertThat(event.getString("type")).isEqualTo("wake");
        assertThat(event.getString("subscription_id")).isEqualTo("pool");
        assertThat(event.getString("stream")).isEqualTo("pool/a");
        assertThat(event.getLong("generation")).isOne();
        JsonObject claimed = new JsonObject(subscriber.claim("pool", "one").body());
        HttpResponse<String> second = subscriber.claim("pool", "two");
        assertThat(second.statusCode()).isEqualTo(409);
        JsonObject error = new JsonObject(second.body()).getJsonObject("error");
        assertThat(error.getString("code")).isEqualTo("ALREADY_CLAIMED");
        assertThat(error.getString("current_holder")).isEqualTo("one");
        assertThat(error.getLong("generation")).isOne();
        String tail = claimed.getJsonArray("streams").getJsonObject(0).getString("tail_offset");
        String token = claimed.getString("token");
        client.post("pool/a", TEXT, "second");
        HttpResponse<String> done = subscriber.post("pool", "ack", report(claimed, true, "pool/a", tail), token);
        assertThat(new JsonObject(done.body())).isEqualTo(new JsonObject("{\"ok\":true,\"next_wake\":true}"));
        assertThat(code(subscriber.post("pool", "ack", report(claimed, true), token)))
                .isEqualTo("FENCED");
        assertThat(wakes("wake/pool", 2).getJsonObject(1).getLong("generation")).isEqualTo(2);
        JsonObject again = new JsonObject(subscriber.claim("pool", "two").body());
        assertThat(again.getString("wake_id")).isNotEqualTo(claimed.getString("wake_id"));
        assertThat(subscriber
                        .post("pool", "release", report(again, false), again.getString("token"))
                        .statusCode())
                .isEqualTo(204);
        assertThat(subscriber.acked("pool", "pool/a")).isEqualTo(tail);
        assertThat(wakes("wake/pool", 3).getJsonObject(2).getLong("generation")).isEqualTo(3);
    }

    @Test
    void wakesWaitForTheirStream() throws Exception {
        subscriber.pull("patient", "wake/patient", "patient/*", 30_000);
        client.put("patient/a", TEXT, "first");
        assertThat(subscriber.acked("patient", "patient/a")).isEqualTo(START);
        client.put("wake/patient", JSON, "[]");
        assertThat(wakes("wake/patient", 1).getJsonObject(0).getLong("generation"))
                .isOne();
    }

    @Test
    void aLeaseEndsWithoutSignsOfLife() throws Exception {
        client.put("wake/lease", JSON, "[]");
        subscriber.pull("lease", "wake/lease", "lease/*", 1000);
        client.put("lease/a", TEXT, "first");
        JsonObject claimed = new JsonObject(subscriber.claim("lease", "one").body());
        String token = claimed.getString("token");
        for (int beat = 0; beat < 3; beat++) {
            TimeUnit.MILLISECONDS.sleep(600);
            assertThat(subscriber
                            .post("lease", "ack", report(claimed, false), token)
                            .statusCode())
                    .isEqualTo(200);
        }
        assertThat(wakes("wake/lease", 2).getJsonObject(1).getLong("generation"))
                .isEqualTo(2);
        assertThat(code(subscriber.post("lease", "ack", report(claimed, false), token)))
                .isEqualTo("FENCED");
        assertThat(subscriber.claim("lease", "two").statusCode()).isEqualTo(200);
    }

    @Test
    void tokensAreForOneWakeOfOneSubscription() {
        client.put("wake/tokens", JSON, "[]");
        subscriber.pull("tokens-1", "wake/tokens", "tokens/*", 30_000);
        subscriber.pull("tokens-2", "wake/tokens", "tokens/*", 30_000);
        client.put("tokens/a", TEXT, "first");
        JsonObject one = new JsonObject(subscriber.claim("tokens-1", "w").body());
        JsonObject two = new JsonObject(subscriber.claim("tokens-2", "w").body());
        String token = one.getString("token");
        for (String action : List.of("ack", "release", "callback")) {
            assertThat(subscriber
                            .post("tokens-1", action, report(one, false), null)
                            .statusCode())
                    .isEqualTo(401);
            assertThat(subscriber
                            .post(
                                    "tokens-1",
                                    action + "?token=" + token,
                                    report(one, false).put("token", token),
                                    null)
                            .statusCode())
                    .isEqualTo(401);
            for (String wrong : List.of(
                    "x", "x.y", ".", changed(token, 3), changed(token, token.length() - 1), two.getString("token"))) {
                HttpResponse<String> answer = subscriber.post("tokens-1", action, report(one, false), wrong);
                assertThat(answer.statusCode()).as(action + " " + wrong).isEqualTo(401);
                assertThat(code(answer)).isEqualTo("TOKEN_INVALID");
            }
        }
        for (JsonObject stale : List.of(
                report(one, false).put("generation", 2),
                report(one, false).put("generation", 0),
                report(one, false).put("wake_id", "w_other"),
                without(report(one, false), "generation"),
                without(report(one, false), "wake_id"))) {
            assertThat(code(subscriber.post("tokens-1", "ack", stale, token))).isEqualTo("FENCED");
        }
        for (String offset : List.of("-1", "now", "nonsense", "0000000000000009_0000000000000009")) {
            HttpResponse<String> answer =
                    subscriber.post("tokens-1", "ack", report(one, false, "tokens/a", offset), token);
            assertThat(answer.statusCode()).isEqualTo(409);
            assertThat(code(answer)).isEqualTo("INVALID_OFFSET");
        }
        assertThat(subscriber.post("tokens-1", "ack", report(one, false), token).statusCode())
                .isEqualTo(200);
        subscriber.delete("tokens-1");
        assertThat(subscriber.post("tokens-1", "ack", report(one, false), token).statusCode())
                .isEqualTo(404);
        subscriber.pull("tokens-1", "wake/tokens", "tokens/*", 30_000);
        client.post("tokens/a", TEXT, "second");
        JsonObject fresh = new JsonObject(subscriber.claim("tokens-1", "w").body());
        assertThat(fresh.getLong("generation")).isEqualTo(one.getLong("generation"));
        assertThat(subscriber
                        .post("tokens-1", "ack", report(fresh, false), token)
                        .statusCode())
                .isEqualTo(401);
    }

    @Test
    void everythingIsThereAfterACrash() throws Exception {
        JsonObject claimed;
        JsonObject cursors;
        try (ServerProcess first = new ServerProcess(folder.toString())) {
            Client one = new Client(first);
            Subscriber before = new Subscriber(one);
            one.put("wakes", JSON, "[]");
            before.pull("held", "wakes", "held/*", 30_000);
            before.pull("waiting", "wakes", "waiting/*", 30_000);
            before.pull("gone", "wakes", "gone/*", 30_000);
            before.delete("gone");
            one.put("held/a", TEXT, "first");
            one.put("waiting/a", TEXT, "first");
            claimed = new JsonObject(before.claim("held", "one").body());
            String tail = claimed.getJsonArray("streams").getJsonObject(0).getString("tail_offset");
            before.post("held", "ack", report(claimed, false, "held/a", tail), claimed.getString("token"));
            one.put("held/b", TEXT, "second");
            cursors = before.shown("held");
            wakes(one, "wakes", 2);
            first.kill();
        }
        try (ServerProcess second = new ServerProcess(folder.toString())) {
            Client two = new Client(second);
            Subscriber after = new Subscriber(two);
            assertThat(after.shown("held")).isEqualTo(cursors);
            assertThat(after.get("gone").statusCode()).isEqualTo(404);
            assertThat(code(after.claim("held", "two"))).isEqualTo("ALREADY_CLAIMED");
            HttpResponse<String> done = after.post("held", "ack", report(claimed, true), claimed.getString("token"));
            assertThat(new JsonObject(done.body()).getBoolean("next_wake")).isTrue();
            assertThat(new JsonObject(after.claim("waiting", "one").body()).getLong("generation"))
                    .isOne();
            JsonArray events = wakes(two, "wakes", 3);
            assertThat(events.getJsonObject(2).getLong("generation")).isEqualTo(2);
            assertThat(events.size()).as("no wake is written twice").isEqualTo(3);
        }
    }

    private static String changed(String token, int at) {
        char other = token.charAt(at) == 'A' ? 'B' : 'A';
        return token.substring(0, at) + other + token.substring(at + 1);
    }

    private static JsonObject without(JsonObject json, String member) {
        json.remove(member);
        return json;
    }

    private static JsonArray wakes(String stream, int atLeast) throws InterruptedException {
        return wakes(client, stream, atLeast);
    }

    private static JsonArray wakes(Client from, String stream, int atLeast) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
        JsonArray events = new JsonArray();
        while (events.size() < atLeast) {
            assertThat(System.nanoTime()).as("%s", events).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(10);
            events = new JsonArray(from.send("GET", stream, null).body());
        }
        return events;
    }
}
