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
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(10)
class PreflightTest {

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
    void letsAStreamServerPass() {
        serve(PreflightTest::likeAStreamServer);
        assertThatCode(() -> new Preflight(target()).check()).doesNotThrowAnyException();
    }

    @Test
    void letsAStreamServerPassThatCannotDelete() {
        serve(exchange -> {
            if (exchange.getRequestMethod().equals("DELETE")) {
                answer(exchange, 405, "text/plain", "no");
            } else {
                likeAStreamServer(exchange);
            }
        });
        assertThatCode(() -> new Preflight(target()).check()).doesNotThrowAnyException();
    }

    @Test
    void sendsTheHeadersOfTheTarget() throws Unreachable {
        var seen = new AtomicInteger();
        serve(exchange -> {
            if ("Bearer x".equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
                seen.incrementAndGet();
            }
            likeAStreamServer(exchange);
        });
        var settings = Map.of("target", address(), "target.header.Authorization", "Bearer x");
        new Preflight(new TargetReader(Protocols.all(), new Settings(settings))
                        .read()
                        .orElseThrow())
                .check();
        assertThat(seen).hasValue(3);
    }

    @Test
    void saysThatNothingListens() {
        server.stop(0);
        assertThat(problem()).contains("could not connect: nothing listens there. Start the server");
    }

    @Test
    void saysThatThereIsNoSuchHost() {
        var target =
                new TargetReader(Protocols.all(), new Settings(Map.of("target", "http://no-such-host.invalid"))).read();
        assertThatThrownBy(() -> new Preflight(target.orElseThrow()).check())
                .isInstanceOf(Unreachable.class)
                .hasMessageContaining("found no such host. Check the host name");
    }

    @Test
    void tellsAWebSite() {
        serve(exchange -> answer(exchange, 404, "text/html", "<html>"));
        assertThat(problem()).contains("answered 404 with an HTML page: this looks like a web site");
    }

    @Test
    void tellsAWebSiteThatLikesEverything() {
        serve(exchange -> answer(exchange, 200, "text/html", "<html>"));
        assertThat(problem()).contains("this is no Durable Streams server");
    }

    @Test
    void tellsAnotherApi() {
        serve(exchange -> answer(exchange, 404, "application/json", "{}"));
        assertThat(problem())
                .contains("answered 404 (application/json) where a Durable Streams server creates a stream")
                .contains("-Dtarget.streams=");
    }

    @Test
    void tellsAnotherApiThatTakesEverything() {
        serve(exchange -> answer(exchange, 201, "application/json", "{}"));
        assertThat(problem()).contains("answered 201 and HEAD 201, neither with a Stream-* header");
    }

    @Test
    void asksForAuthorization() {
        serve(exchange -> answer(exchange, 401, "application/json", "{}"));
        assertThat(problem()).contains("Give -Dtarget.header.Authorization=");
    }

    @Test
    void doesNotFollowRedirects() {
        serve(exchange -> {
            exchange.getResponseHeaders().set("Location", "https://elsewhere.example/");
            answer(exchange, 301, "text/plain", "");
        });
        assertThat(problem()).contains("points to https://elsewhere.example/: redirects are not followed");
    }

    @Test
    void namesAServerThatHasNoTime() {
        serve(exchange -> {
            exchange.getResponseHeaders().set("Retry-After", "1000000000");
            answer(exchange, 503, "text/plain", "");
        });
        assertThat(problem())
                .contains("answered 503", "Run it when the server is ready")
                .doesNotContain("Check the path");
    }

    @Test
    void namesAnAnswerThatDoesNotEnd() {
        serve(exchange -> {
            for (int i = 0; i < 300; i++) {
                exchange.getResponseHeaders().add("X-Endless-" + i, "x".repeat(1000));
            }
            answer(exchange, 201, "text/plain", "");
        });
        assertThat(problem()).contains("does not end").doesNotContain("Check that the server is up");
    }

    @Test
    void givesUpOnAServerThatNeverAnswers() throws IOException {
        try (var silent = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            var url = "http://127.0.0.1:" + silent.getLocalPort();
            var target = new TargetReader(Protocols.all(), new Settings(Map.of("target", url))).read();
            assertThatThrownBy(() -> new Preflight(target.orElseThrow(), Duration.ofSeconds(1)).check())
                    .isInstanceOf(Unreachable.class)
                    .hasMessageContaining("got no answer within 1 s. Check that the server is up");
        }
        assertThat(Preflight.LIMIT).isLessThan(Duration.ofSeconds(9));
    }

    @Test
    void waitsForATargetThatComesBack() {
        var asked = new AtomicInteger();
        serve(exchange -> {
            if (asked.incrementAndGet() < 4) {
                answer(exchange, 503, "text/plain", "starting");
            } else {
                likeAStreamServer(exchange);
            }
        });
        assertThatCode(() -> new Preflight(target()).await(Duration.ofSeconds(5)))
                .doesNotThrowAnyException();
    }

    @Test
    void doesNotWaitForever() {
        serve(exchange -> answer(exchange, 503, "text/plain", "starting"));
        assertThatThrownBy(() -> new Preflight(target()).await(Duration.ofMillis(300)))
                .isInstanceOf(HookFailed.class)
                .hasMessageContaining("did not come back within")
                .hasMessageContaining("answered 503");
    }

    private interface Handler {
        void handle(HttpExchange exchange) throws IOException;
    }

    private void serve(Handler handler) {
        server.createContext("/", handler::handle);
    }

    private static void likeAStreamServer(HttpExchange exchange) throws IOException {
        exchange.getResponseHeaders().set("Stream-Next-Offset", "0");
        exchange.sendResponseHeaders(exchange.getRequestMethod().equals("PUT") ? 201 : 200, -1);
        exchange.close();
    }

    private static void answer(HttpExchange exchange, int status, String type, String body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        var bytes = body.getBytes(StandardCharsets.UTF_8);
        var none = bytes.length == 0 || exchange.getRequestMethod().equals("HEAD");
        exchange.sendResponseHeaders(status, none ? -1 : bytes.length);
        if (!none) {
            exchange.getResponseBody().write(bytes);
        }
        exchange.close();
    }

    private String problem() {
        var problem = catchThrowableOfType(Unreachable.class, () -> new Preflight(target()).check());
        assertThat(problem).isNotNull();
        assertThat(problem.getMessage()).startsWith("PUT " + address()).hasLineCount(1);
        return problem.getMessage();
    }

    private String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    private Target target() {
        return new TargetReader(Protocols.all(), new Settings(Map.of("target", address())))
                .read()
                .orElseThrow();
    }
}
