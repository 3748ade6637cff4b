// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.tail;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Creations;
import dev.tidemark.conformance.deviation.s2.Position;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Wire;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Wrong answers to checks of the tail (TAIL-01 to -06, -09, -10 and -13). */
public final class TailDeviations {
    private TailDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("S2-TAIL-01")
                        .by(
                                "s2-tail-at-top-level",
                                "Answers a check of the tail with the bare position.",
                                () -> Behaviours.tails(answer -> (ObjectNode) answer.get(Wire.TAIL))),
                breaks("S2-TAIL-01")
                        .by(
                                "s2-tail-numbers-as-text",
                                "Writes the numbers of the tail as text.",
                                () -> Behaviours.tails(TailDeviations::asText)),
                breaks("S2-TAIL-02")
                        .by(
                                "s2-tail-is-last-record",
                                "Answers a check of the tail with the number of the last record.",
                                () -> changed(tail -> tail.moved(-1))),
                breaks("S2-TAIL-03")
                        .by(
                                "s2-tail-has-time-of-check",
                                "Answers a check of the tail with the time of the check.",
                                () -> changed(
                                        tail -> tail.seqNum() == 0 ? tail : tail.at(System.currentTimeMillis() + 1))),
                breaks("S2-TAIL-03")
                        .by(
                                "s2-tail-without-time",
                                "Answers a check of the tail with the timestamp 0.",
                                () -> changed(tail -> tail.at(0))),
                breaks("S2-TAIL-04")
                        .by(
                                "s2-new-tail-has-a-time",
                                "Gives the tail of an empty stream the time of the check.",
                                () -> changed(tail -> tail.seqNum() == 0 ? tail.at(System.currentTimeMillis()) : tail)),
                breaks("S2-TAIL-04")
                        .by(
                                "s2-new-tail-is-one",
                                "Gives the tail of an empty stream the sequence number 1.",
                                () -> changed(tail -> tail.seqNum() == 0 ? tail.moved(1) : tail)),
                breaks("S2-TAIL-05")
                        .by(
                                "s2-tail-cached-now-and-then",
                                "Answers every tenth check of the tail from a cache.",
                                () -> cached(10, 1)),
                breaks("S2-TAIL-06", "S2-TAIL-05")
                        .by(
                                "s2-tail-of-a-late-replica",
                                "Answers every seventh check of the tail with what was true three checks before.",
                                () -> cached(7, 3)),
                breaks("S2-TAIL-06")
                        .by(
                                "s2-tail-falls-with-a-restart",
                                "Forgets the last record of the tail when it is restarted.",
                                () -> Behaviour.on(Requests::checksTail, (request, upstream) -> upstream.send(request)
                                        .map(reply -> upstream.restarts() > 0 && reply.ok()
                                                ? reply.mapJson(Position.mapped(Wire.TAIL, tail -> tail.moved(-1)))
                                                : reply))),
                breaks("S2-TAIL-09")
                        .by(
                                "s2-missing-stream-has-a-tail",
                                "Answers a check of the tail of a missing stream with zeros.",
                                () -> Behaviour.reply(
                                        Requests::checksTail,
                                        reply -> reply.status() == 404 ? new Position(0, 0).tail() : reply)),
                breaks("S2-TAIL-09", "S2-TAIL-10")
                        .by(
                                "s2-tail-check-creates-stream",
                                "Creates every stream whose tail is checked.",
                                () -> Behaviour.on(Requests::checksTail, (request, upstream) -> upstream.send(request)
                                        .compose(reply -> reply.status() == 404
                                                ? upstream.send(Creations.of(request))
                                                        .compose(created -> upstream.send(request))
                                                : Future.succeededFuture(reply)))),
                breaks("S2-TAIL-10")
                        .by(
                                "s2-tail-check-creates-nothing",
                                "Creates no stream whose tail is checked.",
                                TailDeviations::creatingNothing),
                breaks("S2-TAIL-13")
                        .by(
                                "s2-deleted-stream-keeps-its-tail",
                                "Answers checks of the tail of a deleted stream with its last tail.",
                                TailDeviations::keptBeyondDeletion));
    }

    /** Tells another position than the right one. */
    public static Behaviour changed(UnaryOperator<Position> change) {
        return Behaviours.tails(Position.mapped(Wire.TAIL, change));
    }

    private static ObjectNode asText(ObjectNode answer) {
        Position tail = Position.of(answer, Wire.TAIL);
        ObjectNode changed = answer.deepCopy();
        changed.putObject(Wire.TAIL)
                .put(Wire.SEQ_NUM, String.valueOf(tail.seqNum()))
                .put(Wire.TIMESTAMP, String.valueOf(tail.timestamp()));
        return changed;
    }

    /** Every so many checks of a stream one is answered like one of the checks before. */
    private static Behaviour cached(int every, int age) {
        Map<String, List<Reply>> answers = new HashMap<>();
        return Behaviour.reply(Requests::checksTail, (request, reply) -> {
            List<Reply> seen = answers.computeIfAbsent(Requests.stream(request), s -> new ArrayList<>());
            seen.add(reply);
            return seen.size() % every == 0 ? seen.get(seen.size() - 1 - age) : reply;
        });
    }

    private static Behaviour creatingNothing() {
        Creations streams = new Creations();
        return Behaviour.on(
                request -> Requests.checksTail(request) || Creations.creates(request), (request, upstream) -> {
                    if (Creations.creates(request)) {
                        streams.created(request);
                    } else if (!streams.knows(request)) {
                        return Future.succeededFuture(Reads.error(404, "stream_not_found"));
                    }
                    return upstream.send(request);
                });
    }

    private static Behaviour keptBeyondDeletion() {
        Map<String, Reply> tails = new HashMap<>();
        return Behaviour.on(
                request -> Requests.checksTail(request) || Requests.deletesStream(request), (request, upstream) -> {
                    String stream = Requests.stream(request);
                    if (Requests.checksTail(request)) {
                        return tails.containsKey(stream)
                                ? Future.succeededFuture(tails.get(stream))
                                : upstream.send(request);
                    }
                    return upstream.send(Requests.tailOf(request))
                            .compose(tail -> upstream.send(request).onSuccess(reply -> {
                                if (tail.ok() && reply.ok()) {
                                    tails.put(stream, tail);
                                }
                            }));
                });
    }
}
