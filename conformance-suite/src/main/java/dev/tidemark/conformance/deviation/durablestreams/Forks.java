// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams;

import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Requests for forks, and the sources of these (section 4.2). */
public final class Forks {
    public static final Predicate<Request> FORKS =
            request -> Requests.creates(request) && request.hasHeader(Vocabulary.STREAM_FORKED_FROM);

    private Forks() {}

    public static Behaviour atSource(Predicate<Request> requests) {
        return Lineage.forks(requests, (request, fork, upstream) -> upstream.send(Lineage.atSource(request, fork)));
    }

    /** Concerns forks whose source was deleted. */
    public static Behaviour deletedSource(Lineage.OfForks orphan) {
        Set<String> deleted = new HashSet<>();
        return Lineage.all((request, fork, upstream) -> {
            if (Requests.deletes(request)) {
                deleted.add(request.path());
            }
            return fork.isPresent() && deleted.contains(fork.get().source())
                    ? orphan.answer(request, fork.get(), upstream)
                    : upstream.send(request);
        });
    }
}
