// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static dev.tidemark.server.http.Client.header;
import static dev.tidemark.server.http.Subscriber.code;
import static dev.tidemark.server.http.Subscriber.report;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhooksIT {

    private static final String TEXT = "text/plain";
    private static final String DONE = "{\"done\":true}";

    private static ServerProcess server;
    private static Client client;
    private static Subscriber subscriber;

    private Receiver receiver;

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

    @BeforeEach
    void listen() throws Exception {
        receiver = new Receiver();
    }

    @AfterEach
    void hangUp() {
        receiver.close();
    }

    @Test
    void aDeliverySaysWhatIsPendingAndIsSigned() throws Exception {
        JsonObject created = new JsonObject(
                subscriber.webhook("signed", receiver.url(), "signed/*").body());
        JsonObject signing = created.getJsonObject("webhook").getJsonObject("signing");
        assertThat(signing.getString("alg")).isEqualTo("ed25519");
        assertThat(signing.getString("jwks_url"))
                .isEqualTo(server.stream("__ds/jwks.json").toString());
        HttpResponse<String> published = client.send("GET", "__ds/jwks.json", null);
        assertThat(header(published, "Content-Type")).isEqualTo("application/jwk-set+json");
        assertThat(header(published, "Cache-Control")).isEqualTo("public, max-age=300");
        JsonArray keys = new JsonObject(published.body()).getJsonArray("keys");
        assertThat(keys.getJsonObject(0).fieldNames())
                .containsExactlyInAnyOrder("kty", "crv", "kid", "use", "alg", "x");
        client.put("signed/a", TEXT, "first");
        Receiver.Delivery delivery = receiver.next();
        assertThat(delivery.kid()).isEqualTo(signing.getString("kid"));
        assertThat(delivery.isSignedBy(keys, delivery.body())).isTrue();
        byte[] other = delivery.body().clone();
        other[other.length / 2] ^= 1;
        assertThat(delivery.isSignedBy(keys, other)).isFalse();
        JsonObject wake = delivery.json();
        assertThat(wake.getString("subscription_id")).isEqualTo("signed");
        assertThat(wake.getLong("generation")).isOne();
        assertThat(wake.getString("callback_url"))
                .isEqualTo(server.stream("__ds/subscriptions/signed/callback").toString());
        JsonObject stream = delivery.stream("signed/a");
        assertThat(stream.getString("link_type")).isEqualTo("glob");
        assertThat(stream.getString("acked_offset")).isEqualTo("0000000000000000_0000000000000000");
        assertThat(stream.getString("tail_offset")).isEqualTo("0000000000000001_0000000000000005");
        assertThat(stream.getBoolean("has_pending")).isTrue();
    }

    @Test
    void doneAcksWhatWasShownAndTheRestWakesAgain() throws Exception {
        receiver.answers(delivery -> {
            if (delivery.json().getLong("generation") == 1) {
                client.post("sync/a", TEXT, "second");
            }
            return new Receiver.Response(200, DONE);
        });
        subscriber.webhook("sync", receiver.url(), "sync/*");
        client.put("sync/a", TEXT, "first");
        Receiver.Delivery first = receiver.next();
        Receiver.Delivery second = receiver.next();
        assertThat(second.json().getLong("generation")).isEqualTo(2);
        assertThat(second.json().getString("wake_id")).isNotEqualTo(first.json().getString("wake_id"));
        assertThat(second.stream("sync/a").getString("acked_offset"))
                .isEqualTo(first.stream("sync/a").getString("tail_offset"));
        String tail = second.stream("sync/a").getString("tail_offset");
        subscriber.await("sync", shown -> tail.equals(subscriber.acked("sync", "sync/a")));
        assertThat(receiver.staysSilent(300)).isTrue();
    }

    @Test
    void aReceiverCallsBackAndIsFencedThen() throws Exception {
        subscriber.webhook("callback", receiver.url(), "callback/*");
        client.put("callback/a", TEXT, "first");
        Receiver.Delivery delivery = receiver.next();
        JsonObject wake = delivery.json();
        String tail = delivery.stream("callback/a").getString("tail_offset");
        client.post("callback/a", TEXT, "second");
        assertThat(receiver.staysSilent(300)).isTrue();
        assertThat(callBack(wake, report(wake, false)).statusCode()).isEqualTo(200);
        HttpResponse<String> done = callBack(wake, report(wake, true, "callback/a", tail));
        assertThat(done.body()).isEqualTo("{\"ok\":true,\"next_wake\":true}");
        HttpResponse<String> late = callBack(wake, report(wake, true));
        assertThat(late.statusCode()).isEqualTo(409);
        assertThat(code(late)).isEqualTo("FENCED");
        assertThat(receiver.next().json().getLong("generation")).isEqualTo(2);
        subscriber.delete("callback");
        assertThat(callBack(wake, report(wake, true)).statusCode()).isEqualTo(404);
    }

    @Test
    void failuresAreTriedAgainAfterOneSecondAndThenTwo() throws Exception {
        receiver.answers(500, "");
        subscriber.webhook("failing", receiver.url(), "failing/*");
        client.put("failing/a", TEXT, "first");
        Receiver.Delivery first = receiver.next();
        subscriber.await("failing", shown -> shown.getString("status").equals("failed"));
        Receiver.Delivery second = receiver.next();
        assertThat(millis(first, second)).isBetween(780L, 5000L);
        assertThat(second.json().getLong("generation")).isOne();
        receiver.answers(200, DONE);
        Receiver.Delivery third = receiver.next();
        assertThat(millis(second, third)).isBetween(1580L, 6000L);
        subscriber.await("failing", shown -> shown.getString("status").equals("active"));
        assertThat(receiver.staysSilent(300)).isTrue();
    }

    @Test
    void redirectsAreFollowedByNobody() throws Exception {
        try (Receiver elsewhere = new Receiver()) {
            receiver.answers(delivery -> new Receiver.Response(307, "", elsewhere.url()));
            subscriber.webhook("moved", receiver.url(), "moved/*");
            client.put("moved/a", TEXT, "first");
            receiver.next();
            subscriber.await("moved", shown -> shown.getString("status").equals("failed"));
            assertThat(elsewhere.staysSilent(300)).isTrue();
        }
    }

    @Test
    void deliveriesEndWithTheSubscription() throws Exception {
        receiver.answers(500, "");
        subscriber.webhook("ending", receiver.url(), "ending/*");
        client.put("ending/a", TEXT, "first");
        receiver.next();
        subscriber.delete("ending");
        client.post("ending/a", TEXT, "second");
        assertThat(receiver.staysSilent(1500)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nonsense",
                "/hook",
                "ftp://127.0.0.1/",
                "file:///etc/passwd",
                "http://example.com/hook",
                "http://10.0.0.1/hook",
                "http://localhost.example/",
                "http://127.0.0.1.example/",
                "http://127.0.1.1/",
                "http://user:secret@localhost/",
                "http://localhost/#part",
                "http://[::1]/",
                "http://2130706433/",
                "https://localhost/",
                "https://127.0.0.1/",
                "https://[::1]/",
                "https://[::ffff:127.0.0.1]/",
                "https://[::ffff:7f00:1]/",
                "https://[::127.0.0.1]/",
                "https://[fd00::1]/",
                "https://[fe80::1]/",
                "https://[fe80::1%25eth0]/",
                "https://[ff02::1]/",
                "https://[::]/",
                "https://[2002:7f00:1::]/",
                "https://[64:ff9b::a00:1]/",
                "https://10.0.0.1/",
                "https://172.16.0.1/",
                "https://192.168.0.1/",
                "https://169.254.169.254/latest/meta-data/",
                "https://100.64.0.1/",
                "https://0.0.0.0/",
                "https://224.0.0.1/",
                "https://255.255.255.255/",
                "https://2130706433/",
                "https://0x7f000001/",
                "https://0177.0.0.1/",
                "https://127.1/",
                "https://127.0.0.1./",
            })
    void nothingIsSentToWhereItCouldDoHarm(String url) {
        HttpResponse<String> answer = subscriber.webhook("unsafe", url, "unsafe/*");
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(code(answer)).isEqualTo("WEBHOOK_URL_REJECTED");
        assertThat(subscriber.get("unsafe").statusCode()).isEqualTo(404);
    }

    @Test
    void localTargetsCanBeRefusedAndDomainsBeChosen() throws Exception {
        try (ServerProcess strict = new ServerProcess(
                "memory", "-Dtidemark.webhooks.local=refuse", "-Dtidemark.webhooks.domains=hooks.example")) {
            Subscriber careful = new Subscriber(new Client(strict));
            for (String url : new String[] {
                receiver.url(), "https://other.example/", "https://evilhooks.example/", "https://hooks.example.evil/"
            }) {
                assertThat(code(careful.webhook("x", url, "a/*"))).isEqualTo("WEBHOOK_URL_REJECTED");
            }
            assertThat(careful.webhook("a", "https://hooks.example/", "a/*").statusCode())
                    .isEqualTo(201);
            assertThat(careful.webhook("b", "https://deep.hooks.example/", "a/*")
                            .statusCode())
                    .isEqualTo(201);
        }
    }

    @Test
    void theTokenOfTheServerIsNotAskedForWhereTheTokenOfTheWakeIs() throws Exception {
        try (ServerProcess locked = new ServerProcess("memory", "-Dtidemark.auth.token=s3cret")) {
            Client owner = new Client(locked);
            String[] key = {"Authorization", "Bearer s3cret"};
            String path = "__ds/subscriptions/locked";
            JsonObject asked = new JsonObject()
                    .put("type", "webhook")
                    .put("pattern", "locked/*")
                    .put("webhook", new JsonObject().put("url", receiver.url()));
            HttpResponse<String> refused = owner.put(path, "application/json", asked.encode());
            assertThat(refused.statusCode()).isEqualTo(401);
            assertThat(code(refused)).isEqualTo("UNAUTHORIZED");
            assertThat(owner.put(path, "application/json", asked.encode(), key).statusCode())
                    .isEqualTo(201);
            assertThat(owner.send("GET", "__ds/jwks.json", null).statusCode()).isEqualTo(200);
            owner.put("locked/a", TEXT, "first", key);
            JsonObject wake = receiver.next().json();
            assertThat(owner.post("locked/a", TEXT, "x", "Authorization", "Bearer " + wake.getString("callback_token"))
                            .statusCode())
                    .isEqualTo(401);
            assertThat(callBack(wake, report(wake, true)).statusCode()).isEqualTo(200);
        }
    }

    @Test
    void keysScheduleAndWakeSurviveACrash() throws Exception {
        String kid;
        Receiver.Delivery second;
        receiver.answers(500, "");
        try (ServerProcess one = new ServerProcess(folder.toString())) {
            Client before = new Client(one);
            new Subscriber(before).webhook("crash", receiver.url(), "crash/*");
            before.put("crash/a", TEXT, "first");
            kid = receiver.next().kid();
            receiver.next();
            second = receiver.next();
            new Subscriber(before)
                    .await("crash", shown -> shown.getString("status").equals("failed"));
            one.kill();
        }
        Path file = folder.resolve("subscription-keys");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
        receiver.answers(200, DONE);
        try (ServerProcess two = new ServerProcess(folder.toString())) {
            long started = System.nanoTime();
            Subscriber after = new Subscriber(new Client(two));
            Receiver.Delivery third = receiver.next();
            long due =
                    Math.max(0, started - second.at() - Duration.ofMillis(4800).toNanos());
            assertThat(millis(second, third))
                    .isBetween(3180L, 4800 + Duration.ofNanos(due).toMillis() + 1500);
            assertThat(third.kid()).isEqualTo(kid);
            assertThat(third.json().getString("wake_id"))
                    .isEqualTo(second.json().getString("wake_id"));
            assertThat(third.json().getString("callback_url"))
                    .isEqualTo(two.stream("__ds/subscriptions/crash/callback").toString());
            assertThat(third.isSignedBy(after.keys(), third.body())).isTrue();
            after.await("crash", shown -> shown.getString("status").equals("active"));
        }
    }

    private static long millis(Receiver.Delivery one, Receiver.Delivery other) {
        return Duration.ofNanos(other.at() - one.at()).toMillis();
    }

    private static HttpResponse<String> callBack(JsonObject wake, JsonObject body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(wake.getString("callback_url")))
                .header("Content-Type", "application/json")
                .header("Authorization", "Bearer " + wake.getString("callback_token"))
                .POST(HttpRequest.BodyPublishers.ofString(body.encode()))
                .build();
        return HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    }
}
