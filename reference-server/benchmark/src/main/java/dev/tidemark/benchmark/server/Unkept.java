// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.server;

import dev.tidemark.benchmark.client.Protocol;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Just enough of the protocol for the loads, with all streams in memory and no check of anything. */
final class Unkept implements Handler<HttpServerRequest> {

    private final Map<String, Log> logs = new HashMap<>();
    private final UnkeptSubscriptions subscriptions;

    Unkept(UnkeptSubscriptions subscriptions) {
        this.subscriptions = subscriptions;
    }

    @Override
    public void handle(HttpServerRequest request) {
        HttpServerResponse response = request.response();
        String path = request.path();
        if (subscriptions.takes(request)) {
            return;
        }
        switch (request.method().name()) {
            case "PUT" -> {
                logs.put(path, new Log(request.getHeader(Protocol.CONTENT_TYPE)));
                response.setStatusCode(201).end();
            }
            case "DELETE" -> {
                logs.remove(path).end();
                response.setStatusCode(204).end();
            }
            case "POST" ->
                request.body().onSuccess(body -> {
                    String offset = logs.get(path).append(body);
                    response.setStatusCode(204)
                            .putHeader(Protocol.NEXT_OFFSET, offset)
                            .end();
                    subscriptions.tell(path, offset);
                });
            default -> logs.get(path).read(request.getParam("live"), request.getParam("offset"), response);
        }
    }

    /** One stream. Its offsets are numbers of messages. */
    private static final class Log {

        private static final int PAGE = 1 << 20;

        private final boolean json;
        private final List<Buffer> messages = new ArrayList<>();
        private final Map<Integer, Page> pages = new HashMap<>();
        private final List<HttpServerResponse> waiting = new ArrayList<>();
        private final List<HttpServerResponse> following = new ArrayList<>();

        private Log(String contentType) {
            this.json = contentType.equals(Protocol.JSON);
        }

        private String append(Buffer message) {
            messages.add(message);
            pages.clear();
            int last = messages.size() - 1;
            List.copyOf(waiting).forEach(response -> page(last, response));
            waiting.clear();
            Buffer event =
                    Buffer.buffer("event: data\ndata:").appendBuffer(message).appendString("\n\n");
            following.forEach(response -> response.write(event));
            return offset(messages.size());
        }

        private void read(String live, String offset, HttpServerResponse response) {
            int from = offset.equals(Protocol.NOW) ? messages.size() : Math.max(0, Integer.parseInt(offset));
            if ("sse".equals(live)) {
                following.add(response.setChunked(true).putHeader(Protocol.CONTENT_TYPE, Protocol.EVENTS));
                response.write("event: control\ndata:{}\n\n");
            } else if (live != null && from == messages.size()) {
                waiting.add(response);
            } else {
                page(from, response);
            }
        }

        private void page(int from, HttpServerResponse response) {
            Page page = pages.computeIfAbsent(from, this::render);
            response.putHeader(Protocol.NEXT_OFFSET, offset(page.next()));
            if (page.next() == messages.size()) {
                response.putHeader(Protocol.UP_TO_DATE, Protocol.TRUE);
            }
            response.end(page.body().slice());
        }

        private Page render(int from) {
            Buffer body = Buffer.buffer(json ? "[" : "");
            int next = from;
            while (next < messages.size() && (next == from || body.length() < PAGE)) {
                body.appendString(json && next > from ? "," : "").appendBuffer(messages.get(next));
                next++;
            }
            return new Page(json ? body.appendString("]") : body, next);
        }

        /** Later ones are greater as texts, too. */
        private static String offset(int messages) {
            return "%010d".formatted(messages);
        }

        private void end() {
            following.forEach(HttpServerResponse::end);
        }
    }

    /** A rendered answer, good until the next append. */
    private record Page(Buffer body, int next) {}
}
