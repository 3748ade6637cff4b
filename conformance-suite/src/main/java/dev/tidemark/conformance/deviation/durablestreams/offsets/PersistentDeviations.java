// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.offsets;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.durablestreams.StreamHistory;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Offsets that stand for more than one position, or for another one than before (section 8, properties 3 and 4). */
final class PersistentDeviations {
    @Breaks(rule = "DS-8-11", by = "Answers 410 to reads from offsets that are 100 appends old.")
    Behaviour oldOffsetGoneAfter100Appends() {
        return refusedFromAge(100, 410);
    }

    @Breaks(rule = "DS-8-11", by = "Answers 400 to reads from offsets that have left a window of 900 appends.")
    Behaviour oldOffsetMalformedAfter1000Appends() {
        return refusedFromAge(900, 400);
    }

    @Breaks(
            rule = {"DS-8-11", "DS-4-03"},
            by = "Reads from offsets that are 50 appends old start one message late.")
    Behaviour oldOffsetSlipsByOneMessage() {
        return Remembering.on(
                Requests::reads,
                (request, upstream, history) -> upstream.send(request.param(Vocabulary.OFFSET)
                        .filter(o -> history.knows(o) && history.age(o) >= 50)
                        .flatMap(history::after)
                        .map(offset -> request.withParam(Vocabulary.OFFSET, offset))
                        .orElse(request)));
    }

    @Breaks(
            rule = {"DS-8-13", "DS-9.1.1-02"},
            by = "Resolves saved offsets of JSON streams one message too late when data follows.")
    Behaviour jsonOffsetStartsInside() {
        return Remembering.reply(
                Requests::catchesUp,
                (request, reply, history) -> history.json() && request.hasParam(Vocabulary.OFFSET, history::knows)
                        ? reply.mapBody(Json.each(m -> m.subList(Math.min(1, m.size()), m.size())))
                        : reply);
    }

    @Breaks(
            rule = {"DS-8-14", "DS-5.6-01"},
            by = "A read from an offset handed out while other writers are busy starts behind their" + " messages.")
    Behaviour freshOffsetSkipsPendingWrite() {
        Map<String, Set<String>> risky = new HashMap<>();
        return Remembering.on(
                Behaviour.either(Requests::appends, Requests::catchesUp), (request, upstream, history) -> {
                    Set<String> own = risky.computeIfAbsent(request.path(), s -> new HashSet<>());
                    if (Requests.catchesUp(request)) {
                        boolean late = request.hasParam(Vocabulary.OFFSET, own::contains);
                        return upstream.send(late ? next(request, history) : request);
                    }
                    return upstream.send(request).onSuccess(reply -> {
                        if (reply.ok() && history.writing() > 1) {
                            reply.header(Vocabulary.STREAM_NEXT_OFFSET).ifPresent(own::add);
                        }
                    });
                });
    }

    /** The read from the position behind its own. */
    private static Request next(Request request, StreamHistory history) {
        return request.param(Vocabulary.OFFSET)
                .flatMap(history::after)
                .map(offset -> request.withParam(Vocabulary.OFFSET, offset))
                .orElse(request);
    }

    @Breaks(rule = "DS-8-12", by = "Refuses offsets from before a restart as malformed.")
    Behaviour oldOffsetMalformedAfterRestart() {
        return Remembering.on(
                Requests::reads,
                (request, upstream, history) -> old(request, upstream, history)
                        ? Future.succeededFuture(Reply.of(400))
                        : upstream.send(request));
    }

    @Breaks(rule = "DS-8-12", by = "Reads from offsets from before a restart start one message late.")
    Behaviour oldOffsetSlipsAfterRestart() {
        return Remembering.on(
                Requests::reads,
                (request, upstream, history) ->
                        upstream.send(old(request, upstream, history) ? next(request, history) : request));
    }

    private static Behaviour refusedFromAge(int age, int status) {
        return Remembering.on(Requests::reads, (request, upstream, history) -> {
            if (request.hasParam(Vocabulary.OFFSET, o -> history.knows(o) && history.age(o) >= age)) {
                return Future.succeededFuture(Reply.of(status));
            }
            return upstream.send(request);
        });
    }

    private static boolean old(Request request, Upstream upstream, StreamHistory history) {
        return request.hasParam(Vocabulary.OFFSET, o -> history.knows(o) && history.boot(o) < upstream.restarts());
    }
}
