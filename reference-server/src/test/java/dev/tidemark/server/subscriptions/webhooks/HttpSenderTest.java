// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.webhooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.server.log.Position;
import dev.tidemark.server.subscriptions.keeping.Sender;
import dev.tidemark.server.subscriptions.keeping.View;
import dev.tidemark.server.subscriptions.rules.Configuration;
import dev.tidemark.server.subscriptions.rules.Link;
import dev.tidemark.server.subscriptions.rules.Progress;
import dev.tidemark.server.subscriptions.rules.StreamStatus;
import dev.tidemark.server.subscriptions.rules.Wake;
import dev.tidemark.server.subscriptions.wire.WakeTokens;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import io.vertx.core.net.PfxOptions;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** With names of our own and this machine only. */
class HttpSenderTest {

    private static final String LOOPBACK = "127.0.0.1";
    private static final String DOCUMENTATION = "203.0.113.7";

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final Keys keys = Keys.inMemory(Duration.ofDays(1), System::currentTimeMillis);
    private final BlockingQueue<JsonObject> received = new LinkedBlockingQueue<>();
    private final AtomicInteger connections = new AtomicInteger();

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void theAddressThatWasCheckedIsConnectedToUnderTheNameOfTheUrl() throws Exception {
        PfxOptions certificate = certificate("hooks.example");
        HttpServerOptions tls =
                new HttpServerOptions().setSsl(true).setSni(true).setKeyCertOptions(certificate);
        int port = listen(tls, request -> request.response().end("{\"done\":true}"));
        List<String> asked = new ArrayList<>();
        Targets targets = new Targets(
                host -> {
                    asked.add(host);
                    return addresses(asked.size() == 1 ? LOOPBACK : DOCUMENTATION);
                },
                false,
                Optional.empty(),
                InetAddress::isLoopbackAddress);
        HttpSender sender = new HttpSender(
                vertx,
                HttpSender.options().setTrustOptions(certificate),
                targets,
                keys,
                tokens(),
                root -> root,
                Duration.ofSeconds(20));
        assertThat(answer(sender, "https://hooks.example:" + port + "/in?x=1")).isEqualTo(Sender.Answer.DONE);
        JsonObject request = received.poll(1, TimeUnit.SECONDS);
        assertThat(request.getString("host")).isEqualTo("hooks.example:" + port);
        assertThat(request.getString("name")).isEqualTo("hooks.example");
        assertThat(request.getString("uri")).isEqualTo("/in?x=1");
        assertThat(asked).as("one question for one delivery").containsExactly("hooks.example");
    }

    @Test
    void aNameThatMeansSomethingElseAtTheDeliveryIsNotSentTo() throws Exception {
        int port = listen(new HttpServerOptions(), request -> request.response().end());
        Iterator<String> meanings = List.of("1.1.1.1", LOOPBACK).iterator();
        Targets targets = new Targets(host -> addresses(meanings.next()), true, Optional.empty());
        String url = "https://hooks.example:" + port + "/";
        targets.check(url).toCompletableFuture().get(5, TimeUnit.SECONDS);
        assertThat(answer(sender(targets), url)).isEqualTo(Sender.Answer.FAILED);
        assertThat(connections.get()).isZero();
    }

    @Test
    void oneBadAddressAmongGoodOnesIsEnough() {
        Targets targets = new Targets(host -> addresses("1.1.1.1", "10.0.0.1"), true, Optional.empty());
        assertThatThrownBy(() -> targets.check("https://hooks.example/")
                        .toCompletableFuture()
                        .join())
                .isInstanceOf(CompletionException.class)
                .hasCauseInstanceOf(UrlRefused.class);
    }

    @Test
    void localhostMustBeLocal() {
        Targets targets = new Targets(host -> addresses("1.1.1.1"), true, Optional.empty());
        assertThatThrownBy(() ->
                        targets.check("http://localhost/").toCompletableFuture().join())
                .hasCauseInstanceOf(UrlRefused.class);
    }

    @Test
    void aNameThatNobodyKnowsMayBeKnownLater() throws Exception {
        Targets targets = new Targets(
                host -> CompletableFuture.failedStage(new UnknownHostException(host)), true, Optional.empty());
        targets.check("https://hooks.example/").toCompletableFuture().get(5, TimeUnit.SECONDS);
        assertThat(answer(sender(targets), "https://hooks.example/")).isEqualTo(Sender.Answer.FAILED);
    }

