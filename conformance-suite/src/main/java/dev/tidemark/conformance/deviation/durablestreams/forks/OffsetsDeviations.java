// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.forks;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Lineage;
import dev.tidemark.conformance.deviation.durablestreams.RewrittenOffsets;
import dev.tidemark.conformance.deviation.durablestreams.Tokens;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Reads of a fork at the wrong place, and offsets of forks that say too much (sections 8 and 9.1.5). */
public final class OffsetsDeviations {
    private static final Predicate<Request> SUB_OFFSET = request -> CreateDeviations.FORKS.test(request)
            && request.header(Wire.FORK_SUB_OFFSET).isPresent();

    private OffsetsDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-8-58")
                        .by(
                                "fork-renumbers",
                                "Gives new offsets to what a fork inherited.",
                                () -> RewrittenOffsets.on(forksSeen(), Tokens.prefixed("fork."))),
                breaks("DS-8-58")
                        .by(
                                "source-offsets-refused-on-fork",
                                "Knows offsets of the source no more when they are used on a fork.",
                                () -> Lineage.forks(
                                        OffsetsDeviations::readsBehindStart,
                                        (request, fork, upstream) -> inherits(request, fork)
                                                ? Future.succeededFuture(Reply.of(400))
                                                : upstream.send(request))),
                breaks("DS-8-16", "DS-4.2-45")
                        .by(
                                "inherited-offsets-gone-with-source",
                                "Calls inherited offsets gone when the source of a fork was deleted.",
                                () -> LifecycleDeviations.deletedSource((request, fork, upstream) ->
                                        readsBehindStart(request) && inherits(request, fork)
                                                ? Future.succeededFuture(Reply.of(410))
                                                : upstream.send(request))),
                breaks("DS-8-20")
                        .by(
                                "reads-cached-by-offset-alone",
                                "Answers a read of a fork with what was read from the same offset of its source, or the other way round.",
                                OffsetsDeviations::cachedByOffset),
                breaks("DS-8-55")
                        .by(
                                "sub-offset-in-offset",
                                "Hands out the anchor and the sub-offset of a fork as its tail.",
                                () -> RewrittenOffsets.on(
                                        SUB_OFFSET,
                                        Tokens.minted(
                                                (place, real) -> place.request()
                                                                .header(Wire.FORK_OFFSET)
                                                                .orElse("") + ":"
                                                        + place.request()
                                                                .header(Wire.FORK_SUB_OFFSET)
                                                                .orElse("")))),
                breaks("DS-8-55")
                        .by(
                                "sub-offset-repeated",
                                "Repeats the sub-offset of a fork request in its answer.",
                                () -> Behaviour.reply(
                                        SUB_OFFSET,
                                        (request, reply) -> reply.withHeader(
                                                Wire.FORK_SUB_OFFSET,
                                                request.header(Wire.FORK_SUB_OFFSET)
                                                        .orElseThrow()))),
                breaks("DS-9.1.5-03")
                        .by(
                                "json-fork-read-as-two-arrays",
                                "Reads what a JSON fork inherited and what was appended to it as two arrays.",
                                OffsetsDeviations::twoArrays));
    }

    private static Predicate<Request> forksSeen() {
        Set<String> forks = new HashSet<>();
        return request -> {
            if (CreateDeviations.FORKS.test(request)) {
                forks.add(request.stream());
            }
            return forks.contains(request.stream());
        };
    }

    private static boolean readsBehindStart(Request request) {
        return request.catchesUp() && !request.fromStart() && !request.fromNow();
    }

    private static boolean inherits(Request request, Lineage.Fork fork) {
        return request.offset().orElse("").compareTo(fork.begin()) < 0;
    }

    private static Behaviour cachedByOffset() {
        Map<String, Reply> cache = new HashMap<>();
        return Lineage.all((request, fork, upstream) -> {
            if (!readsBehindStart(request)) {
                return upstream.send(request);
            }
            String family = fork.map(Lineage.Fork::source).orElse(request.stream());
            String key = family + " " + request.offset().orElse("");
            Reply cached = cache.get(key);
            return cached != null
                    ? Future.succeededFuture(cached)
                    : upstream.send(request).onSuccess(reply -> cache.put(key, reply));
        });
    }

    private static Behaviour twoArrays() {
        return Lineage.forks(Request::catchesUp, (request, fork, upstream) -> upstream.send(request)
                .compose(whole -> whole.ok() && whole.isJson()
                        ? upstream.send(request.withOffset(fork.begin())).map(own -> apart(whole, own))
                        : Future.succeededFuture(whole)));
    }

    private static Reply apart(Reply whole, Reply own) {
        List<JsonNode> all = Json.messages(whole.body());
        int inherited = all.size() - Json.messages(own.body()).size();
        return inherited <= 0 || inherited == all.size()
                ? whole
                : whole.withBody(Json.array(all.subList(0, inherited))
                        .appendBuffer(Json.array(all.subList(inherited, all.size()))));
    }
}
