// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.producers;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Numbered;
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

/** Wrong decisions about the sequence numbers of producers (section 5.2.1). */
public final class SequenceDeviations {
    private SequenceDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-5.2.1-06")
                        .by(
                                "first-numbered-append-is-a-duplicate",
                                "Answers the first append of a producer as a duplicate.",
                                () -> Numbered.remembering((append, last, request, upstream) -> upstream.send(request)
                                        .map(reply -> last.isEmpty() && append.epoch() == 0 && reply.status() == 200
                                                ? reply.withStatus(204)
                                                : reply))),
                breaks("DS-5.2.1-07")
                        .by(
                                "any-first-number",
                                "Lets a new producer begin with any number.",
                                () -> Numbered.remembering((append, last, request, upstream) -> upstream.send(request)
                                        .compose(reply -> last.isEmpty() && gap(reply)
                                                ? Numbered.store(request, upstream)
                                                : Future.succeededFuture(reply)))),
                breaks("DS-5.2.1-13")
                        .by(
                                "duplicates-stored-again",
                                "Stores a duplicate again, although it is answered as one.",
                                () -> Behaviour.on(Numbered::is, (request, upstream) -> upstream.send(request)
                                        .compose(reply -> duplicate(request, reply)
                                                ? upstream.send(Numbered.plain(request))
                                                        .map(reply)
                                                : Future.succeededFuture(reply)))),
                breaks("DS-5.2.1-13", "DS-5.2.1-14")
                        .by(
                                "only-last-number-is-a-duplicate",
                                "Recognises only the number before as used and stores older ones again.",
                                () -> Numbered.remembering((append, last, request, upstream) -> upstream.send(request)
                                        .compose(reply -> duplicate(request, reply)
                                                        && last.filter(known -> known.sequence() > append.sequence())
                                                                .isPresent()
                                                ? Numbered.store(request, upstream)
                                                : Future.succeededFuture(reply)))),
                breaks("DS-5.2.1-14")
                        .by(
                                "duplicate-acknowledged-as-new",
                                "Answers duplicates with 200.",
                                () -> Behaviour.reply(
                                        Numbered::is,
                                        (request, reply) -> duplicate(request, reply) ? reply.withStatus(200) : reply)),
                breaks("DS-5.2.1-15")
                        .by(
                                "new-data-acknowledged-as-duplicate",
                                "Answers new data of a producer with 204.",
                                () -> Behaviour.reply(
                                        Numbered::is, reply -> reply.status() == 200 ? reply.withStatus(204) : reply)),
                breaks("DS-5.2.1-16")
                        .by(
                                "gap-accepted",
                                "Stores an append although a number before it is missing.",
                                () -> Numbered.storing(SequenceDeviations::gap)),
                breaks("DS-5.2.1-20")
                        .by(
                                "number-per-message",
                                "Counts the messages of a batch as numbers of the producer.",
                                SequenceDeviations::perMessage),
                breaks("DS-5.2.1-21")
                        .by(
                                "producers-known-across-streams",
                                "Keeps one count for a producer on all streams.",
                                SequenceDeviations::acrossStreams),
                breaks("DS-5.2.1-21")
                        .by(
                                "producers-share-a-count",
                                "Keeps one count for all producers of a stream.",
                                () -> Behaviour.request(
                                        Numbered::is, request -> request.withHeader(Wire.PRODUCER_ID, "everybody"))),
                breaks("DS-5.2.1-22")
                        .by(
                                "stream-seq-before-duplicates",
                                "Compares Stream-Seq before it looks for duplicates.",
                                () -> Behaviour.reply(
                                        Numbered::is,
                                        (request, reply) -> duplicate(request, reply)
                                                        && request.header(Wire.SEQ)
                                                                .isPresent()
                                                ? Reply.of(409)
                                                : reply)),
                breaks("DS-5.2.1-23")
                        .by(
                                "check-and-append-apart",
                                "Stores two copies of an append that arrive at the same time.",
                                SequenceDeviations::unserialised),
                breaks("DS-5.2.1-23")
                        .by(
                                "early-number-taken-for-duplicate",
                                "Takes what comes before the first number of a producer for a duplicate.",
                                () -> early(204)),
                breaks("DS-5.2.1-23")
                        .by(
                                "early-number-forbidden",
                                "Refuses what comes before the first number of a producer as forbidden.",
                                () -> early(403)),
                breaks("DS-5.2.1-24")
                        .by(
                                "numbers-lost-in-crash",
                                "Keeps the data but not the numbers when its process ends.",
                                () -> Behaviour.on(Numbered::is, (request, upstream) -> upstream.send(request)
                                        .compose(reply -> upstream.restarts() > 0 && duplicate(request, reply)
                                                ? Numbered.store(request, upstream)
                                                : Future.succeededFuture(reply)))),
                breaks("DS-5.2.1-28")
                        .by(
                                "epochs-forgotten-after-restart",
                                "Does not know producers from before a restart.",
                                () -> Behaviour.on(Numbered::is, (request, upstream) -> upstream.send(request)
                                        .compose(reply -> upstream.restarts() > 0
                                                        && (duplicate(request, reply) || reply.status() == 403)
                                                ? Numbered.store(request, upstream)
                                                : Future.succeededFuture(reply)))),
                breaks("DS-5.2.1-30")
                        .by(
                                "refused-append-uses-its-number",
                                "Takes the next append for a duplicate of one that was refused.",
                                SequenceDeviations::refusedCounts));
    }

    /** Answers what comes before the first number of a producer with this status. */
    private static Behaviour early(int status) {
        return Numbered.remembering((append, last, request, upstream) -> last.isEmpty() && append.sequence() > 0
                ? Future.succeededFuture(Reply.of(status))
                : upstream.send(request));
    }

    private static boolean gap(Reply reply) {
        return reply.status() == 409 && reply.header(Wire.PRODUCER_EXPECTED).isPresent();
    }

    private static boolean duplicate(Request request, Reply reply) {
        return reply.status() == 204 && request.hasBody() && !reply.closed();
    }

    private static Behaviour perMessage() {
        Map<String, Integer> messages = new HashMap<>();
        return Numbered.remembering((append, last, request, upstream) -> {
            if (append.sequence() > 0 && append.sequence() < messages.getOrDefault(append.producer(), 0)) {
                return Future.succeededFuture(Reply.of(204));
            }
            return upstream.send(request).onSuccess(reply -> {
                if (reply.status() == 200 && request.isJson()) {
                    messages.merge(
                            append.producer(), Json.messages(request.body()).size(), Integer::sum);
                }
            });
        });
    }

    private static Behaviour acrossStreams() {
        Map<String, Numbered> firsts = new HashMap<>();
        return Behaviour.on(Numbered::is, (request, upstream) -> {
            Numbered append = Numbered.of(request).orElseThrow();
            Numbered first = firsts.putIfAbsent(append.id(), append);
            boolean known = first != null && !first.stream().equals(append.stream());
            return known ? Future.succeededFuture(Reply.of(204)) : upstream.send(request);
        });
    }

    private static Behaviour unserialised() {
        Set<Numbered> underWay = new HashSet<>();
        return Behaviour.on(Numbered::is, (request, upstream) -> {
            Numbered append = Numbered.of(request).orElseThrow();
            if (!underWay.add(append)) {
                return Numbered.store(request, upstream);
            }
            return upstream.send(request).onComplete(done -> underWay.remove(append));
        });
    }

    private static Behaviour refusedCounts() {
        Set<Numbered> refused = new HashSet<>();
        return Behaviour.on(Numbered::is, (request, upstream) -> {
            Numbered append = Numbered.of(request).orElseThrow();
            if (refused.contains(append)) {
                return Future.succeededFuture(Reply.of(204));
            }
            return upstream.send(request).onSuccess(reply -> {
                if (reply.refused() && !gap(reply) && !reply.closed()) {
                    refused.add(append);
                }
            });
        });
    }
}
