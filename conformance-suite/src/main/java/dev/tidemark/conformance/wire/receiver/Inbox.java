// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.receiver;

import dev.tidemark.conformance.wire.message.Exchange;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/** One address of a {@link Receiver}: what came to it, and how it is answered. */
public final class Inbox implements AutoCloseable {

    private static final Reaction GONE = Reaction.Answer.json(410, "{}");

    private final URI uri;
    private final Consumer<Exchange> record;
    private final Runnable onClose;
    private final List<Delivery> deliveries = new CopyOnWriteArrayList<>();
    private final Queue<Reaction> first = new ArrayDeque<>();
    private Reaction usual = Reaction.Answer.json(200, "{}");
    private boolean closed;

    /** @param record told of each exchange when it is over */
    Inbox(URI uri, Consumer<Exchange> record, Runnable onClose) {
        this.uri = uri;
        this.record = record;
        this.onClose = onClose;
    }

    /** What is given to the target. */
    public URI uri() {
        return uri;
    }

    /** All that has come so far, in the order of its arrival. */
    public List<Delivery> deliveries() {
        return List.copyOf(deliveries);
    }

    /** How every delivery is answered for which nothing else is said. */
    public synchronized void usually(Reaction reaction) {
        usual = reaction;
    }

    /** How the next delivery is answered of which nothing was said yet. */
    public synchronized void next(Reaction reaction) {
        first.add(reaction);
    }

    /** From now on nothing that comes belongs to the case. */
    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        onClose.run();
    }

    synchronized Reaction take(Delivery delivery) {
        if (closed) {
            return GONE;
        }
        deliveries.add(delivery);
        var next = first.poll();
        return next == null ? usual : next;
    }

    synchronized void over(Exchange exchange) {
        if (!closed) {
            record.accept(exchange);
        }
    }
}
