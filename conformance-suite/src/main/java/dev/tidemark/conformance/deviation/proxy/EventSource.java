// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.proxy;

import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * The events of a live answer, delivered one by one as they arrive.
 *
 * @param response the upstream's answer, paused until {@link #drain}
 * @param change what becomes of each event
 * @param pause what each event waits for before it is delivered, after the one before it was
 * @param last ends the answer with the first event that it holds for
 * @param further events delivered when the upstream has ended its answer
 * @param holdOpen whether the end of the upstream's answer is kept from the reader
 */
public record EventSource(
        HttpClientResponse response,
        Function<Event, List<Event>> change,
        Function<Event, Future<Void>> pause,
        Predicate<Event> last,
        List<Event> further,
        boolean holdOpen) {

    public EventSource(HttpClientResponse response) {
        this(response, List::of, event -> Future.succeededFuture(), event -> false, List.of(), false);
    }

    public EventSource map(Function<Event, List<Event>> next) {
        return new EventSource(
                response,
                event -> change.apply(event).stream()
                        .flatMap(e -> next.apply(e).stream())
                        .toList(),
                pause,
                last,
                further,
                holdOpen);
    }

    public EventSource paced(Function<Event, Future<Void>> otherPause) {
        return new EventSource(response, change, otherPause, last, further, holdOpen);
    }

    public EventSource endedAfter(Predicate<Event> otherLast) {
        return new EventSource(response, change, pause, otherLast, further, holdOpen);
    }

    public EventSource followedBy(List<Event> otherFurther) {
        return new EventSource(response, change, pause, last, otherFurther, holdOpen);
    }

    public EventSource heldOpen() {
        return new EventSource(response, change, pause, last, further, true);
    }

    /** Ends the upstream's answer, which nobody is going to read. */
    public void cancel() {
        response.exceptionHandler(gone -> {});
        response.request().reset();
    }

    /** Delivers the bytes of each event; completes when the answer is to end, fails when an event cannot be changed. */
    public Future<Void> drain(Consumer<Buffer> out) {
        return new Delivery(this, out).run();
    }
}
