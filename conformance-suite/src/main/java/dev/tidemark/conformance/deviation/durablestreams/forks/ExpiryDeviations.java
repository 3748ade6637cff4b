// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.forks;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Lineage;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Forks that share the end of their source, and deleted sources that are never cleaned up (section 4.2). */
public final class ExpiryDeviations {
    private ExpiryDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-4.2-35")
                        .by(
                                "fork-of-closed-stream-breaks-server",
                                "Answers a request for a fork of a closed stream with a server error.",
                                () -> ofClosed((request, upstream) -> Future.succeededFuture(Reply.of(500)))),
                breaks("DS-4.2-36")
                        .by(
                                "fork-inherits-closure",
                                "Closes the fork of a closed stream.",
                                () -> ofClosed(
                                        (request, upstream) -> upstream.send(request.withHeader(Wire.CLOSED, "true")))),
                breaks("DS-4.2-36")
                        .by(
                                "fork-reads-end-with-source",
                                "Tells readers of a fork that the stream is closed when its source is.",
                                ExpiryDeviations::endingWithSource),
                breaks("DS-4.2-24", "DS-4.2-25", "DS-4.2-20")
                        .by(
                                "forks-expire-with-source",
                                "Ends a fork when its source expires.",
                                () -> orphaned((request, fork, upstream) -> Future.succeededFuture(Reply.of(404)))),
                breaks("DS-4.2-24")
                        .by(
                                "fork-reads-what-took-the-url",
                                "Reads a fork from whatever is under the URL of its source when that has expired.",
                                () -> orphaned((request, fork, upstream) -> request.catchesUp()
                                        ? upstream.send(Lineage.atSource(request, fork))
                                        : upstream.send(request))),
                breaks("DS-4.2-20")
                        .by(
                                "fork-reads-prolong-source",
                                "Counts a read of a fork as a read of its source.",
                                () -> Lineage.forks(Request::catchesUp, (request, fork, upstream) -> upstream.send(
                                                Lineage.atSource(request, fork))
                                        .compose(read -> upstream.send(request)))),
                breaks("DS-4.2-47")
                        .by(
                                "cleaned-up-source-still-called-gone",
                                "Goes on calling a deleted source gone after it was cleaned up.",
                                ExpiryDeviations::forgotten),
                breaks("DS-4.2-49")
                        .by(
                                "clean-up-ends-at-first-source",
                                "Cleans up only the source of a deleted fork, and not the one before.",
                                ExpiryDeviations::onlyParents));
    }

    private static Behaviour ofClosed(Behaviour fork) {
        Set<String> closed = new HashSet<>();
        return (request, upstream) -> {
            if (CreateDeviations.FORKS.test(request)
                    && closed.contains(request.header(Wire.FORKED_FROM).orElseThrow())) {
                return fork.answer(request, upstream);
            }
            return upstream.send(request).onSuccess(reply -> {
                if (reply.ok() && request.closes()) {
                    closed.add(request.stream());
                }
            });
        };
    }

    private static Behaviour endingWithSource() {
        Set<String> closed = new HashSet<>();
        return Lineage.all((request, fork, upstream) -> upstream.send(request).map(reply -> {
            if (reply.ok() && request.closes()) {
                closed.add(request.stream());
            }
            boolean ends =
                    fork.map(Lineage.Fork::source).filter(closed::contains).isPresent();
            return ends && request.catchesUp() && reply.upToDate() ? reply.withHeader(Wire.CLOSED, "true") : reply;
        }));
    }

    /** Concerns forks whose source was seen to be there no more. */
    private static Behaviour orphaned(Lineage.OfForks orphan) {
        Set<String> gone = new HashSet<>();
        return Lineage.all((request, fork, upstream) -> {
            if (fork.isPresent() && gone.contains(fork.get().source())) {
                return orphan.answer(request, fork.get(), upstream);
            }
            return upstream.send(request).onSuccess(reply -> {
                if (request.asksMetadata() && (reply.status() == 404 || reply.status() == 410)) {
                    gone.add(request.stream());
                }
            });
        });
    }

    private static Behaviour forgotten() {
        Set<String> sources = new HashSet<>();
        Set<String> gone = new HashSet<>();
        return (request, upstream) -> {
            request.header(Wire.FORKED_FROM).ifPresent(sources::add);
            if (request.deletes() && sources.contains(request.stream())) {
                gone.add(request.stream());
            }
            return request.asksMetadata() && gone.contains(request.stream())
                    ? Future.succeededFuture(Reply.of(410))
                    : upstream.send(request);
        };
    }

    /** A source of a source stays gone once it was deleted. */
    private static Behaviour onlyParents() {
        Map<String, String> sources = new HashMap<>();
        Set<String> gone = new HashSet<>();
        return (request, upstream) -> {
            request.header(Wire.FORKED_FROM).ifPresent(source -> sources.put(request.stream(), source));
            if (gone.contains(request.stream())) {
                return Future.succeededFuture(Reply.of(410));
            }
            boolean grandparent = sources.entrySet().stream()
                    .anyMatch(fork -> fork.getValue().equals(request.stream()) && sources.containsValue(fork.getKey()));
            if (request.deletes() && grandparent) {
                gone.add(request.stream());
            }
            return upstream.send(request);
        };
    }
}
