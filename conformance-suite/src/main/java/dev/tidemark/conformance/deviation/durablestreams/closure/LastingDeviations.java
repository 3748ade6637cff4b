// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.closure;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Events;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Closures that are forgotten: after a while, after a restart, or when something has come to the stream (section 4.1). */
final class LastingDeviations {
    private static final long A_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final Predicate<Request> PAGE = Requests::catchesUp;

    @Breaks(rule = "DS-4.1-02", by = "Shows a closed stream as open when an append of another type was refused.")
    Behaviour closureHiddenByRefusedAppend() {
        return forgotten(
                request -> Requests.appends(request) && request.hasType("application/x-other"::equals),
                Requests::asksMetadata,
                LastingDeviations::open);
    }

    @Breaks(rule = "DS-4.1-02", by = "Shows a closed stream as open to its readers once its metadata were asked for.")
    Behaviour closureHiddenByMetadata() {
        return forgotten(Requests::asksMetadata, PAGE, LastingDeviations::open);
    }

    @Breaks(rule = "DS-4.1-02", by = "Shows a closed stream as open once it was closed again.")
    Behaviour closureHiddenBySecondClose() {
        return forgotten(Requests::appendsAndCloses, Requests::asksMetadata, LastingDeviations::open, 1);
    }

    @Breaks(rule = "DS-4.1-02", by = "Shows a closed stream as open once the append of another producer was refused.")
    Behaviour closureHiddenByRefusedProducer() {
        return forgotten(
                request -> Requests.appends(request) && request.hasHeader(Vocabulary.PRODUCER_ID, "latecomer"::equals),
                PAGE,
                LastingDeviations::open);
    }

    @Breaks(rule = "DS-4.1-02", by = "Shows a closed stream as open once somebody tried to create it again.")
    Behaviour closureHiddenByCreation() {
        return forgotten(Requests::creates, Requests::asksMetadata, LastingDeviations::open, 1);
    }

    @Breaks(rule = "DS-5.5-07", by = "Leaves the closure out of the metadata a second after the close.")
    Behaviour metadataForgetClosure() {
        return later(Requests::asksMetadata, LastingDeviations::open);
    }

    @Breaks(rule = "DS-5.6-15", by = "Leaves the closure out of reads with data a second after the close.")
    Behaviour readsOfDataForgetClosure() {
        return later(PAGE, reply -> isEmpty(reply) ? reply : open(reply));
    }

    @Breaks(rule = "DS-5.6-06", by = "Leaves the closure out of reads at the tail a second after the close.")
    Behaviour readsAtTailForgetClosure() {
        return later(PAGE, reply -> isEmpty(reply) ? open(reply) : reply);
    }

    @Breaks(rule = "DS-5.6-06", by = "Leaves the closure out of reads at the tail after a restart.")
    Behaviour readsAtTailForgetClosureAfterRestart() {
        return restarted(PAGE, reply -> isEmpty(reply) ? open(reply) : reply);
    }

    @Breaks(rule = "DS-5.7-07", by = "Leaves the closure out of long-polls with data a second after the close.")
    Behaviour longPollsWithDataForgetClosure() {
        return later(Requests::longPolls, reply -> reply.status() == 200 ? open(reply) : reply);
    }

    @Breaks(rule = "DS-5.7-15", by = "Leaves the closure out of long-polls at the tail a second after the close.")
    Behaviour longPollsAtTailForgetClosure() {
        return later(Requests::longPolls, reply -> reply.status() == 204 ? open(reply) : reply);
    }

    @Breaks(rule = "DS-5.8-25", by = "Leaves the closure out of event streams a second after the close.")
    Behaviour eventsForgetClosure() {
        return later(Requests::opensEvents, LastingDeviations::openEvents);
    }

    @Breaks(rule = "DS-5.8-25", by = "Leaves the closure out of event streams after a restart.")
    Behaviour eventsForgetClosureAfterRestart() {
        return restarted(Requests::opensEvents, LastingDeviations::openEvents);
    }

    @Breaks(
            rule = "DS-5.2-22",
            by = "Answers an append to a stream that was closed a second ago with 204 and drops it.")
    Behaviour lateAppendsVanish() {
        return later(
                request -> Requests.appends(request) && !Requests.closes(request),
                reply -> reply.status() == 409 ? reply.withStatus(204).withBody("") : reply);
    }

    @Breaks(rule = "DS-5.2-23", by = "Refuses appends a second after the close without saying why.")
    Behaviour refusalsForgetClosure() {
        return later(request -> Requests.appends(request) && !Requests.closes(request), LastingDeviations::open);
    }

    private static Reply open(Reply reply) {
        return Replies.open(reply);
    }

    private static Reply openEvents(Reply reply) {
        return Events.mapControl(
                reply,
                event -> event.mapJson(control -> {
                    control.remove(Vocabulary.MEMBER_CLOSED);
                    return control;
                }));
    }

    private static boolean isEmpty(Reply reply) {
        return !reply.hasBody() || reply.body().toString().equals("[]");
    }

    private static Behaviour forgotten(
            Predicate<Request> event, Predicate<Request> requests, UnaryOperator<Reply> change) {
        return forgotten(event, requests, change, 0);
    }

    /** Changes these answers once more than so many of these events have come to the stream. */
    private static Behaviour forgotten(
            Predicate<Request> event, Predicate<Request> requests, UnaryOperator<Reply> change, int spared) {
        Map<String, Integer> events = new HashMap<>();
        return Behaviour.on(request -> event.test(request) || requests.test(request), (request, upstream) -> {
            boolean forgets = events.getOrDefault(request.path(), 0) > spared;
            if (event.test(request)) {
                events.merge(request.path(), 1, Integer::sum);
            }
            Future<Reply> reply = upstream.send(request);
            return requests.test(request) && forgets ? reply.map(change) : reply;
        });
    }

    /** Changes these answers of a stream that was closed more than a second ago. */
    private static Behaviour later(Predicate<Request> requests, UnaryOperator<Reply> change) {
        Map<String, Long> closed = new HashMap<>();
        return Behaviour.on(
                request -> Requests.creates(request) || Requests.appends(request) || requests.test(request),
                (request, upstream) -> upstream.send(request).map(reply -> {
                    long since = closed.getOrDefault(request.path(), System.nanoTime());
                    if ((Requests.creates(request) || Requests.appends(request))
                            && reply.ok()
                            && Replies.isClosed(reply)) {
                        closed.putIfAbsent(request.path(), System.nanoTime());
                    }
                    return requests.test(request) && System.nanoTime() - since > A_SECOND ? change.apply(reply) : reply;
                }));
    }

    private static Behaviour restarted(Predicate<Request> requests, UnaryOperator<Reply> change) {
        return Behaviour.on(requests, (request, upstream) -> upstream.send(request)
                .map(reply -> upstream.restarts() > 0 ? change.apply(reply) : reply));
    }
}
