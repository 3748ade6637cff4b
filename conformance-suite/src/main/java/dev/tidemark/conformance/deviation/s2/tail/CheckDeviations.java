// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.tail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Creations;
import dev.tidemark.conformance.deviation.s2.Position;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Refusal;
import dev.tidemark.conformance.s2.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** S2 checks of the tail that give another one. */
final class CheckDeviations {
    @Breaks(rule = "S2-TAIL-01", by = "Answers a check of the tail with the bare position.")
    Behaviour s2TailAtTopLevel() {
        return Behaviours.tails(answer -> (ObjectNode) answer.get(Vocabulary.MEMBER_TAIL));
    }

    @Breaks(rule = "S2-TAIL-01", by = "Writes the numbers of the tail as text.")
    Behaviour s2TailNumbersAsText() {
        return Behaviours.tails(CheckDeviations::asText);
    }

    @Breaks(rule = "S2-TAIL-02", by = "Answers a check of the tail with the number of the last record.")
    Behaviour s2TailIsLastRecord() {
        return changed(tail -> tail.moved(-1));
    }

    @Breaks(rule = "S2-TAIL-03", by = "Answers a check of the tail with the time of the check.")
    Behaviour s2TailHasTimeOfCheck() {
        return changed(tail -> tail.seqNum() == 0 ? tail : tail.at(System.currentTimeMillis() + 1));
    }

    @Breaks(rule = "S2-TAIL-03", by = "Answers a check of the tail with the timestamp 0.")
    Behaviour s2TailWithoutTime() {
        return changed(tail -> tail.at(0));
    }

    @Breaks(rule = "S2-TAIL-04", by = "Gives the tail of an empty stream the time of the check.")
    Behaviour s2NewTailHasATime() {
        return changed(tail -> tail.seqNum() == 0 ? tail.at(System.currentTimeMillis()) : tail);
    }

    @Breaks(rule = "S2-TAIL-04", by = "Gives the tail of an empty stream the sequence number 1.")
    Behaviour s2NewTailIsOne() {
        return changed(tail -> tail.seqNum() == 0 ? tail.moved(1) : tail);
    }

    @Breaks(rule = "S2-TAIL-05", by = "Answers every tenth check of the tail from a cache.")
    Behaviour s2TailCachedNowAndThen() {
        return Behaviours.cachedTails(10, 1);
    }

    @Breaks(rule = "S2-TAIL-09", by = "Answers a check of the tail of a missing stream with zeros.")
    Behaviour s2MissingStreamHasATail() {
        return Behaviour.reply(
                Requests::checksTail, reply -> reply.status() == 404 ? new Position(0, 0).tail() : reply);
    }

    @Breaks(
            rule = {"S2-TAIL-09", "S2-TAIL-10"},
            by = "Creates every stream whose tail is checked.")
    Behaviour s2TailCheckCreatesStream() {
        return Behaviour.on(Requests::checksTail, (request, upstream) -> upstream.send(request)
                .compose(reply -> reply.status() == 404
                        ? upstream.send(Creations.of(request)).compose(created -> upstream.send(request))
                        : Future.succeededFuture(reply)));
    }

    @Breaks(rule = "S2-TAIL-10", by = "Creates no stream whose tail is checked.")
    Behaviour s2TailCheckCreatesNothing() {
        Creations streams = new Creations();
        return Behaviour.on(
                request -> Requests.checksTail(request) || Creations.creates(request), (request, upstream) -> {
                    if (Creations.creates(request)) {
                        streams.created(request);
                    } else if (!streams.knows(request)) {
                        return Future.succeededFuture(Reads.error(Refusal.UNKNOWN_STREAM));
                    }
                    return upstream.send(request);
                });
    }

    @Breaks(rule = "S2-TAIL-13", by = "Answers checks of the tail of a deleted stream with its last tail.")
    Behaviour s2DeletedStreamKeepsItsTail() {
        Map<String, Reply> tails = new HashMap<>();
        return Behaviour.on(Behaviour.either(Requests::checksTail, Requests::deletesStream), (request, upstream) -> {
            String stream = Requests.stream(request);
            if (Requests.checksTail(request)) {
                Reply kept = tails.get(stream);
                return kept == null ? upstream.send(request) : Future.succeededFuture(kept);
            }
            return upstream.send(Requests.tailOf(request))
                    .compose(tail -> upstream.send(request).onSuccess(reply -> {
                        if (tail.ok() && reply.ok()) {
                            tails.put(stream, tail);
                        }
                    }));
        });
    }

    @Breaks(rule = "S2-TAIL-01", by = "Sends the answer to a check of the tail byte by byte and never to its end.")
    Behaviour s2TailThatTrickles() {
        return Behaviour.reply(Requests::checksTail, Reply::trickling);
    }

    /** Tells another position than the right one. */
    private static Behaviour changed(UnaryOperator<Position> change) {
        return Behaviours.tails(Position.mapped(Vocabulary.MEMBER_TAIL, change));
    }

    private static ObjectNode asText(ObjectNode answer) {
        Position tail = Position.of(answer, Vocabulary.MEMBER_TAIL);
        ObjectNode changed = answer.deepCopy();
        changed.putObject(Vocabulary.MEMBER_TAIL)
                .put(Vocabulary.SEQ_NUM, String.valueOf(tail.seqNum()))
                .put(Vocabulary.TIMESTAMP, String.valueOf(tail.timestamp()));
        return changed;
    }
}
