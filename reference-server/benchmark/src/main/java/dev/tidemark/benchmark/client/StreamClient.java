// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.client;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.net.URI;

/** Speaks the protocol over at most so many connections, which it keeps. */
public final class StreamClient implements AutoCloseable {

    private final HttpClient http;
    private final String root;

    public StreamClient(Vertx vertx, URI root, int connections) {
        this.root = root.getPath();
        this.http = vertx.createHttpClient(new HttpClientOptions()
                .setDefaultHost(root.getHost())
                .setDefaultPort(root.getPort())
                .setMaxPoolSize(connections)
                .setKeepAliveTimeout(0));
    }

    public Future<Void> create(Stream stream) {
        return send(HttpMethod.PUT, stream, Buffer.buffer());
    }

    /** Has the webhook told of what is appended to a stream. */
    public Future<Void> subscribe(String id, Stream stream, String webhook) {
        return send(
                HttpMethod.PUT,
                subscription(id),
                Buffer.buffer("{\"type\":\"webhook\",\"streams\":[\"" + stream.name() + "\"],\"webhook\":{\"url\":\""
                        + webhook + "\"}}"));
    }

    public Future<Void> unsubscribe(String id) {
        return delete(subscription(id));
    }

    public Future<Void> append(Stream stream, Buffer body) {
        return send(HttpMethod.POST, stream, body);
    }

    public Future<Void> delete(Stream stream) {
        return send(HttpMethod.DELETE, stream, Buffer.buffer());
    }

    /** Reads one page and hands its body to {@code body} piece by piece. */
    public Future<Page> read(Stream stream, String offset, Handler<Buffer> body) {
        return get(stream, "?offset=" + offset, body)
                .compose(answer -> answer.end().map(end -> Page.of(answer)));
    }

    /** Waits at an offset for what comes next. */
    public Future<Page> longPoll(Stream stream, String offset) {
        return get(stream, "?live=long-poll&offset=" + offset, data -> {})
                .compose(answer -> answer.end().map(end -> Page.of(answer)));
    }

    /** Follows a stream by server-sent events from its tail on; completes once the answer has begun. */
    public Future<Following> follow(Stream stream, Handler<Buffer> events) {
        return get(stream, "?live=sse&offset=" + Protocol.NOW, events).map(answer -> new Following(answer.end()));
    }

    /** What the reference server counts. */
    public Future<String> metrics() {
        return http.request(HttpMethod.GET, "/q/metrics")
                .compose(HttpClientRequest::send)
                .compose(answer -> checked(answer).body())
                .map(Buffer::toString);
    }

    private static Stream subscription(String id) {
        return new Stream(Protocol.SUBSCRIPTIONS + id, Protocol.JSON);
    }

    private Future<Void> send(HttpMethod method, Stream stream, Buffer body) {
        return http.request(method, root + stream.name())
                .compose(request -> request.putHeader(Protocol.CONTENT_TYPE, stream.contentType())
                        .send(body))
                .compose(answer -> checked(answer).end());
    }

    private Future<HttpClientResponse> get(Stream stream, String query, Handler<Buffer> body) {
        return http.request(HttpMethod.GET, root + stream.name() + query)
                .compose(HttpClientRequest::send)
                .map(answer -> checked(answer).handler(body));
    }

    private static HttpClientResponse checked(HttpClientResponse answer) {
        if (answer.statusCode() / 100 != 2) {
            throw new UnexpectedAnswer(answer.request().getMethod() + " "
                    + answer.request().getURI() + " was answered with " + answer.statusCode());
        }
        return answer;
    }

    @Override
    public void close() {
        http.close();
    }

    /** What a read says about itself. */
    public record Page(String nextOffset, boolean upToDate) {

        private static Page of(HttpClientResponse answer) {
            return new Page(
                    answer.getHeader(Protocol.NEXT_OFFSET),
                    Protocol.TRUE.equalsIgnoreCase(answer.getHeader(Protocol.UP_TO_DATE)));
        }
    }

    /** @param ended when the server ends the answer */
    public record Following(Future<Void> ended) {}
}
