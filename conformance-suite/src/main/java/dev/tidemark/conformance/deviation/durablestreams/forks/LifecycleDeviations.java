// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.forks;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Lineage;
import dev.tidemark.conformance.deviation.durablestreams.Numbered;
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
import java.util.function.Predicate;

/** Forks and sources that do not live apart (sections 4.2, 5.4 and 8). */
public final class LifecycleDeviations {
    private LifecycleDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-4.2-02")
                        .by(
                                "fork-writes-to-source",
                                "Puts what is appended to a fork into its source, too.",
                                () -> Lineage.forks(Request::appends, (request, fork, upstream) -> upstream.send(
                                                Lineage.atSource(request, fork))
                                        .compose(reply -> upstream.send(request)))),
                breaks("DS-4.2-03")
                        .by(
                                "fork-reads-through",
                                "Shows what was appended to the source after the fork was made.",
                                () -> atSource(Request::reads)),
                breaks("DS-4.2-06", "DS-4.2-50")
                        .by(
                                "forks-show-inherited-data-only",
                                "Ends the reads of a fork where its own data begins.",
                                () -> atSource(Request::catchesUp)),
                breaks("DS-4.2-50")
                        .by(
                                "second-fork-shows-first",
                                "Reads a fork of a fork like the fork that it was made of.",
                                () -> atSource(Request::catchesUp)),
                breaks("DS-8-30", "DS-8-09")
                        .by(
                                "fork-counts-from-zero",
                                "Hands out offsets from zero for the own appends of a fork.",
                                () -> fromZero(fork -> true)),
                breaks("DS-8-09")
                        .by(
                                "second-fork-counts-from-zero",
                                "Hands out offsets from zero for the own appends of a fork of a fork.",
                                () -> fromZero(Lineage.Fork::ofFork)),
                breaks("DS-4.2-04")
                        .by(
                                "close-spreads-to-source",
                                "Closes the source together with its fork.",
                                () -> Lineage.forks(Request::closes, (request, fork, upstream) -> upstream.send(
                                                Lineage.atSource(request, fork))
                                        .compose(reply -> upstream.send(request)))),
                breaks("DS-4.2-05")
                        .by(
                                "delete-spreads-to-source",
                                "Deletes the source together with its fork.",
                                () -> Lineage.forks(
                                        Request::deletes, (request, fork, upstream) -> upstream.send(request)
                                                .compose(reply -> upstream.send(Lineage.atSource(request, fork))
                                                        .map(reply)))),
                breaks("DS-4.2-41")
                        .by(
                                "deleted-source-not-found",
                                "Reads of a deleted source are not found.",
                                () -> instead(Request::reads)),
                breaks("DS-4.2-42")
                        .by(
                                "deleted-source-without-metadata",
                                "Does not find the metadata of a deleted source.",
                                () -> instead(Request::asksMetadata)),
                breaks("DS-4.2-43")
                        .by(
                                "deleted-source-not-found-for-writers",
                                "Does not find a deleted source when somebody writes to it.",
                                () -> instead(Request::appends)),
                breaks("DS-4.2-43")
                        .by(
                                "close-of-deleted-source",
                                "Accepts a close of a deleted source.",
                                () -> Behaviour.reply(
                                        request -> request.appends() && request.closes(),
                                        reply -> reply.status() == 410
                                                ? Reply.of(204).withHeader(Wire.CLOSED, "true")
                                                : reply)),
                breaks("DS-4.2-44", "DS-4.2-32")
                        .by(
                                "deleted-source-created-again",
                                "Says that a stream was created under the URL of a deleted source.",
                                () -> Behaviour.reply(
                                        Request::creates,
                                        reply -> reply.status() == 409 ? reply.withStatus(201) : reply)),
                breaks("DS-4.2-45", "DS-5.4-06")
                        .by(
                                "inherited-data-deleted-with-source",
                                "Loses the inherited data when the source is deleted.",
                                () -> deletedSource((request, fork, upstream) -> request.catchesUp()
                                        ? upstream.send(request).map(reply -> reply.withBody(""))
                                        : upstream.send(request))),
                breaks("DS-5.4-06", "DS-4.2-45")
                        .by(
                                "forks-deleted-with-source",
                                "Deletes the forks with their source.",
                                () -> deletedSource(
                                        (request, fork, upstream) -> Future.succeededFuture(Reply.of(404)))),
                breaks("DS-5.4-07")
                        .by(
                                "source-deleted-twice",
                                "Accepts the second deletion of a source.",
                                () -> Behaviour.reply(
                                        Request::deletes,
                                        reply -> reply.status() == 410 ? reply.withStatus(204) : reply)),
                breaks("DS-4.2-32")
                        .by(
                                "deleted-source-forked",
                                "Says that a deleted source was forked.",
                                () -> Behaviour.reply(
                                        CreateDeviations.FORKS,
                                        reply -> reply.status() == 409 ? reply.withStatus(201) : reply)),
                breaks("DS-4.2-46")
                        .by(
                                "deleted-source-stays-gone",
                                "Never frees the URL of a deleted source.",
                                LifecycleDeviations::neverFree),
                breaks("DS-4.2-37", "DS-4.2-40")
                        .by(
                                "fork-inherits-producers",
                                "Takes numbers that were used on the source for used on the fork.",
                                LifecycleDeviations::inheritedProducers),
                breaks("DS-4.2-40")
                        .by(
                                "fork-inherits-batches",
                                "Drops a batch that was sent to the source before when it is sent to the fork.",
                                LifecycleDeviations::inheritedProducers),
                breaks("DS-4.2-17")
                        .by(
                                "fork-lifetime-invented",
                                "Gives forks a lifetime of a minute when nobody asked for one.",
                                () -> Behaviour.request(
                                        CreateDeviations.FORKS,
                                        request -> bare(request) ? request.withHeader(Wire.TTL, "60") : request)),
                breaks("DS-4.2-18", "DS-4.2-19", "DS-4.2-21", "DS-4.2-22", "DS-4.2-24", "DS-4.2-25")
                        .by(
                                "fork-lifetime-ignored",
                                "Gives forks the lifetime of their source whatever is asked for.",
                                () -> Behaviour.request(CreateDeviations.FORKS, request -> request.withoutHeader(Wire.TTL)
                                        .withoutHeader(Wire.EXPIRES_AT))),
                breaks("DS-4.2-20", "DS-4.2-23")
                        .by(
                                "source-lifetime-not-inherited",
                                "Lets forks live for ever when their request names no lifetime.",
                                () -> Lineage.forks(
                                        Request::asksMetadata, (request, fork, upstream) -> upstream.send(request)
                                                .map(reply -> reply.withoutHeader(Wire.TTL)
                                                        .withoutHeader(Wire.EXPIRES_AT)))),
                breaks("DS-4.2-38")
                        .by(
                                "fork-inherits-sequence",
                                "Compares the sequence of a writer with the last one of the source.",
                                LifecycleDeviations::inheritedSequence));
    }

    private static boolean bare(Request request) {
        return request.header(Wire.TTL).isEmpty()
                && request.header(Wire.EXPIRES_AT).isEmpty();
    }

    private static Behaviour atSource(Predicate<Request> requests) {
        return Lineage.forks(requests, (request, fork, upstream) -> upstream.send(Lineage.atSource(request, fork)));
    }

    /** Concerns forks whose source was deleted. */
    public static Behaviour deletedSource(Lineage.OfForks orphan) {
        Set<String> deleted = new HashSet<>();
        return Lineage.all((request, fork, upstream) -> {
            if (request.deletes()) {
                deleted.add(request.stream());
            }
            return fork.isPresent() && deleted.contains(fork.get().source())
                    ? orphan.answer(request, fork.get(), upstream)
                    : upstream.send(request);
        });
    }

    private static Behaviour instead(Predicate<Request> requests) {
        return Behaviour.reply(requests, reply -> reply.status() == 410 ? Reply.of(404) : reply);
    }

    private static Behaviour fromZero(Predicate<Lineage.Fork> which) {
        Map<String, Integer> counts = new HashMap<>();
        return Lineage.forks(Request::appends, (request, fork, upstream) -> upstream.send(request)
                .map(reply -> reply.ok() && which.test(fork)
                        ? reply.withNextOffset(String.format("-%012d", counts.merge(request.stream(), 1, Integer::sum)))
                        : reply));
    }

    private static Behaviour neverFree() {
        Set<String> sources = new HashSet<>();
        Set<String> gone = new HashSet<>();
        return (request, upstream) -> {
            request.header(Wire.FORKED_FROM).ifPresent(sources::add);
            if (gone.contains(request.stream())) {
                return Future.succeededFuture(Reply.of(410));
            }
            if (request.deletes() && sources.contains(request.stream())) {
                gone.add(request.stream());
            }
            return upstream.send(request);
        };
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

    private static Behaviour inheritedSequence() {
        Map<String, String> lasts = new HashMap<>();
        return Lineage.all((request, fork, upstream) -> {
            if (!request.appends()) {
                return upstream.send(request);
            }
            String next = request.header(Wire.SEQ).orElse("");
            String last =
                    fork.map(known -> lasts.getOrDefault(known.source(), "")).orElse("");
            if (next.compareTo(last) < 0) {
                return Future.succeededFuture(Reply.of(409));
            }
            lasts.put(request.stream(), next);
            return upstream.send(request);
        });
    }
}
