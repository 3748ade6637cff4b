// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** The little client of the probes. */
final class ProbeClient {
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI base;
    private final Runnable restart;
    private final Predicate<String> awaited;

    ProbeClient(URI base, Runnable restart, Predicate<String> awaited) {
        this.base = base;
        this.restart = restart;
        this.awaited = awaited;
    }

    /** An answer with its complete body. */
    record Answer(int status, HttpResponse<byte[]> response) {
        String header(String name) {
            return response.headers().firstValue(name).orElse(null);
        }

        String tail() {
            return header(Wire.NEXT_OFFSET);
        }

        String text() {
            return new String(response.body(), StandardCharsets.UTF_8);
        }

        byte[] bytes() {
            return response.body();
        }
    }

    /** What came on an event stream: its head, the events so far and whether it ended. */
    record Events(HttpResponse<InputStream> response, List<Event> list, boolean ended) {
        List<Event> named(String name) {
            return list.stream().filter(e -> e.name().equals(name)).toList();
        }

        String control(int index, String field) {
            return named("control").get(index).control().path(field).asText(null);
        }
    }

    ProbeClient anotherConnection() {
        return new ProbeClient(base, restart, awaited);
    }

    URI base() {
        return base;
    }

    void restartServer() {
        restart.run();
    }

    /** Returns when a reader waits at the tail; under a deviation there may never be one. */
    void awaitReader(String path) {
        long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(150);
        while (!awaited.test(path) && System.nanoTime() < end) {
            LockSupport.parkNanos(500_000);
        }
    }

    String fresh() {
        return "/" + UUID.randomUUID();
    }

    /** Creates a stream and returns its path. */
    String text(String... bodies) {
        return stream("text/plain", bodies);
    }

    String stream(String type, String... bodies) {
        String path = fresh();
        put(path, type, "");
        for (String body : bodies) {
            post(path, type, body);
        }
        return path;
    }

    Answer put(String path, String type, String body, String... headers) {
        return send("PUT", path, type, BodyPublishers.ofByteArray(latin(body)), headers);
    }

    Answer post(String path, String type, String body, String... headers) {
        return send("POST", path, type, BodyPublishers.ofByteArray(latin(body)), headers);
    }

    Answer chunked(String method, String path, String type, String body) {
        return send(method, path, type, BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(latin(body))));
    }

    /** Begins an append of one byte; closing it sends the end of the body and waits for the answer. */
    Closeable unfinished(String path, String type) throws IOException {
        Socket socket = new Socket(base.getHost(), base.getPort());
        socket.getOutputStream()
                .write(latin("POST " + base.getPath() + path + " HTTP/1.1\r\nHost: probe\r\nConnection: close\r\n"
                        + "Content-Type: " + type + "\r\nTransfer-Encoding: chunked\r\n\r\n1\r\na\r\n"));
        return () -> {
            try (socket) {
                socket.getOutputStream().write(latin("0\r\n\r\n"));
                socket.getInputStream().readAllBytes();
            }
        };
    }

    /** Asks for the metadata until this is true of them. */
    void awaitHead(String path, Predicate<Answer> wanted) {
        long end = System.nanoTime() + LIMIT.toNanos() / 4;
        while (!wanted.test(head(path))) {
            assertThat(System.nanoTime()).isLessThan(end);
            LockSupport.parkNanos(500_000);
        }
    }

    Answer close(String path) {
        return post(path, null, "", Wire.CLOSED, "true");
    }

    Answer get(String target, String... headers) {
        return send("GET", target, null, BodyPublishers.noBody(), headers);
    }

    Answer head(String path) {
        return send("HEAD", path, null, BodyPublishers.noBody());
    }

    Answer delete(String path) {
        return send("DELETE", path, null, BodyPublishers.noBody());
    }

    String read(String path) {
        return get(path + "?offset=-1").text();
    }

    String readFrom(String path, String offset) {
        return get(path + "?offset=" + offset).text();
    }

    Answer send(String method, String target, String type, BodyPublisher body, String... headers) {
        return later(method, target, type, body, headers).join();
    }

    CompletableFuture<Answer> postLater(String path, String type, String body, String... headers) {
        return later("POST", path, type, BodyPublishers.ofByteArray(latin(body)), headers);
    }

    CompletableFuture<Answer> postLaterClosing(String path, String type, String body) {
        return later("POST", path, type, BodyPublishers.ofByteArray(latin(body)), Wire.CLOSED, "true");
    }

    CompletableFuture<Answer> getLater(String target) {
        return later("GET", target, null, BodyPublishers.noBody());
    }

    private CompletableFuture<Answer> later(
            String method, String target, String type, BodyPublisher body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(URI.create(base + target)).timeout(LIMIT);
        if (type != null) {
            request.header("Content-Type", type);
        }
        if (headers.length > 0) {
            request.headers(headers);
        }
        return http.sendAsync(request.method(method, body).build(), BodyHandlers.ofByteArray())
                .thenApply(response -> new Answer(response.statusCode(), response));
    }

    /** Reads events until there are enough, the server ends the answer or a second has passed. */
    Events events(String target, Predicate<List<Event>> enough) {
        HttpResponse<InputStream> response = http.sendAsync(
                        HttpRequest.newBuilder(URI.create(base + target)).build(), BodyHandlers.ofInputStream())
                .join();
        List<Event> events = new java.util.concurrent.CopyOnWriteArrayList<>();
        CompletableFuture<Boolean> end = CompletableFuture.supplyAsync(() -> collect(response.body(), events, enough));
        end.completeOnTimeout(false, 1, TimeUnit.SECONDS).join();
        boolean ended = end.getNow(false);
        try {
            response.body().close();
        } catch (IOException ignored) {
            // The answer is over either way.
        }
        return new Events(response, new ArrayList<>(events), ended);
    }

    private static boolean collect(InputStream in, List<Event> events, Predicate<List<Event>> enough) {
        StringBuilder text = new StringBuilder();
        try {
            for (int c = in.read(); c >= 0; c = in.read()) {
                text.append((char) c);
                if (text.length() > 1 && text.substring(text.length() - 2).equals("\n\n")) {
                    events.add(new Event(text.toString()));
                    text.setLength(0);
                    if (enough.test(events)) {
                        return false;
                    }
                }
            }
            return true;
        } catch (IOException broken) {
            return false;
        }
    }

    private static byte[] latin(String body) {
        return body.getBytes(StandardCharsets.ISO_8859_1);
    }
}
