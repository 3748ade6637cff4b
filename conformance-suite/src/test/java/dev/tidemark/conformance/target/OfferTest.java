// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tidemark.conformance.protocol.Protocols;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class OfferTest {

    private final Map<String, String> streams = new ConcurrentHashMap<>();
    private HttpServer server;
    private int forking = 201;
    private boolean knowsForks = true;
    private int appending = 204;
    private int deleting = 204;
    private String subscriptions = "all";

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void findsNothingMissingWhereEverythingIsOffered() {
        assertThat(missing(Set.of())).isEmpty();
    }

    @Test
    void seesThatAForkIsAPlainCreation() {
        knowsForks = false;
        assertThat(missing(Set.of()))
                .containsExactly(Map.entry(
                        "fork",
                        "not offered: a fork request (PUT with Stream-Forked-From) was answered with 201,"
                                + " and the new stream is empty: a plain creation"));
    }

    @Test
    void seesThatASubscriptionIsAPlainCreation() {
        subscriptions = "streams";
        var how = "not offered: a subscription (PUT below __ds/subscriptions/) was answered with 201, and a stream was"
                + " created";
        assertThat(missing(Set.of()))
                .containsOnly(Map.entry("subscriptions-webhook", how), Map.entry("subscriptions-pull", how));
    }

    @Test
    void seesThatThereIsNoPlaceForSubscriptions() {
        subscriptions = "nothing";
        var how = "not offered: a subscription (PUT below __ds/subscriptions/) was answered with 404";
        assertThat(missing(Set.of()))
                .containsOnly(Map.entry("subscriptions-webhook", how), Map.entry("subscriptions-pull", how));
        assertThat(missing(Set.of("subscriptions-webhook", "subscriptions-pull")))
                .isEmpty();
    }

    @Test
    void seesThatOneKindOfSubscriptionsIsMissing() {
        subscriptions = "pull-wake";
        assertThat(missing(Set.of()))
                .containsExactly(Map.entry(
                        "subscriptions-webhook",
                        "not offered: a subscription (PUT below __ds/subscriptions/) of type webhook was answered with"
                                + " 400"));
    }

    @Test
    void takesARefusalOfTheMethodForAnAnswer() {
        forking = 501;
        appending = 405;
        deleting = 405;
        assertThat(missing(Set.of())).containsOnlyKeys("fork", "append", "delete");
    }

    @Test
    void leavesFaultsToTheExamination() {
        forking = 500;
        appending = 400;
        deleting = 500;
        assertThat(missing(Set.of())).isEmpty();
    }

    @Test
    void doesNotAskForWhatIsClaimed() {
        knowsForks = false;
        appending = 501;
        assertThat(missing(Set.of("fork", "append"))).isEmpty();
    }

    @Test
    void leavesNothingBehind() {
        missing(Set.of());
        assertThat(streams).isEmpty();
    }

    private Map<String, String> missing(Set<String> settled) {
        var url = "http://127.0.0.1:" + server.getAddress().getPort();
        var target = new TargetReader(Protocols.all(), new Settings(Map.of("target", url)))
                .read()
                .orElseThrow();
        return Offer.missing(target, settled);
    }

    private void answer(HttpExchange exchange) throws IOException {
        var path = exchange.getRequestURI().getPath();
        var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        var source = exchange.getRequestHeaders().getFirst("Stream-Forked-From");
        var status =
                switch (exchange.getRequestMethod()) {
                    case "PUT" -> path.contains("/__ds/") ? subscribing(body) : source == null ? 201 : forking;
                    case "POST" -> appending;
                    case "DELETE" -> deleting;
                    default -> 200;
                };
        if (exchange.getRequestMethod().equals("PUT") && status == 201) {
            streams.put(path, source != null && knowsForks ? streams.get(source) : body);
        } else if (exchange.getRequestMethod().equals("DELETE") && status == 204) {
            streams.remove(path);
        }
        var content = status == 200 ? streams.getOrDefault(path, "").getBytes(StandardCharsets.UTF_8) : new byte[0];
        if (path.contains("/__ds/") && subscriptions.equals("streams")) {
            exchange.getResponseHeaders().set("Stream-Next-Offset", "0");
        }
        exchange.sendResponseHeaders(status, content.length == 0 ? -1 : content.length);
        exchange.getResponseBody().write(content);
        exchange.close();
    }

    private int subscribing(String body) {
        return switch (subscriptions) {
            case "nothing" -> 404;
            case "pull-wake" -> body.contains("pull-wake") ? 201 : 400;
            default -> 201;
        };
    }
}
