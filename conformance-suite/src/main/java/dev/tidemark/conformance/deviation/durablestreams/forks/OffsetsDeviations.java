// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.forks;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Forks;
import dev.tidemark.conformance.deviation.durablestreams.Lineage;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.durablestreams.RewrittenOffsets;
import dev.tidemark.conformance.deviation.durablestreams.Tokens;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Reads of a fork at the wrong place, and offsets of forks that say too much (sections 8 and 9.1.5). */
final class OffsetsDeviations {
    private static final Predicate<Request> SUB_OFFSET =
            request -> Forks.FORKS.test(request) && request.hasHeader(Vocabulary.STREAM_FORK_SUB_OFFSET);

    @Breaks(rule = "DS-8-58", by = "Gives new offsets to what a fork inherited.")
    Behaviour forkRenumbers() {
        return RewrittenOffsets.on(forksSeen(), Tokens.prefixed("fork."));
    }

    @Breaks(rule = "DS-8-58", by = "Knows offsets of the source no more when they are used on a fork.")
    Behaviour sourceOffsetsRefusedOnFork() {
        return Lineage.forks(
                OffsetsDeviations::readsBehindStart,
                (request, fork, upstream) ->
                        inherits(request, fork) ? Future.succeededFuture(Reply.of(400)) : upstream.send(request));
    }

    @Breaks(
            rule = {"DS-8-16", "DS-4.2-45"},
            by = "Calls inherited offsets gone when the source of a fork was deleted.")
    Behaviour inheritedOffsetsGoneWithSource() {
        return Forks.deletedSource((request, fork, upstream) -> readsBehindStart(request) && inherits(request, fork)
                ? Future.succeededFuture(Reply.of(410))
                : upstream.send(request));
    }

    @Breaks(
            rule = "DS-8-20",
            by = "Answers a read of a fork with what was read from the same offset of its source, or the other way"
                    + " round.")
    Behaviour readsCachedByOffsetAlone() {
        Map<String, Reply> cache = new HashMap<>();
        return Lineage.all((request, fork, upstream) -> {
            if (!readsBehindStart(request)) {
                return upstream.send(request);
            }
            String family = fork.map(Lineage.Fork::source).orElse(request.path());
            String key = family + " " + request.param(Vocabulary.OFFSET).orElse("");
            Reply cached = cache.get(key);
            return cached != null
                    ? Future.succeededFuture(cached)
                    : upstream.send(request).onSuccess(reply -> cache.put(key, reply));
        });
    }

    @Breaks(rule = "DS-8-55", by = "Hands out the anchor and the sub-offset of a fork as its tail.")
    Behaviour subOffsetInOffset() {
        return RewrittenOffsets.on(
                SUB_OFFSET,
                Tokens.minted((place, real) -> header(place, Vocabulary.STREAM_FORK_OFFSET) + ":"
                        + header(place, Vocabulary.STREAM_FORK_SUB_OFFSET)));
    }

    private static String header(Tokens.Place place, String name) {
        return place.request().header(name).orElse("");
    }

    @Breaks(rule = "DS-8-55", by = "Repeats the sub-offset of a fork request in its answer.")
    Behaviour subOffsetRepeated() {
        return Behaviour.reply(
                SUB_OFFSET,
                (request, reply) -> reply.withHeader(
                        Vocabulary.STREAM_FORK_SUB_OFFSET,
                        request.header(Vocabulary.STREAM_FORK_SUB_OFFSET).orElseThrow()));
    }

    private static Predicate<Request> forksSeen() {
        Set<String> forks = new HashSet<>();
        return request -> {
            if (Forks.FORKS.test(request)) {
                forks.add(request.path());
            }
            return forks.contains(request.path());
        };
    }

    private static boolean readsBehindStart(Request request) {
        return Requests.catchesUp(request) && !Requests.fromStart(request) && !Requests.fromNow(request);
    }

    private static boolean inherits(Request request, Lineage.Fork fork) {
        return request.param(Vocabulary.OFFSET).orElse("").compareTo(fork.begin()) < 0;
    }
}
