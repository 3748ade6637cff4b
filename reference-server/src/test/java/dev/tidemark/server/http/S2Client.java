// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/** Requests for S2 to one server, always with the same headers. JSON is written with single quotes. */
final class S2Client {

    private static final String BASIN = "s2-basin";

    private final HttpClient http =
            HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    private final URI root;
    private final Map<String, String> headers;

    S2Client(ServerProcess server) {
        this(server.uri(), Map.of());
    }

    private S2Client(URI root, Map<String, String> headers) {
        this.root = root;
        this.headers = headers;
    }

    /** The same with one more header. */
    S2Client with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new S2Client(root, more);
    }

    S2Client in(String basin) {
        return with(BASIN, basin);
    }

    S2Client showing(String token) {
        return with("Authorization", "Bearer " + token);
    }

    HttpResponse<String> get(String path) {
        return send("GET", path, null);
    }

    HttpResponse<String> post(String path, String json) {
        return send("POST", path, json);
    }

    HttpResponse<String> put(String path, String json) {
        return send("PUT", path, json);
    }

    HttpResponse<String> patch(String path, String json) {
        return send("PATCH", path, json);
    }

    HttpResponse<String> delete(String path) {
        return send("DELETE", path, null);
    }

    /** @param json nothing is sent if null */
    HttpResponse<String> send(String method, String path, String json) {
        HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(root + path));
        headers.forEach(builder::header);
        if (json == null) {
            builder.method(method, HttpRequest.BodyPublishers.noBody());
        } else {
            builder.method(method, HttpRequest.BodyPublishers.ofString(json.replace('\'', '"')));
            if (!headers.containsKey("Content-Type")) {
                builder.header("Content-Type", "application/json");
            }
        }
        try {
            return http.send(builder.build(), BodyHandlers.ofString());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(interrupted);
        }
    }

    /** Asks until the answer is as wanted. */
    HttpResponse<String> getUntil(String path, Predicate<HttpResponse<String>> wanted) throws InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
        HttpResponse<String> answer = get(path);
        while (!wanted.test(answer)) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("last answer: " + answer.statusCode() + " " + answer.body());
            }
            TimeUnit.MILLISECONDS.sleep(10);
            answer = get(path);
        }
        return answer;
    }

    /** The path of a stream. */
    static String stream(String name) {
        return "/v1/streams/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    }
}
