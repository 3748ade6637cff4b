// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** {@code java.net.http}: for bulk, concurrency, chunked bodies and bodies without a content type. Adds no header of its own accord. */
final class PlainSender {

    /** Daemon threads, so that a run that ends early is not held up by answers that never come. */
    static final ExecutorService THREADS = Executors.newCachedThreadPool(task -> {
        var thread = new Thread(task, "wire");
        thread.setDaemon(true);
        return thread;
    });

    static final HttpClient CLIENT = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .executor(THREADS)
            .build();

    private PlainSender() {}

    static Response send(Request request, Duration within) throws IOException {
        try {
            return response(CLIENT.send(toJdk(request, within), BodyHandlers.ofByteArray()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    static CompletableFuture<Response> sendAsync(Request request, Duration within) {
        return CLIENT.sendAsync(toJdk(request, within), BodyHandlers.ofByteArray())
                .thenApply(PlainSender::response);
    }

    static HttpRequest toJdk(Request request, Duration within) {
        var builder = HttpRequest.newBuilder(request.uri()).timeout(within);
        builder.method(request.method(), publisher(request));
        request.headers().forEach(header -> builder.header(header.name(), header.value()));
        return builder.build();
    }

    static List<Header> headers(HttpResponse<?> response) {
        return response.headers().map().entrySet().stream()
                .filter(entry -> !entry.getKey().startsWith(":"))
                .flatMap(entry -> entry.getValue().stream().map(value -> new Header(entry.getKey(), value)))
                .toList();
    }

    private static Response response(HttpResponse<byte[]> response) {
        return new Response(response.statusCode(), headers(response), response.body());
    }

    private static HttpRequest.BodyPublisher publisher(Request request) {
        if (request.chunked()) {
            var bytes = request.body() == null ? new byte[0] : request.body();
            return BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(bytes));
        }
        return request.body() == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(request.body());
    }
}
