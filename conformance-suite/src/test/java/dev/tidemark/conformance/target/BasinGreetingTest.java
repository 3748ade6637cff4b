// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.conformance.target.Hooks.HookFailed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class BasinGreetingTest {

    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());
    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void letsAServerPassAndRemovesWhatItMade() throws Unreachable {
        serve(200, "application/json", "{\"basins\":[],\"has_more\":false}");
        new Preflight(target(Map.of())).check();
        assertThat(asked).hasSize(3);
        assertThat(asked.get(0)).isEqualTo("GET /v1/basins?limit=1 null");
        assertThat(asked.get(1)).isEqualTo("POST /v1/basins null");
        assertThat(asked.get(2)).matches("DELETE /v1/basins/tidemark-[a-z0-9-]+ null");
    }

    @Test
    void makesNoBasinWhereOneIsGiven() throws Unreachable {
        serve(200, "application/json", "{\"streams\":[]}");
        new Preflight(target(Map.of("target.basin", "my-basin-1"))).check();
        assertThat(asked).containsExactly("GET /v1/streams?limit=1 my-basin-1");
    }

    @Test
    void makesNoBasinWhileItWaits() throws HookFailed {
        serve(200, "application/json", "{\"basins\":[]}");
        new Preflight(target(Map.of())).await(Duration.ofSeconds(1));
        assertThat(asked).containsExactly("GET /v1/basins?limit=1 null");
    }

    @Test
    void doesNotWaitForever() {
        serve(503, "application/json", "{\"code\":\"unavailable\"}");
        assertThatThrownBy(() -> new Preflight(target(Map.of())).await(Duration.ofMillis(200)))
                .isInstanceOf(HookFailed.class)
                .hasMessageContaining("did not come back within");
    }

    @Test
    void saysThatNothingListens() {
        server.stop(0);
        assertThat(problem(Map.of())).contains("could not connect: nothing listens there. Start the server");
    }

    @Test
    void tellsAWebSite() {
        serve(404, "text/html", "<html>");
        assertThat(problem(Map.of()))
                .contains("answered 404 with an HTML page: this looks like a web site, not an S2 server")
                .contains("-Dprotocol");
    }

    @Test
    void tellsAnotherApi() {
        serve(404, "text/plain", "");
        assertThat(problem(Map.of())).contains("answered 404 (text/plain) where an S2 server lists its basins");
    }

    @Test
    void tellsAnotherApiThatLikesEverything() {
        serve(200, "application/json", "[]");
        assertThat(problem(Map.of())).contains("answered 200 without a list of basins: this is no S2 server");
        serveNothingElse();
        serve(200, "text/plain", "hello");
        assertThat(problem(Map.of())).contains("answered 200 without a list of basins: this is no S2 server");
    }

    @Test
    void asksForAuthorization() {
        serve(403, "application/json", "{\"code\":\"permission_denied\"}");
        assertThat(problem(Map.of())).contains("Give -Dtarget.header.Authorization=");
    }

    @Test
    void saysThatTheGivenBasinIsNotThere() {
        serve(404, "application/json", "{\"code\":\"basin_not_found\"}");
        assertThat(problem(Map.of("target.basin", "my-basin-1")))
                .contains("the target has no basin my-basin-1. Create it, or leave out -Dtarget.basin");
    }

    @Test
    void asksBothProtocolsOfAServerOfBoth() {
        serve(200, "application/json", "{\"basins\":[]}");
        assertThatThrownBy(() -> new Preflight(target(Map.of("protocol", "both"))).check())
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("this is no Durable Streams server");
        assertThatCode(() -> new Preflight(target(Map.of())).check()).doesNotThrowAnyException();
    }

    private void serve(int status, String type, String body) {
        server.createContext("/", exchange -> answer(exchange, status, type, body));
    }

    private void serveNothingElse() {
        server.removeContext("/");
    }

    private void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI() + " "
                + exchange.getRequestHeaders().getFirst("s2-basin"));
        exchange.getResponseHeaders().set("Content-Type", type);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var none = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, none ? -1 : bytes.length);
        if (!none) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private String problem(Map<String, String> options) {
        var problem = catchThrowableOfType(Unreachable.class, () -> new Preflight(target(options)).check());
        assertThat(problem).isNotNull();
        assertThat(problem.getMessage()).startsWith("GET " + address()).hasLineCount(1);
        return problem.getMessage();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Target target(Map<String, String> options) {
        var all = new HashMap<>(Map.of("target", address(), "protocol", "s2"));
        all.putAll(options);
        return new TargetReader(Protocols.all(), new Settings(all)).read().orElseThrow();
    }
}
