// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.durability;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.RewrittenOffsets;
import dev.tidemark.conformance.deviation.durablestreams.StreamHistory;
import dev.tidemark.conformance.deviation.durablestreams.Tokens;
import dev.tidemark.conformance.deviation.durablestreams.Views;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.durablestreams.streams.ContentTypesDeviations;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** What a server forgets or mixes up when it is restarted (sections 4, 4.1 and 8). */
public final class RestartDeviations {
    private static final int FIRST_BOOT = 9;

    private RestartDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-8-22", "DS-8-27", "DS-8-08")
                        .by(
                                "offset-counter-restored-late",
                                "Hands out offsets again after a restart because the counter is restored from an old"
                                        + " checkpoint.",
                                RestartDeviations::reissued),
                breaks("DS-8-08", "DS-8-27")
                        .by(
                                "boot-counter-not-padded",
                                "Puts a boot counter in front of offsets whose width changes with a restart.",
                                () -> RewrittenOffsets.with(
                                        Tokens.minted((place, real) -> (FIRST_BOOT + place.boot()) + "-" + real))),
                breaks("DS-8-27", "DS-8-22", "DS-8-08")
                        .by(
                                "offset-counter-starts-at-zero",
                                "Counts offsets from zero again after a restart.",
                                RestartDeviations::fromZero),
                breaks("DS-8-12")
                        .by(
                                "old-offset-malformed-after-restart",
                                "Refuses offsets from before a restart as malformed.",
                                () -> Remembering.on(
                                        Request::reads,
                                        (request, upstream, history) -> old(request, upstream, history)
                                                ? Future.succeededFuture(Reply.of(400))
                                                : upstream.send(request))),
                breaks("DS-8-12")
                        .by(
                                "old-offset-slips-after-restart",
                                "Reads from offsets from before a restart start one message late.",
                                () -> Remembering.on(
                                        Request::reads,
                                        (request, upstream, history) -> upstream.send(
                                                old(request, upstream, history)
                                                        ? request.offset()
                                                                .flatMap(history::after)
                                                                .map(request::withOffset)
                                                                .orElse(request)
                                                        : request))),
                breaks("DS-4-01", "DS-8-12")
                        .by(
                                "last-append-lost-after-restart",
                                "Has lost the last acknowledged append after a restart.",
                                () -> Remembering.on(
                                        request -> request.catchesUp() || request.asksMetadata(),
                                        (request, upstream, history) -> upstream.send(request)
                                                .map(reply -> lastIsOld(upstream, history)
                                                        ? Views.withoutLast(reply, history)
                                                        : reply))),
                breaks("DS-4-01", "DS-5.5-04")
                        .by(
                                "tail-falls-back-after-restart",
                                "Reports the tail before the last append in HEAD after a restart.",
                                () -> Remembering.on(
                                        Request::asksMetadata, (request, upstream, history) -> upstream.send(request)
                                                .map(reply -> lastIsOld(upstream, history)
                                                        ? Views.withoutLast(reply, history)
                                                        : reply))),
                breaks("DS-4-01")
                        .by(
                                "stream-gone-after-restart",
                                "Does not know streams from before a restart.",
                                () -> Remembering.on(
                                        request -> !request.creates(),
                                        (request, upstream, history) -> history.start()
                                                        .filter(o -> history.boot(o) < upstream.restarts())
                                                        .isPresent()
                                                ? Future.succeededFuture(Reply.of(404))
                                                : upstream.send(request))),
                breaks("DS-4-03", "DS-8-12", "DS-4-01")
                        .by(
                                "bytes-changed-after-restart",
                                "Returns the oldest message changed after a restart.",
                                () -> restarted(
                                        Request::catchesUp,
                                        (request, reply) -> request.fromStart() && reply.ok()
                                                ? reply.mapBody(ContentTypesDeviations::firstChanged)
                                                : reply)),
                breaks("DS-4-05", "DS-4-01")
                        .by(
                                "type-forgotten-after-restart",
                                "Reports application/octet-stream for every stream after a restart.",
                                () -> restarted(
                                        request -> request.asksMetadata() || request.catchesUp(),
                                        (request, reply) -> reply.mapHeader(
                                                Headers.CONTENT_TYPE, type -> "application/octet-stream"))),
                breaks("DS-4.1-01")
                        .by(
                                "closure-forgotten-after-restart",
                                "Takes closed streams for open ones after a restart.",
                                () -> restarted(
                                        request -> !request.creates() && !request.opensEvents(),
                                        (request, reply) -> request.appends() && reply.closed()
                                                ? Reply.of(204)
                                                        .withNextOffset(reply.nextOffset()
                                                                .orElse(""))
                                                : reply.withoutHeader(Wire.CLOSED))));
    }

    private interface Change {
        Reply apply(Request request, Reply reply);
    }

    private static Behaviour restarted(Predicate<Request> requests, Change change) {
        return Behaviour.on(requests, (request, upstream) -> upstream.send(request)
                .map(reply -> upstream.restarts() > 0 ? change.apply(request, reply) : reply));
    }

    private static boolean old(Request request, Upstream upstream, StreamHistory history) {
        return request.offset()
                .filter(o -> history.knows(o) && history.boot(o) < upstream.restarts())
                .isPresent();
    }

    private static boolean lastIsOld(Upstream upstream, StreamHistory history) {
        return history.last().filter(last -> last.boot() < upstream.restarts()).isPresent();
    }

    private static Behaviour reissued() {
        Map<String, Integer> counts = new HashMap<>();
        return Remembering.on(Request::appends, (request, upstream, history) -> upstream.send(request)
                .map(reply -> {
                    List<String> tails = history.tails();
                    if (upstream.restarts() == 0 || !reply.ok() || tails.size() < 3) {
                        return reply;
                    }
                    int n = counts.merge(request.stream(), 1, Integer::sum);
                    return reply.withNextOffset(tails.get(Math.min(n, tails.size() - 1)));
                }));
    }

    private static Behaviour fromZero() {
        Map<String, Integer> counts = new HashMap<>();
        return RewrittenOffsets.with(Tokens.minted((place, real) -> {
            return String.format("%012d", counts.merge(place.boot() + " " + place.stream(), 1, Integer::sum) - 1);
        }));
    }
}
