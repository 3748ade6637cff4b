// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.forks;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Lineage;
import dev.tidemark.conformance.deviation.durablestreams.Numbered;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Forks that know their source's writers (section 4.2). */
final class WritersDeviations {
    @Breaks(
            rule = {"DS-4.2-37", "DS-4.2-40"},
            by = "Takes numbers that were used on the source for used on the fork.")
    Behaviour forkInheritsProducers() {
        return inheritedProducers();
    }

    @Breaks(rule = "DS-4.2-40", by = "Drops a batch that was sent to the source before when it is sent to the fork.")
    Behaviour forkInheritsBatches() {
        return inheritedProducers();
    }

    @Breaks(rule = "DS-4.2-38", by = "Compares the sequence of a writer with the last one of the source.")
    Behaviour forkInheritsSequence() {
        Map<String, String> lasts = new HashMap<>();
        return Lineage.all((request, fork, upstream) -> {
            if (!Requests.appends(request)) {
                return upstream.send(request);
            }
            String next = request.header(Vocabulary.STREAM_SEQ).orElse("");
            String last =
                    fork.map(known -> lasts.getOrDefault(known.source(), "")).orElse("");
            if (next.compareTo(last) < 0) {
                return Future.succeededFuture(Reply.of(409));
            }
            lasts.put(request.path(), next);
            return upstream.send(request);
        });
    }

    private static Behaviour inheritedProducers() {
        Set<String> used = new HashSet<>();
        return Lineage.all((request, fork, upstream) -> {
            if (!Numbered.is(request)) {
                return upstream.send(request);
            }
            Numbered append = Numbered.of(request).orElseThrow();
            used.add(append.producer());
            return fork.isPresent() && used.contains(fork.get().source() + " " + append.id())
                    ? Future.succeededFuture(Reply.of(204))
                    : upstream.send(request);
        });
    }
}
