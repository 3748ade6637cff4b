// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * The events of a live answer, delivered one by one as they arrive.
 *
 * @param response the upstream's answer, paused until {@link #drain}
 * @param change what becomes of each event
 * @param holdOpen whether the end of the upstream's answer is kept from the reader
 */
record EventSource(HttpClientResponse response, Function<Event, List<Event>> change, boolean holdOpen) {

    EventSource(HttpClientResponse response) {
        this(response, List::of, false);
    }

    EventSource map(Function<Event, List<Event>> next) {
        return new EventSource(
                response,
                event -> change.apply(event).stream()
                        .flatMap(e -> next.apply(e).stream())
                        .toList(),
                holdOpen);
    }

    EventSource heldOpen() {
        return new EventSource(response, change, true);
    }

    /** Ends the upstream's answer, which nobody is going to read. */
    void cancel() {
        response.exceptionHandler(gone -> {});
        response.request().reset();
    }

    /** Delivers the bytes of each event; completes when the upstream ended its answer, fails when an event cannot be changed. */
    Future<Void> drain(Consumer<Buffer> out) {
        Promise<Void> done = Promise.promise();
        StringBuilder pending = new StringBuilder();
        response.exceptionHandler(gone -> done.tryFail(new UpstreamGone(gone)));
        response.endHandler(end -> {
            out.accept(latin(pending.toString()));
            done.tryComplete();
        });
        response.handler(chunk -> {
            try {
                pending.append(chunk.toString(StandardCharsets.ISO_8859_1));
                for (int end = endOfEvent(pending); end > 0; end = endOfEvent(pending)) {
                    Event event = new Event(pending.substring(0, end));
                    pending.delete(0, end);
                    change.apply(event).forEach(e -> out.accept(latin(e.raw())));
                }
            } catch (RuntimeException broken) {
                done.tryFail(broken);
            }
        });
        response.resume();
        return done.future();
    }

    private static int endOfEvent(StringBuilder text) {
        int lf = text.indexOf("\n\n");
        int crlf = text.indexOf("\r\n\r\n");
        if (lf < 0 && crlf < 0) {
            return -1;
        }
        return crlf < 0 || (lf >= 0 && lf < crlf) ? lf + 2 : crlf + 4;
    }

    private static Buffer latin(String text) {
        return Buffer.buffer(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
