// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.webhooks;

import dev.tidemark.server.http.JsonTree;
import dev.tidemark.server.subscriptions.keeping.Sender;
import dev.tidemark.server.subscriptions.wire.Words;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** One request to the receiver of a webhook, and its answer (7.1). */
final class Delivery implements Sender.Sending {

    /** How much of an answer is looked at; a longer one says nothing that counts. */
    private static final int LONGEST_ANSWER = 64 << 10;

    private static final int OK = 200;
    private static final int NO_MORE_OK = 300;

    private final Vertx vertx;
    private final HttpClient client;
    private final Duration patience;
    private final CompletableFuture<Sender.Answer> answer = new CompletableFuture<>();
    private volatile HttpClientRequest request;
    private volatile long timer;

    /** @param patience how long everything together may take */
    Delivery(Vertx vertx, HttpClient client, Duration patience) {
        this.vertx = vertx;
        this.client = client;
        this.patience = patience;
    }

    @Override
    public CompletionStage<Sender.Answer> answer() {
        return answer;
    }

    @Override
    public void abort() {
        end(Sender.Answer.FAILED);
        HttpClientRequest open = request;
        if (open != null) {
            open.reset();
        }
    }

    void begin(Targets targets, String url, Supplier<Signed> body) {
        WebhookUrl parsed;
        try {
            parsed = targets.allowed(url);
        } catch (UrlRefused refused) {
            end(Sender.Answer.FAILED);
            return;
        }
        timer = vertx.setTimer(patience.toMillis(), late -> abort());
        Context context = vertx.getOrCreateContext();
        targets.addresses(parsed).whenComplete((addresses, failure) -> {
            if (failure != null) {
                end(Sender.Answer.FAILED);
            } else {
                // Whoever signs in between keeps the other connections of an event loop waiting.
                context.executeBlocking(body::get, false)
                        .onSuccess(signed -> connect(parsed, addresses, 0, signed))
                        .onFailure(unsigned -> end(Sender.Answer.FAILED));
            }
        });
    }

    private void connect(WebhookUrl url, List<InetAddress> addresses, int next, Signed signed) {
        if (answer.isDone()) {
            return;
        }
        String address = addresses.get(next).getHostAddress();
        RequestOptions options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setServer(SocketAddress.inetSocketAddress(url.port(), address))
                .setHost(url.host())
                .setPort(url.port())
                .setSsl(url.secure())
                .setURI(url.target())
                .setFollowRedirects(false)
                .putHeader(Words.CONTENT_TYPE, Words.JSON)
                .putHeader(Words.SIGNATURE, signed.signature());
        client.request(options)
                .onFailure(failure -> {
                    if (failure instanceof ConnectException && next + 1 < addresses.size()) {
                        connect(url, addresses, next + 1, signed);
                    } else {
                        end(Sender.Answer.FAILED);
                    }
                })
                .onSuccess(open -> send(open, signed.body()));
    }

    private void send(HttpClientRequest open, byte[] body) {
        request = open;
        open.exceptionHandler(broken -> end(Sender.Answer.FAILED));
        if (answer.isDone()) {
            open.reset();
            return;
        }
        open.send(Buffer.buffer(body))
                .onFailure(failure -> end(Sender.Answer.FAILED))
                .onSuccess(this::receive);
    }

    private void receive(HttpClientResponse response) {
        if (response.statusCode() < OK || response.statusCode() >= NO_MORE_OK) {
            // The answer is read to its end only if that is near: then the connection can be used again.
            drain(response, all -> Sender.Answer.FAILED);
        } else {
            drain(response, all -> isDone(all) ? Sender.Answer.DONE : Sender.Answer.TAKEN);
        }
    }

    private void drain(HttpClientResponse response, Function<byte[], Sender.Answer> meaning) {
        Buffer all = Buffer.buffer();
        response.handler(part -> {
            if (all.length() + part.length() > LONGEST_ANSWER) {
                end(meaning.apply(new byte[0]));
                response.request().reset();
            } else {
                all.appendBuffer(part);
            }
        });
        response.exceptionHandler(broken -> end(Sender.Answer.FAILED));
        response.endHandler(end -> end(meaning.apply(all.getBytes())));
    }

    private static boolean isDone(byte[] body) {
        try {
            return JsonTree.parse(body) instanceof Map<?, ?> json && Boolean.TRUE.equals(json.get(Words.DONE));
        } catch (IOException noJson) {
            return false;
        }
    }

    private void end(Sender.Answer how) {
        if (answer.complete(how)) {
            vertx.cancelTimer(timer);
        }
    }

    /**
     * What is sent.
     *
     * @param signature over exactly these bytes
     */
    record Signed(byte[] body, String signature) {}
}
