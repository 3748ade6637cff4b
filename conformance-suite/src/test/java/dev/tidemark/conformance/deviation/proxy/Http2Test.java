// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Clients that speak HTTP/2 from the first byte, as those of S2 do. */
@Timeout(30)
class Http2Test {
    private static final Behaviour LOOKS_AT_ALL = (request, up) -> up.send(request);

    private final Vertx vertx = Vertx.vertx();
    private DeviatingProxy proxy;
    private HttpClient client;

    @AfterEach
    void stop() {
        proxy.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void requestsPassAsTheyAre(boolean looked) throws Exception {
        start(looked, request -> request.body().onSuccess(body -> request.response()
                .putHeader("X-Host", request.getHeader("host"))
                .putHeader("X-Coding", String.valueOf(request.getHeader("transfer-encoding")))
                .end(request.method() + " " + request.uri() + " " + body.length())));
        Answer got = await(ask(HttpMethod.GET, "/a%2Fb?offset=&&x=%zz", Buffer.buffer()));
        assertThat(got.head().version()).isEqualTo(HttpVersion.HTTP_2);
        assertThat(got.head().getHeader("x-host"))
                .isEqualTo("127.0.0.1:" + proxy.base().getPort());
        assertThat(got.head().getHeader("x-coding")).as("a read has no body").isEqualTo("null");
        assertThat(got.body()).hasToString("GET /a%2Fb?offset=&&x=%zz 0");
        Answer posted = await(ask(HttpMethod.POST, "/", Buffer.buffer("123")));
        assertThat(posted.body()).hasToString("POST / 3");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void largeBodiesPassUnchanged(boolean looked) throws Exception {
        start(looked, request -> request.body()
                .onSuccess(body -> request.response().end(body)));
        byte[] large = new byte[20 << 20];
        new Random(1).nextBytes(large);
        Answer echoed = await(ask(HttpMethod.POST, "/", Buffer.buffer(large)));
        assertThat(echoed.body().getBytes()).isEqualTo(large);
    }

    @Test
    void bothSidesMayGoOnSending() throws Exception {
        start(false, request -> {
            request.response().setChunked(true).write("head");
            request.handler(chunk -> request.response().write(chunk));
            request.endHandler(end -> request.response().end("tail"));
        });
        BlockingQueue<String> chunks = new LinkedBlockingQueue<>();
        HttpClientRequest post = await(client.request(HttpMethod.POST, "/"));
        post.setChunked(true);
        post.response().onSuccess(response -> response.handler(chunk -> chunks.add(chunk.toString())));
        await(post.sendHead());
        assertThat(next(chunks)).isEqualTo("head");
        for (String word : List.of("one", "two")) {
            post.write(word);
            assertThat(next(chunks)).isEqualTo(word);
        }
        post.end();
        assertThat(next(chunks)).isEqualTo("tail");
    }

    @Test
    void eventsPassOneByOne() throws Exception {
        BlockingQueue<HttpServerRequest> requests = new LinkedBlockingQueue<>();
        start(true, requests::add);
        BlockingQueue<String> events = new LinkedBlockingQueue<>();
        client.request(HttpMethod.GET, "/")
                .compose(HttpClientRequest::send)
                .onSuccess(response -> response.handler(event -> events.add(event.toString())));
        HttpServerRequest request = requests.poll(5, TimeUnit.SECONDS);
        request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
        for (String event : List.of("data: a\n\n", "data: b\n\n")) {
            request.response().write(event);
            assertThat(next(events)).isEqualTo(event);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theClientLearnsThatTheUpstreamHasGoneAndKeepsItsConnection(boolean looked) throws Exception {
        BlockingQueue<HttpServerRequest> waiting = new LinkedBlockingQueue<>();
        start(looked, request -> {
            if (request.path().equals("/gone")) {
                request.connection().close();
            } else {
                waiting.add(request);
            }
        });
        Future<Answer> other = ask(HttpMethod.GET, "/other", Buffer.buffer());
        HttpServerRequest held = waiting.poll(5, TimeUnit.SECONDS);
        Future<Answer> gone = ask(HttpMethod.GET, "/gone", Buffer.buffer());
        assertThat(await(gone.map("an answer").otherwise("none"))).isEqualTo("none");
        held.response().end("still there");
        assertThat(await(other).body()).hasToString("still there");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theUpstreamLearnsThatTheClientHasGone(boolean looked) throws Exception {
        BlockingQueue<String> seen = new LinkedBlockingQueue<>();
        start(looked, request -> {
            request.response().closeHandler(end -> seen.add("gone"));
            seen.add("waiting");
        });
        HttpClientRequest read = await(client.request(HttpMethod.GET, "/"));
        read.send();
        assertThat(next(seen)).isEqualTo("waiting");
        read.reset();
        assertThat(next(seen)).isEqualTo("gone");
    }

    @Test
    void anErrorInTheDeviationIsNotTakenForItsFault() throws Exception {
        start(
                (request, up) -> {
                    throw new IllegalStateException("oops");
                },
                request -> request.response().end());
        Answer answer = await(ask(HttpMethod.GET, "/", Buffer.buffer()));
        assertThat(answer.head().statusCode()).isEqualTo(599);
        assertThat(proxy.failures()).hasSize(1);
    }

    /** The JDK's client asks for HTTP/2 with its first request of HTTP/1.1. */
    @Test
    void clientsThatUpgradeAreServed() throws Exception {
        start(true, request -> request.body()
                .onSuccess(body -> request.response().end(body)));
        var post = HttpRequest.newBuilder(proxy.base().resolve("/"))
                .POST(HttpRequest.BodyPublishers.ofString("body"))
                .build();
        var answer = java.net.http.HttpClient.newHttpClient().send(post, BodyHandlers.ofString());
        assertThat(answer.body()).isEqualTo("body");
    }

    private void start(boolean looked, Consumer<HttpServerRequest> upstream) throws Exception {
        start(looked ? LOOKS_AT_ALL : Behaviour.HONEST, upstream);
    }

    private void start(Behaviour behaviour, Consumer<HttpServerRequest> upstream) throws Exception {
        var server =
                await(vertx.createHttpServer().requestHandler(upstream::accept).listen(0, "127.0.0.1"));
        proxy = DeviatingProxy.start(URI.create("http://127.0.0.1:" + server.actualPort()), behaviour);
        client = vertx.createHttpClient(new HttpClientOptions()
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setHttp2ClearTextUpgrade(false)
                .setDefaultHost("127.0.0.1")
                .setDefaultPort(proxy.base().getPort()));
    }

    private record Answer(HttpClientResponse head, Buffer body) {}

    private Future<Answer> ask(HttpMethod method, String target, Buffer body) {
        return client.request(method, target)
                .compose(request -> body.length() == 0 ? request.send() : request.send(body))
                .compose(head -> head.body().map(received -> new Answer(head, received)));
    }

    private static String next(BlockingQueue<String> queue) throws InterruptedException {
        return queue.poll(5, TimeUnit.SECONDS);
    }

    private static <T> T await(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(10, TimeUnit.SECONDS);
    }
}
