// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.forks;

import static dev.tidemark.conformance.deviation.durablestreams.Forks.atSource;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What servers get wrong of <i>Forks of forks</i>: {@code durable-streams/forks/chains.feature}. */
final class ChainsDeviations {
    /** A source of a source stays gone once it was deleted. */
    @Breaks(rule = "DS-4.2-49", by = "Cleans up only the source of a deleted fork, and not the one before.")
    Behaviour cleanUpEndsAtFirstSource() {
        Map<String, String> sources = new HashMap<>();
        Set<String> gone = new HashSet<>();
        return (request, upstream) -> {
            request.header(Vocabulary.STREAM_FORKED_FROM).ifPresent(source -> sources.put(request.path(), source));
            if (gone.contains(request.path())) {
                return Future.succeededFuture(Reply.of(410));
            }
            boolean grandparent = sources.entrySet().stream()
                    .anyMatch(fork -> fork.getValue().equals(request.path()) && sources.containsValue(fork.getKey()));
            if (Requests.deletes(request) && grandparent) {
                gone.add(request.path());
            }
            return upstream.send(request);
        };
    }

    @Breaks(rule = "DS-4.2-50", by = "Reads a fork of a fork like the fork that it was made of.")
    Behaviour secondForkShowsFirst() {
        return atSource(Requests::catchesUp);
    }
}
