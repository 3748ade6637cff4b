// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandler;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;

/** Requests to the S2 interface of one server, in a basin of its own. */
final class BasinClient {

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final ServerProcess server;
    private final String basin = "basin-" + UUID.randomUUID();

    BasinClient(ServerProcess server) {
        this.server = server;
        assertThat(send("POST", "/v1/basins", "{\"basin\":\"" + basin + "\"}").statusCode())
                .isEqualTo(201);
    }

    String basin() {
        return basin;
    }

    /** Creates a stream; no configuration means the defaults. */
    String stream(String... config) {
        String stream = "s-" + UUID.randomUUID();
        String json = "{\"stream\":\"" + stream + "\",\"config\":" + (config.length == 0 ? "null" : config[0]) + "}";
        assertThat(send("POST", "/v1/streams", json).statusCode()).isEqualTo(201);
        return stream;
    }

    /** Appends records of nothing but a body each. */
    HttpResponse<String> append(String stream, String... bodies) {
        StringBuilder records = new StringBuilder();
        for (String body : bodies) {
            records.append(records.isEmpty() ? "" : ",").append("{\"body\":\"" + body + "\"}");
        }
        return appendJson(stream, "{\"records\":[" + records + "]}");
    }

    HttpResponse<String> appendJson(String stream, String json, String... headers) {
        return send("POST", records(stream, ""), json, headers);
    }

    HttpResponse<String> read(String stream, String query, String... headers) {
        return send("GET", records(stream, query), null, headers);
    }

    CompletableFuture<HttpResponse<String>> readAsync(String stream, String query, String... headers) {
        return http.sendAsync(request("GET", records(stream, query), null, headers), BodyHandlers.ofString());
    }

    /** The answer as it comes in. */
    InputStream open(String stream, String query, String... headers) {
        return exchange(request("GET", records(stream, query), null, headers), BodyHandlers.ofInputStream())
                .body();
    }

    String tail(String stream) {
        return send("GET", "/v1/streams/" + stream + "/records/tail", null).body();
    }

    HttpResponse<String> send(String method, String path, String json, String... headers) {
        byte[] body = json == null ? null : json.getBytes(StandardCharsets.UTF_8);
        return exchange(request(method, path, body, headers), BodyHandlers.ofString());
    }

    HttpResponse<byte[]> sendBytes(String method, String path, byte[] body, String... headers) {
        return exchange(request(method, path, body, headers), BodyHandlers.ofByteArray());
    }

    static String records(String stream, String query) {
        return "/v1/streams/" + stream + "/records" + (query.isEmpty() ? "" : "?" + query);
    }

    private <T> HttpResponse<T> exchange(HttpRequest request, BodyHandler<T> handler) {
        try {
            return http.send(request, handler);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** A body without a type of its own is JSON. */
    private HttpRequest request(String method, String path, byte[] body, String... headers) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(server.uri() + path))
                .method(method, body == null ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body))
                .setHeader("s2-basin", basin);
        if (body != null) {
            builder.setHeader("Content-Type", "application/json");
        }
        for (int i = 0; i < headers.length; i += 2) {
            builder.setHeader(headers[i], headers[i + 1]);
        }
        return builder.build();
    }
}
