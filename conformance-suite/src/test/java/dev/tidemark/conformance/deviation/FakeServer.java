// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A compact correct server, as far as the probes look: streams in memory that survive a restart. */
final class FakeServer implements AutoCloseable {
    static final int LIMIT = 4 << 20;
    static final String RETENTION = "Stream-Retention-Messages";

    private final Map<String, FakeStream> streams = new ConcurrentHashMap<>();
    private final FakePlaces places = new FakePlaces();
    private final int port;
    private Vertx vertx;
    private FakeReads reads;

    FakeServer() {
        this.port = listen(0);
    }

    URI base() {
        return URI.create("http://127.0.0.1:" + port + "/streams");
    }

    /** Whether a reader waits at the tail of a stream. */
    boolean awaited(String path) {
        FakeStream stream = streams.get(base().getPath() + path);
        return stream != null && stream.awaited();
    }

    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    void startAgain() {
        listen(port);
    }

    @Override
    public void close() {
        stop();
    }

    private int listen(int wanted) {
        vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        reads = new FakeReads(vertx, streams);
        return vertx.createHttpServer()
                .requestHandler(this::admit)
                .listen(wanted, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join()
                .actualPort();
    }

    private void admit(HttpServerRequest request) {
        String path = request.path();
        if (!places.enter(path)) {
            request.response().setStatusCode(429).end();
            return;
        }
        request.response().endHandler(over -> places.leave(path));
        request.body().onSuccess(body -> answer(request, body));
    }

    private void answer(HttpServerRequest request, Buffer body) {
        request.response().putHeader("X-Content-Type-Options", "nosniff");
        request.response().putHeader("Cross-Origin-Resource-Policy", "cross-origin");
        String path = request.uri().split("\\?")[0];
        streams.computeIfPresent(path, (key, old) -> old.lifetime().over() ? null : old);
        FakeStream stream = streams.get(path);
        String method = request.method().name();
        if (stream != null && stream.isDeleted()) {
            request.response().setStatusCode(method.equals("PUT") ? 409 : 410).end();
        } else if (method.equals("PUT") && request.headers().contains(Wire.FORKED_FROM)) {
            fork(request, path, stream);
        } else if (method.equals("PUT") && request.headers().contains(Wire.FORK_SUB_OFFSET)) {
            request.response().setStatusCode(400).end();
        } else if (method.equals("PUT")) {
            create(request, body, path, stream);
        } else if (stream == null) {
            request.response().setStatusCode(404).end();
        } else if (method.equals("POST")) {
            stream.lifetime().use();
            append(request, body, stream);
        } else if (method.equals("DELETE")) {
            new FakeForks(streams).delete(path);
            request.response().setStatusCode(204).end();
            stream.changed();
        } else if (method.equals("HEAD")) {
            stream.lifetime()
                    .shown(described(request.response(), stream))
                    .putHeader("Cache-Control", "no-store")
                    .end();
        } else {
            stream.lifetime().use();
            reads.answer(request, path, stream);
        }
    }

    private void create(HttpServerRequest request, Buffer body, String path, FakeStream old) {
        MultiMap headers = request.headers();
        String type = headers.contains("Content-Type") ? headers.get("Content-Type") : "application/octet-stream";
        boolean close = "true".equalsIgnoreCase(headers.get(Wire.CLOSED));
        HttpServerResponse response = request.response();
        if (old != null) {
            boolean same = Request.sameType(old.type(), type)
                    && old.closed() == close
                    && old.lifetime().same(headers);
            (same ? described(response, old).setStatusCode(200) : response.setStatusCode(409)).end();
            return;
        }
        Optional<FakeLifetime> lifetime = FakeLifetime.of(headers);
        if (lifetime.isEmpty()) {
            response.setStatusCode(400).end();
            return;
        }
        String kept = headers.contains(RETENTION) ? headers.get(RETENTION) : String.valueOf(Integer.MAX_VALUE);
        FakeStream stream = new FakeStream(type, lifetime.get(), Integer.parseInt(kept));
        if (body.length() > 0 && !stream.append(body, true)) {
            response.setStatusCode(400).end();
            return;
        }
        if (close) {
            stream.close();
        }
        streams.put(path, stream);
        places.limit(path, headers.get(FakePlaces.HEADER));
        described(response, stream)
                .putHeader("Location", "http://" + headers.get("Host") + path)
                .setStatusCode(201)
                .end();
    }

    private void fork(HttpServerRequest request, String path, FakeStream old) {
        FakeForks forks = new FakeForks(streams);
        if (old != null) {
            boolean same = old.forkedAs().equals(FakeForks.named(request.headers()));
            request.response().setStatusCode(same ? 200 : 409).end();
            return;
        }
        int refusal = forks.refusal(request.headers());
        if (refusal != 0) {
            request.response().setStatusCode(refusal).end();
            return;
        }
        FakeStream fork = forks.fork(request.headers());
        if ("true".equalsIgnoreCase(request.getHeader(Wire.CLOSED))) {
            fork.close();
        }
        streams.put(path, fork);
        described(request.response(), fork).setStatusCode(201).end();
    }

    private void append(HttpServerRequest request, Buffer body, FakeStream stream) {
        HttpServerResponse response = request.response();
        boolean close = "true".equalsIgnoreCase(request.getHeader(Wire.CLOSED));
        int verdict = stream.producers().judge(request, stream);
        int refusal = verdict != 0 ? verdict : body.length() == 0 ? (close ? 0 : 400) : refusal(request, body, stream);
        if (refusal != 0) {
            (stream.closed() ? described(response, stream) : response)
                    .setStatusCode(refusal)
                    .end();
            return;
        }
        if (close) {
            stream.close();
        }
        boolean numbered = stream.producers().stored(request, close);
        MultiMap headers = described(response, stream).headers();
        headers.remove("Content-Type");
        response.setStatusCode(numbered && body.length() > 0 ? 200 : 204).end();
        stream.changed();
    }

    private static int refusal(HttpServerRequest request, Buffer body, FakeStream stream) {
        String type = request.getHeader("Content-Type");
        if (stream.closed()) {
            return 409;
        }
        if (type == null) {
            return 400;
        }
        if (!Request.sameType(type, stream.type())) {
            return 409;
        }
        if (body.length() > LIMIT) {
            return 413;
        }
        if (!stream.advance(request.getHeader(Wire.SEQ))) {
            return 409;
        }
        return stream.append(body, false) ? 0 : 400;
    }

    static HttpServerResponse described(HttpServerResponse response, FakeStream stream) {
        response.putHeader("Content-Type", stream.type());
        response.putHeader(Wire.NEXT_OFFSET, FakeStream.offset(stream.tail()));
        return stream.closed() ? response.putHeader(Wire.CLOSED, "true") : response;
    }
}