    @Test
    void connectionsAreUsedAgain() throws Exception {
        int port = listen(new HttpServerOptions(), request -> request.response().end());
        HttpSender sender = sender(local());
        for (int delivery = 0; delivery < 5; delivery++) {
            assertThat(answer(sender, "http://localhost:" + port + "/")).isEqualTo(Sender.Answer.TAKEN);
        }
        assertThat(connections.get()).isOne();
    }

    @Test
    void aReceiverThatTakesTooLongHasFailed() throws Exception {
        int port = listen(new HttpServerOptions(), request -> {});
        HttpSender sender = new HttpSender(vertx, local(), keys, tokens(), root -> root, Duration.ofMillis(300));
        assertThat(answer(sender, "http://localhost:" + port + "/")).isEqualTo(Sender.Answer.FAILED);
    }

    @Test
    void anEndlessAnswerIsNotReadToItsEnd() throws Exception {
        int port = listen(new HttpServerOptions(), request -> {
            request.response().setChunked(true);
            vertx.setPeriodic(1, tick -> request.response().write("[".repeat(20_000)));
        });
        assertThat(answer(sender(local()), "http://localhost:" + port + "/")).isEqualTo(Sender.Answer.TAKEN);
    }

    @Test
    void whoHangsUpHasFailed() throws Exception {
        int port =
                listen(new HttpServerOptions(), request -> request.connection().close());
        assertThat(answer(sender(local()), "http://localhost:" + port + "/")).isEqualTo(Sender.Answer.FAILED);
        assertThat(answer(sender(local()), "http://localhost:1/")).isEqualTo(Sender.Answer.FAILED);
    }

    private PfxOptions certificate(String name) throws Exception {
        Path store = folder.resolve("certificate.p12");
        Process tool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=" + name,
                        "-ext",
                        "san=dns:" + name,
                        "-alias",
                        "receiver",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        "password",
                        "-keystore",
                        store.toString())
                .inheritIO()
                .start();
        assertThat(tool.waitFor()).isZero();
        return new PfxOptions().setPath(store.toString()).setPassword("password");
    }

    private Targets local() {
        return new Targets(host -> addresses(LOOPBACK), true, Optional.empty());
    }

    private HttpSender sender(Targets targets) {
        return new HttpSender(vertx, targets, keys, tokens(), root -> root, Duration.ofSeconds(20));
    }

    private WakeTokens tokens() {
        return new WakeTokens(keys.tokens(), System::currentTimeMillis);
    }

    private int listen(HttpServerOptions options, Consumer<HttpServerRequest> answer) throws Exception {
        HttpServer server = vertx.createHttpServer(options)
                .connectionHandler(opened -> connections.incrementAndGet())
                .requestHandler(request -> request.body().onSuccess(body -> {
                    received.add(new JsonObject()
                            .put("host", request.getHeader("Host"))
                            .put("name", request.connection().indicatedServerName())
                            .put("uri", request.uri()));
                    answer.accept(request);
                }));
        return server.listen(0, LOOPBACK)
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS)
                .actualPort();
    }

    private static Sender.Answer answer(HttpSender sender, String url) throws Exception {
        Configuration configuration = new Configuration(
                Configuration.Kind.WEBHOOK,
                Optional.empty(),
                List.of("a"),
                Optional.of(url),
                Optional.empty(),
                30_000,
                Optional.empty());
        Wake wake = new Wake("w1", "a", Optional.empty(), 1, false);
        StreamStatus stream = new StreamStatus("a", new Link(true, false, 1, Position.START), new Position(1, 1));
        View view = new View(
                "sub",
                "key",
                configuration,
                "http://here",
                0,
                List.of(stream),
                new Progress(1, Optional.of(wake), 0, 0));
        return sender.send(view).answer().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }

    private static CompletableFuture<List<InetAddress>> addresses(String... literals) {
        List<InetAddress> found = new ArrayList<>();
        for (String literal : literals) {
            try {
                found.add(InetAddress.getByName(literal));
            } catch (UnknownHostException impossible) {
                throw new IllegalStateException(impossible);
            }
        }
        return CompletableFuture.completedFuture(found);
    }
}
