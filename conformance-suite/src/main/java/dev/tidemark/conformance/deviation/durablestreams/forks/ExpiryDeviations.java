// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.forks;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Forks;
import dev.tidemark.conformance.deviation.durablestreams.Lineage;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Set;

/** Forks that share the end of their source, and deleted sources that are never cleaned up (section 4.2). */
final class ExpiryDeviations {
    @Breaks(
            rule = {"DS-4.2-24", "DS-4.2-25", "DS-4.2-20"},
            by = "Ends a fork when its source expires.")
    Behaviour forksExpireWithSource() {
        return orphaned((request, fork, upstream) -> Future.succeededFuture(Reply.of(404)));
    }

    @Breaks(rule = "DS-4.2-24", by = "Reads a fork from whatever is under the URL of its source when that has expired.")
    Behaviour forkReadsWhatTookTheUrl() {
        return orphaned((request, fork, upstream) ->
                Requests.catchesUp(request) ? upstream.send(Lineage.atSource(request, fork)) : upstream.send(request));
    }

    @Breaks(rule = "DS-4.2-20", by = "Counts a read of a fork as a read of its source.")
    Behaviour forkReadsProlongSource() {
        return Lineage.forks(
                Requests::catchesUp, (request, fork, upstream) -> upstream.send(Lineage.atSource(request, fork))
                        .compose(read -> upstream.send(request)));
    }

    @Breaks(rule = "DS-4.2-17", by = "Gives forks a lifetime of a minute when nobody asked for one.")
    Behaviour forkLifetimeInvented() {
        return Behaviour.request(
                Forks.FORKS, request -> bare(request) ? request.withHeader(Vocabulary.STREAM_TTL, "60") : request);
    }

    @Breaks(
            rule = {"DS-4.2-18", "DS-4.2-19", "DS-4.2-21", "DS-4.2-22", "DS-4.2-24", "DS-4.2-25"},
            by = "Gives forks the lifetime of their source whatever is asked for.")
    Behaviour forkLifetimeIgnored() {
        return Behaviour.request(Forks.FORKS, request -> request.withoutHeader(Vocabulary.STREAM_TTL)
                .withoutHeader(Vocabulary.STREAM_EXPIRES_AT));
    }

    @Breaks(
            rule = {"DS-4.2-20", "DS-4.2-23"},
            by = "Lets forks live for ever when their request names no lifetime.")
    Behaviour sourceLifetimeNotInherited() {
        return Lineage.forks(Requests::asksMetadata, (request, fork, upstream) -> upstream.send(request)
                .map(reply -> reply.withoutHeader(Vocabulary.STREAM_TTL).withoutHeader(Vocabulary.STREAM_EXPIRES_AT)));
    }

    /** Concerns forks whose source was seen to be there no more. */
    private static Behaviour orphaned(Lineage.OfForks orphan) {
        Set<String> gone = new HashSet<>();
        return Lineage.all((request, fork, upstream) -> {
            if (fork.isPresent() && gone.contains(fork.get().source())) {
                return orphan.answer(request, fork.get(), upstream);
            }
            return upstream.send(request).onSuccess(reply -> {
                if (Requests.asksMetadata(request) && (reply.status() == 404 || reply.status() == 410)) {
                    gone.add(request.path());
                }
            });
        });
    }

    private static boolean bare(Request request) {
        return request.header(Vocabulary.STREAM_TTL).isEmpty()
                && request.header(Vocabulary.STREAM_EXPIRES_AT).isEmpty();
    }
}
