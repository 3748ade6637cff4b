// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.proxy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Takes the bytes of a live answer apart into events and delivers these in their order. */
public final class Delivery {
    private final EventSource source;
    private final Consumer<Buffer> out;
    private final Promise<Void> done = Promise.promise();
    private final StringBuilder pending = new StringBuilder();
    private Future<Void> delivered = Future.succeededFuture();

    public Delivery(EventSource source, Consumer<Buffer> out) {
        this.source = source;
        this.out = out;
    }

    /** Starts; the answer ends when the future completes. */
    public Future<Void> run() {
        source.response().exceptionHandler(gone -> done.tryFail(new UpstreamGone(gone)));
        source.response().endHandler(end -> afterAll());
        source.response().handler(this::receive);
        source.response().resume();
        return done.future();
    }

    private void receive(Buffer chunk) {
        try {
            pending.append(chunk.toString(StandardCharsets.ISO_8859_1));
            for (int end = endOfEvent(pending); end > 0; end = endOfEvent(pending)) {
                Event event = new Event(pending.substring(0, end));
                pending.delete(0, end);
                source.change().apply(event).forEach(this::deliver);
            }
        } catch (RuntimeException broken) {
            done.tryFail(broken);
        }
    }

    /** Events without a pause are delivered before this returns, unless one before them still waits. */
    private void deliver(Event event) {
        delivered = delivered
                .compose(before -> source.pause().apply(event))
                .onSuccess(now -> write(event))
                .onFailure(done::tryFail);
    }

    private void write(Event event) {
        if (done.future().isComplete()) {
            return;
        }
        out.accept(latin(event.raw()));
        if (source.last().test(event)) {
            source.cancel();
            done.tryComplete();
        }
    }

    private void afterAll() {
        delivered.onSuccess(all -> {
            out.accept(latin(pending.toString()));
            source.further().forEach(event -> out.accept(latin(event.raw())));
            done.tryComplete();
        });
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
