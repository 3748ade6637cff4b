// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Requests to one server. */
public final class Client {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ServerProcess server;

    public Client(ServerProcess server) {
        this.server = server;
    }

    /** Asks for something else than a stream. */
    HttpResponse<String> getAbsolute(String path, String... headers) {
        return send("GET", "../.." + path, null, headers);
    }

    /** @throws UncheckedIOException if no answer came */
    public HttpResponse<String> send(String method, String path, String body, String... headers) {
        try {
            return http.send(request(method, path, body, headers), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    CompletableFuture<HttpResponse<String>> sendAsync(String method, String path, String body, String... headers) {
        return http.sendAsync(request(method, path, body, headers), BodyHandlers.ofString());
    }

    public HttpResponse<String> put(String path, String type, String body, String... headers) {
        return send("PUT", path, body, with(headers, "Content-Type", type));
    }

    public HttpResponse<String> post(String path, String type, String body, String... headers) {
        return send("POST", path, body, with(headers, "Content-Type", type));
    }

    HttpResponse<String> get(String path, String... headers) {
        return send("GET", path, null, headers);
    }

    /** Sends bytes as they are and returns all of the answer; the request must ask for the connection to be closed. */
    String raw(String request) throws IOException {
        URI uri = server.uri();
        try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            return new String(socket.getInputStream().readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }

    public static String header(HttpResponse<?> response, String name) {
        return response.headers().firstValue(name).orElse(null);
    }

    private HttpRequest request(String method, String path, String body, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(
                        URI.create(server.uri() + "/v1/stream/" + path).normalize())
                .method(
                        method,
                        body == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(body));
        return (headers.length == 0 ? builder : builder.headers(headers)).build();
    }

    private static String[] with(String[] headers, String name, String value) {
        String[] all = java.util.Arrays.copyOf(headers, headers.length + 2);
        all[headers.length] = name;
        all[headers.length + 1] = value;
        return all;
    }

    /** Waits until the server's metrics have this line. */
    void awaitMetric(String line) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        while (getAbsolute("/q/metrics").body().lines().noneMatch(line::equals)) {
            assertThat(System.nanoTime()).as(line).isLessThan(deadline);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }
}
