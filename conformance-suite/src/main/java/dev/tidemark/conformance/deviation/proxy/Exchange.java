// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.proxy;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** One request of a client with all requests it causes; when the client goes away, these end. */
public final class Exchange implements Upstream {
    private static final Set<HttpMethod> BODILESS =
            Set.of(HttpMethod.GET, HttpMethod.HEAD, HttpMethod.DELETE, HttpMethod.OPTIONS);

    private final Vertx vertx;
    private final HttpClient client;
    private final RestartWatch restarts;
    private final HttpServerRequest incoming;
    private final Origins origins;
    private final Request head;
    private final Set<HttpClientRequest> open = new HashSet<>();
    private boolean abandoned;

    public Exchange(
            Vertx vertx, HttpClient client, RestartWatch restarts, HttpServerRequest incoming, Origins origins) {
        this.vertx = vertx;
        this.client = client;
        this.restarts = restarts;
        this.incoming = incoming;
        this.origins = origins;
        MultiMap headers = Headers.endToEnd(incoming.headers()).remove("expect");
        if (isHttp2(incoming) && !headers.contains("host")) {
            headers.set("host", incoming.authority().toString());
        }
        this.head = new Request(
                incoming.method().name(),
                incoming.uri(),
                headers,
                Buffer.buffer(),
                isOpenEnded(incoming),
                String.valueOf(incoming.remoteAddress()));
        incoming.response().closeHandler(gone -> abandon());
        incoming.response().exceptionHandler(gone -> abandon());
    }

    /** HTTP/2 has no coding to tell by: who says no length sends a body by the methods that have one. */
    private static boolean isOpenEnded(HttpServerRequest incoming) {
        if (!isHttp2(incoming)) {
            return incoming.headers().contains(Headers.TRANSFER_ENCODING);
        }
        return !incoming.headers().contains(Headers.CONTENT_LENGTH) && !BODILESS.contains(incoming.method());
    }

    private static boolean isHttp2(HttpServerRequest incoming) {
        return incoming.version() == HttpVersion.HTTP_2;
    }

    public HttpServerRequest incoming() {
        return incoming;
    }

    public Request head() {
        return head;
    }

    /** Opens a request to the upstream whose body is still to be written. */
    public Future<HttpClientRequest> open(Request request) {
        RequestOptions options = new RequestOptions().setMethod(HttpMethod.valueOf(request.method()));
        if (request.goesElsewhere()) {
            options.setAbsoluteURI(request.target());
        } else {
            options.setURI(request.target());
        }
        return client.request(options).compose(outgoing -> {
            if (abandoned) {
                outgoing.reset();
                return Future.failedFuture("the client has gone");
            }
            open.add(outgoing);
            outgoing.headers().addAll(request.headers());
            return Future.succeededFuture(outgoing);
        });
    }

    /** The end-to-end headers of an upstream's answer as the client has to see them. */
    public MultiMap headers(HttpClientResponse response) {
        return origins.translate(Headers.endToEnd(response.headers()));
    }

    @Override
    public Future<Reply> send(Request request) {
        Request sized = request.hasBody() ? request.withoutHeader(Headers.CONTENT_LENGTH) : request;
        return open(sized)
                .compose(outgoing -> (request.hasBody() ? outgoing.send(request.body()) : outgoing.send())
                        .compose(this::receive)
                        .onSuccess(reply -> forget(outgoing, reply)))
                .recover(gone -> Future.failedFuture(new UpstreamGone(gone)));
    }

    /** Only a live answer is still to be ended when the client goes away. */
    private void forget(HttpClientRequest outgoing, Reply reply) {
        if (reply.events().isEmpty()) {
            open.remove(outgoing);
        }
    }

    private Future<Reply> receive(HttpClientResponse response) {
        Reply reply = Reply.of(response.statusCode());
        reply.headers().addAll(headers(response));
        String type = response.getHeader(Headers.CONTENT_TYPE);
        if (type != null && type.startsWith("text/event-stream") && response.statusCode() == 200) {
            response.pause();
            return Future.succeededFuture(
                    new Reply(reply.status(), reply.headers(), reply.body(), Optional.of(new EventSource(response))));
        }
        return response.body().map(body -> new Reply(reply.status(), reply.headers(), body, reply.events()));
    }

    @Override
    public int restarts() {
        return restarts.count();
    }

    @Override
    public Future<Void> pause(long millis) {
        Promise<Void> over = Promise.promise();
        vertx.setTimer(millis, id -> over.complete());
        return over.future();
    }

    /** Breaks the connection to the client, of HTTP/2 the stream alone: there is no answer to pass on. */
    public void breakOff() {
        if (isHttp2(incoming)) {
            incoming.response().reset();
        } else {
            incoming.connection().close();
        }
    }

    private void abandon() {
        abandoned = true;
        open.forEach(HttpClientRequest::reset);
        open.clear();
    }
}
