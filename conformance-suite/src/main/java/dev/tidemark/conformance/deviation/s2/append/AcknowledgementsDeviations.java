// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.append;

import static dev.tidemark.conformance.deviation.s2.RefusedKinds.refused;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.s2.Appends;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Position;
import dev.tidemark.conformance.deviation.s2.Records;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Vocabulary;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** S2 appends whose acknowledgements say the wrong thing, or that are not acknowledged at all. */
final class AcknowledgementsDeviations {
    @Breaks(rule = "S2-APPEND-01", by = "Acknowledges appends with 201.")
    Behaviour s2AppendAnswers201() {
        return Behaviour.reply(Requests::appends, reply -> reply.ok() ? reply.withStatus(201) : reply);
    }

    @Breaks(rule = "S2-APPEND-01", by = "Leaves the tail out of acknowledgements.")
    Behaviour s2AckWithoutTail() {
        return Behaviours.acknowledgements(ack -> ack.without(List.of(Vocabulary.MEMBER_TAIL)));
    }

    @Breaks(rule = "S2-APPEND-01", by = "Writes the numbers of acknowledgements as text.")
    Behaviour s2AckNumbersAsText() {
        return Behaviours.acknowledgements(AcknowledgementsDeviations::asText);
    }

    @Breaks(rule = "S2-APPEND-01", by = "Says that acknowledgements are text.")
    Behaviour s2AckIsPlainText() {
        return Behaviour.reply(
                Requests::appends, reply -> reply.ok() ? reply.withHeader(Headers.CONTENT_TYPE, "text/plain") : reply);
    }

    @Breaks(rule = "S2-APPEND-02", by = "Names the number of the last record as the end of an append.")
    Behaviour s2AckEndsAtLastRecord() {
        return at(Vocabulary.MEMBER_END, end -> end.moved(-1));
    }

    @Breaks(rule = "S2-APPEND-03", by = "Acknowledges appends with the tail before them.")
    Behaviour s2AckTailBeforeAppend() {
        return Behaviours.acknowledgements(
                ack -> Position.of(ack, Vocabulary.MEMBER_START).in(ack, Vocabulary.MEMBER_TAIL));
    }

    @Breaks(rule = "S2-APPEND-04", by = "Acknowledges appends with the time of their arrival, whatever is stored.")
    Behaviour s2AckHasArrivalTime() {
        return Behaviours.acknowledgements(
                Position.ofAcknowledgement(position -> position.at(System.currentTimeMillis() + 1)));
    }

    @Breaks(rule = "S2-APPEND-04", by = "Acknowledges the last record of a batch with the timestamp of the first.")
    Behaviour s2AckEndsWithFirstTimestamp() {
        return Behaviours.acknowledgements(ack -> Position.of(ack, Vocabulary.MEMBER_END)
                .at(Position.of(ack, Vocabulary.MEMBER_START).timestamp())
                .in(ack, Vocabulary.MEMBER_END));
    }

    @Breaks(
            rule = "S2-APPEND-04",
            by = "Acknowledges a batch with the timestamps that it was sent with, although it raised them.")
    Behaviour s2AckHasTimestampsAsSent() {
        return Behaviour.reply(Requests::appends, (request, reply) -> {
            if (!reply.ok() || !Appends.records(request).get(0).has(Vocabulary.TIMESTAMP)) {
                return reply;
            }
            ObjectNode first = Appends.records(request).get(0);
            return reply.mapJson(Position.mapped(Vocabulary.MEMBER_START, start -> start.at(Records.timestamp(first))));
        });
    }

    /** All numbers that are told are one greater than the true ones, and the numbers that are asked for are taken for such. */
    @Breaks(rule = "S2-APPEND-05", by = "Gives the first record of a stream the number 1.")
    Behaviour s2NumbersBeginWithOne() {
        UnaryOperator<Position> up = position -> position.moved(1);
        UnaryOperator<ObjectNode> answer = object -> {
            ObjectNode positions = Position.ofAcknowledgement(up).apply(object);
            return Requests.eachRecord(record -> record.put(Vocabulary.SEQ_NUM, Records.seqNum(record) + 1))
                    .apply(positions);
        };
        return Behaviour.on(
                request -> Requests.appends(request) || Requests.readsOnce(request) || Requests.checksTail(request),
                (request, upstream) -> upstream.send(
                                request.mapParam(Vocabulary.SEQ_NUM, AcknowledgementsDeviations::down))
                        .map(reply -> reply.mapJson(answer)));
    }

    private static String down(String number) {
        return number.matches("[1-9]\\d{0,17}") ? String.valueOf(Long.parseLong(number) - 1) : number;
    }

    @Breaks(rule = "S2-APPEND-06", by = "Leaves out a number after every append.")
    Behaviour s2AppendLeavesAGap() {
        return shifted(Reply::ok);
    }

    @Breaks(rule = "S2-APPEND-06", by = "Leaves out a number after every append that it refuses.")
    Behaviour s2RefusedAppendTakesANumber() {
        return shifted(Reply::refused);
    }

    private static Behaviour at(String member, UnaryOperator<Position> change) {
        return Behaviours.acknowledgements(Position.mapped(member, change));
    }

    private static ObjectNode asText(ObjectNode ack) {
        ObjectNode changed = ack.deepCopy();
        for (String member : List.of(Vocabulary.MEMBER_START, Vocabulary.MEMBER_END, Vocabulary.MEMBER_TAIL)) {
            Position position = Position.of(ack, member);
            changed.putObject(member)
                    .put(Vocabulary.SEQ_NUM, String.valueOf(position.seqNum()))
                    .put(Vocabulary.TIMESTAMP, String.valueOf(position.timestamp()));
        }
        return changed;
    }

    /** The numbers in acknowledgements run ahead of the true ones by one for every earlier append with such an answer. */
    private static Behaviour shifted(Predicate<Reply> counted) {
        Map<String, Integer> gaps = new HashMap<>();
        return Behaviour.on(
                Requests::appends, (request, upstream) -> upstream.send(request).map(reply -> {
                    int gap = gaps.getOrDefault(Requests.stream(request), 0);
                    if (counted.test(reply)) {
                        gaps.put(Requests.stream(request), gap + 1);
                    }
                    return reply.ok()
                            ? reply.mapJson(Position.ofAcknowledgement(position -> position.moved(gap)))
                            : reply;
                }));
    }

    @Breaks(rule = "S2-APPEND-01", by = "Refuses every append.")
    Behaviour everyAppendRefused() {
        return refused(Requests::appends);
    }
}
