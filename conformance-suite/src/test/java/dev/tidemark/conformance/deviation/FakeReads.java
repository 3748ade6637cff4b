// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;

/** The read side of the {@link FakeServer} in its three modes. */
final class FakeReads {
    static final long POLL_MILLIS = 250;

    /** Where a read is cut, in bytes. */
    static final int CHUNK = 1 << 20;

    private static final long EPOCH_SECONDS = 1_728_432_000;

    private final Vertx vertx;
    private final Map<String, FakeStream> streams;

    FakeReads(Vertx vertx, Map<String, FakeStream> streams) {
        this.vertx = vertx;
        this.streams = streams;
    }

    void answer(HttpServerRequest request, String path, FakeStream stream) {
        List<String> offsets = request.params().getAll("offset");
        String live = request.getParam("live");
        String offset = offsets.isEmpty() ? "-1" : offsets.get(0);
        boolean malformed = offsets.size() > 1 || !offset.matches("-1|now|\\d{12}");
        if (malformed || live != null && offsets.isEmpty()) {
            request.response().setStatusCode(400).end();
            return;
        }
        int from = offset.equals("-1")
                ? stream.earliest()
                : offset.equals("now") ? stream.tail() : Integer.parseInt(offset);
        if (from < stream.earliest()) {
            request.response().setStatusCode(410).end();
        } else if ("sse".equals(live)) {
            events(request.response(), path, stream, from);
        } else if ("long-poll".equals(live)) {
            poll(request, path, stream, from);
        } else {
            page(request, stream, from, offset.equals("now"));
        }
    }

    private static void page(HttpServerRequest request, FakeStream stream, int from, boolean now) {
        HttpServerResponse response = FakeServer.described(request.response(), stream);
        int end = stream.cut(from, CHUNK);
        if (end < stream.tail()) {
            response.putHeader(Wire.NEXT_OFFSET, FakeStream.offset(end))
                    .headers()
                    .remove(Wire.CLOSED);
        } else {
            response.putHeader(Wire.UP_TO_DATE, "true");
        }
        String etag = '"' + stream.instance() + ":" + from + ":" + stream.tail() + (stream.closed() ? ":c" : "") + '"';
        response.putHeader("ETag", etag);
        response.putHeader("Cache-Control", now ? "no-store" : "public, max-age=60, stale-while-revalidate=300");
        if (etag.equals(request.getHeader("If-None-Match"))) {
            response.setStatusCode(304).end();
        } else {
            response.end(stream.read(from, end));
        }
    }

    private void poll(HttpServerRequest request, String path, FakeStream stream, int from) {
        HttpServerResponse response = request.response();
        Runnable finish = () -> {
            if (response.ended()) {
                return;
            }
            if (streams.get(path) != stream) {
                response.setStatusCode(404).end();
                return;
            }
            response.putHeader(Wire.CURSOR, cursor(request.getParam("cursor")));
            if (from < stream.tail()) {
                page(request, stream, from, false);
            } else {
                FakeServer.described(response, stream).putHeader(Wire.UP_TO_DATE, "true");
                response.setStatusCode(204).end();
            }
        };
        if (from < stream.tail() || stream.closed()) {
            finish.run();
        } else {
            stream.await(finish);
            vertx.setTimer(POLL_MILLIS, id -> finish.run());
        }
    }

    private static String cursor(String client) {
        long current = (System.currentTimeMillis() / 1000 - EPOCH_SECONDS) / 20;
        long last = client == null ? -1 : Long.parseLong(client);
        return String.valueOf(
                last < current ? current : last + ThreadLocalRandom.current().nextInt(1, 180));
    }

    private void events(HttpServerResponse response, String path, FakeStream stream, int from) {
        response.setChunked(true).putHeader("Content-Type", "text/event-stream");
        if (!stream.text()) {
            response.putHeader(Wire.SSE_ENCODING, "base64");
        }
        deliver(response, path, stream, from);
    }

    private void deliver(HttpServerResponse response, String path, FakeStream stream, int from) {
        if (response.closed() || streams.get(path) != stream) {
            return;
        }
        int tail = stream.tail();
        if (from < tail) {
            response.write(Event.of("data", data(stream, from)).raw(), StandardCharsets.ISO_8859_1.name());
        }
        String flags = stream.closed() ? "\"streamClosed\":true" : "\"streamCursor\":\"" + cursor(null) + "\"";
        response.write(Event.of(
                        "control",
                        "{\"streamNextOffset\":\"" + FakeStream.offset(tail) + "\",\"upToDate\":true," + flags + "}")
                .raw());
        if (stream.closed()) {
            response.end();
        } else {
            stream.await(() -> deliver(response, path, stream, tail));
        }
    }

    private static String data(FakeStream stream, int from) {
        Buffer body = stream.read(from);
        return stream.text()
                ? body.toString(StandardCharsets.ISO_8859_1)
                : Base64.getEncoder().encodeToString(body.getBytes());
    }
}
