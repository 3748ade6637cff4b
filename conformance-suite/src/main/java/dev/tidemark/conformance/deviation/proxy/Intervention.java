// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.proxy;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.io.IOException;
import java.util.function.Consumer;

/** Lets a behaviour answer one request. */
public final class Intervention {
    /** Not a status of any server: the fault itself is faulty. */
    private static final int BROKEN_DEVIATION = 599;

    /** Often enough that a limit for silence is never reached. */
    private static final int DROP_MILLIS = 100;

    private final Exchange exchange;
    private final Behaviour behaviour;
    private final Consumer<Throwable> failures;

    public Intervention(Exchange exchange, Behaviour behaviour, Consumer<Throwable> failures) {
        this.exchange = exchange;
        this.behaviour = behaviour;
        this.failures = failures;
    }

    public void run() {
        exchange.incoming()
                .body()
                .recover(gone -> Future.failedFuture(new UpstreamGone(gone)))
                .compose(body -> behaviour.answer(exchange.head().withBody(body), exchange))
                .compose(this::write)
                .onFailure(this::fail);
    }

    private Future<Void> write(Reply reply) {
        HttpServerResponse out = exchange.incoming().response();
        out.setStatusCode(reply.status());
        out.headers().addAll(reply.headers());
        if (reply.events().isPresent()) {
            EventSource events = reply.events().get();
            out.headers().remove(Headers.CONTENT_LENGTH);
            out.setChunked(true).write(Buffer.buffer());
            return events.drain(out::write).compose(end -> events.holdOpen() ? Future.succeededFuture() : out.end());
        }
        if (exchange.head().is("HEAD") || reply.status() == 204 || reply.status() == 304) {
            return out.end();
        }
        if (reply.trickles()) {
            out.headers().remove(Headers.CONTENT_LENGTH);
            out.setChunked(true);
            return trickle(out, reply.body(), 0);
        }
        out.headers().set(Headers.CONTENT_LENGTH, String.valueOf(reply.body().length()));
        return out.end(reply.body());
    }

    /** Ends when the client has gone. */
    private Future<Void> trickle(HttpServerResponse out, Buffer body, int from) {
        return out.write(from < body.length() ? body.slice(from, from + 1) : Buffer.buffer(" "))
                .compose(written -> exchange.pause(DROP_MILLIS))
                .compose(next -> trickle(out, body, from + 1));
    }

    private void fail(Throwable cause) {
        HttpServerResponse out = exchange.incoming().response();
        // A client that leaves in the middle of an answer is no error of the deviation; the write can fail before the
        // close is known.
        if (cause instanceof UpstreamGone || cause instanceof IOException || out.closed()) {
            exchange.breakOff();
            return;
        }
        failures.accept(cause);
        if (out.headWritten()) {
            exchange.breakOff();
        } else {
            out.setStatusCode(BROKEN_DEVIATION).end("the deviation itself failed: " + cause);
        }
    }
}
