// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The proxy is no participant: what it is not meant to change passes as it is. */
class DeviatingProxyTest {
    private static final Behaviour LOOKS_AT_ALL = (request, up) -> up.send(request);

    private final Vertx vertx = Vertx.vertx();
    private DeviatingProxy proxy;

    @AfterEach
    void stop() {
        proxy.close();
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/a%2Fb?offset=&&x=%zz&offset=-1", "/a%20b/../c?=&a", "//x?offset=a,b"})
    void targetsPassRaw(String target) throws Exception {
        start(Behaviour.HONEST, request -> request.response().end(request.uri()));
        assertThat(exchange("GET " + target + " HTTP/1.1\r\n\r\n")).endsWith(target);
    }

    @Test
    void repeatedHeadersPassInBothDirections() throws Exception {
        start(LOOKS_AT_ALL, request -> request.response()
                .putHeader("X-Back", (Iterable<String>) List.of("1", "2"))
                .end(String.join("+", request.headers().getAll("x-there"))));
        String answer = exchange("GET / HTTP/1.1\r\nX-There: a\r\nX-There: b\r\n\r\n");
        assertThat(answer).contains("X-Back: 1\r\nX-Back: 2\r\n").endsWith("a+b");
    }

    @Test
    void headersOfTheConnectionStayOnIt() throws Exception {
        start(Behaviour.HONEST, request -> request.response()
                .end(request.headers().names().toString()));
        String answer = exchange("GET / HTTP/1.1\r\nConnection: close, X-Hop\r\nX-Hop: 1\r\nX-End: 1\r\n\r\n");
        assertThat(answer).contains("X-End").doesNotContain("X-Hop");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void largeBodiesPassUnchanged(boolean looked) throws Exception {
        start(looked ? LOOKS_AT_ALL : Behaviour.HONEST, request -> request.body()
                .onSuccess(body -> request.response().end(body)));
        byte[] large = new byte[20 << 20];
        new Random(1).nextBytes(large);
        assertThat(echo(BodyPublishers.ofByteArray(large))).isEqualTo(large);
        assertThat(echo(BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large))))
                .as("sent in chunks")
                .isEqualTo(large);
    }

    @Test
    void eventsPassOneByOne() throws Exception {
        BlockingQueue<HttpServerRequest> requests = new LinkedBlockingQueue<>();
        start(LOOKS_AT_ALL, requests::add);
        try (Socket socket = send("GET /?live=sse HTTP/1.1\r\n\r\n")) {
            HttpServerRequest request = requests.poll(5, TimeUnit.SECONDS);
            request.response().setChunked(true).putHeader("Content-Type", "text/event-stream");
            for (String event : List.of("event: data\ndata:a\n\n", "data: \u00e4\n\n")) {
                request.response().write(event);
                readUntil(
                        socket.getInputStream(),
                        new String(event.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theUpstreamLearnsThatTheClientHasGone(boolean looked) throws Exception {
        BlockingQueue<String> gone = new LinkedBlockingQueue<>();
        BlockingQueue<String> waiting = new LinkedBlockingQueue<>();
        start(looked ? LOOKS_AT_ALL : Behaviour.HONEST, request -> {
            waiting.add("waiting");
            request.response().closeHandler(end -> gone.add("gone"));
        });
        try (Socket socket = send("GET /?live=long-poll HTTP/1.1\r\n\r\n")) {
            assertThat(waiting.poll(5, TimeUnit.SECONDS)).isNotNull();
            assertThat(socket.isConnected()).isTrue();
        }
        assertThat(gone.poll(5, TimeUnit.SECONDS)).isEqualTo("gone");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theClientLearnsThatTheUpstreamHasGone(boolean looked) throws Exception {
        start(looked ? LOOKS_AT_ALL : Behaviour.HONEST, request -> request.connection()
                .close());
        assertThat(exchange("GET / HTTP/1.1\r\n\r\n")).isEmpty();
    }

    @Test
    void anErrorInTheDeviationIsNotTakenForItsFault() throws Exception {
        Behaviour broken = (request, up) -> {
            throw new IllegalStateException("oops");
        };
        start(broken, request -> request.response().end());
        assertThat(exchange("GET / HTTP/1.1\r\n\r\n")).startsWith("HTTP/1.1 599");
        assertThat(proxy.failures()).hasSize(1);
    }

    private void start(Behaviour behaviour, Consumer<HttpServerRequest> upstream) {
        HttpServer server = vertx.createHttpServer()
                .requestHandler(upstream::accept)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
        proxy = DeviatingProxy.start(URI.create("http://127.0.0.1:" + server.actualPort()), behaviour);
    }

    private byte[] echo(HttpRequest.BodyPublisher body) throws Exception {
        var request = HttpRequest.newBuilder(proxy.base().resolve("/")).POST(body);
        var client =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
        return client.send(request.build(), BodyHandlers.ofByteArray()).body();
    }

    private Socket send(String request) throws IOException {
        Socket socket = new Socket("127.0.0.1", proxy.base().getPort());
        socket.setSoTimeout(5_000);
        String withHost = request.replaceFirst("\r\n", "\r\nHost: examined\r\n");
        socket.getOutputStream().write(Buffer.buffer(withHost).getBytes());
        return socket;
    }

    /** The whole answer to one request, the body framed by the end of the connection or its length. */
    private String exchange(String request) throws IOException {
        try (Socket socket = send(request.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"))) {
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    private static void readUntil(InputStream in, String text) throws IOException {
        StringBuilder read = new StringBuilder();
        while (read.indexOf(text) < 0) {
            int next = in.read();
            assertThat(next).isNotNegative();
            read.append((char) next);
        }
    }
}
