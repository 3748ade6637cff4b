// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.tail;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.s2.Appends;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Position;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Vocabulary;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** S2 streams whose tail moves in the wrong way. */
final class MovesDeviations {
    @Breaks(
            rule = {"S2-TAIL-06", "S2-TAIL-05"},
            by = "Answers every seventh check of the tail with what was true three checks before.")
    Behaviour s2TailOfALateReplica() {
        return Behaviours.cachedTails(7, 3);
    }

    @Breaks(rule = "S2-TAIL-06", by = "Forgets the last record of the tail when it is restarted.")
    Behaviour s2TailFallsWithARestart() {
        return Behaviour.on(Requests::checksTail, (request, upstream) -> upstream.send(request)
                .map(reply -> upstream.restarts() > 0 && reply.ok()
                        ? reply.mapJson(Position.mapped(Vocabulary.MEMBER_TAIL, tail -> tail.moved(-1)))
                        : reply));
    }

    @Breaks(
            rule = {"S2-TAIL-06", "S2-TAIL-07"},
            by = "Counts the records that are left when it is asked for the tail of a trimmed stream.")
    Behaviour s2TrimLowersTail() {
        return afterCommands(Appends::isTrim, (tail, before) -> new Position(1, tail.timestamp()));
    }

    @Breaks(rule = "S2-TAIL-07", by = "Leaves the tail of a trimmed stream where it was before the trim command.")
    Behaviour s2TrimDoesNotCount() {
        return afterCommands(Appends::isTrim, (tail, before) -> before);
    }

    @Breaks(rule = "S2-TAIL-07", by = "Forgets the timestamp of the tail of a trimmed stream.")
    Behaviour s2TrimTakesTheTimestamp() {
        return afterCommands(Appends::isTrim, (tail, before) -> tail.at(0));
    }

    @Breaks(rule = "S2-TAIL-08", by = "Does not count fence commands when it is asked for the tail.")
    Behaviour s2FenceTakesNoNumber() {
        return afterCommands(Appends::isFence, (tail, before) -> before);
    }

    @Breaks(rule = "S2-TAIL-08", by = "Counts a command twice when it is asked for the tail.")
    Behaviour s2CommandTakesTwoNumbers() {
        return afterCommands(Appends::isCommand, (tail, before) -> tail.moved(1));
    }

    /** Answers checks of a tail that such a command has moved with a mixture of the right one and the one before the command. */
    private static Behaviour afterCommands(Predicate<ObjectNode> commands, BinaryOperator<Position> confuse) {
        Map<String, Position> before = new HashMap<>();
        Map<String, Position> after = new HashMap<>();
        return Behaviour.on(Behaviour.either(Requests::appends, Requests::checksTail), (request, upstream) -> {
            String stream = Requests.stream(request);
            if (Requests.checksTail(request)) {
                UnaryOperator<Position> confused =
                        tail -> tail.equals(after.get(stream)) ? confuse.apply(tail, before.get(stream)) : tail;
                return upstream.send(request)
                        .map(reply -> reply.mapJson(Position.mapped(Vocabulary.MEMBER_TAIL, confused)));
            }
            if (Appends.records(request).stream().noneMatch(commands)) {
                return upstream.send(request);
            }
            return upstream.send(Requests.tailOf(request))
                    .compose(old -> upstream.send(request).onSuccess(reply -> {
                        if (Position.ofTail(old).isPresent() && reply.ok()) {
                            before.put(stream, Position.ofTail(old).get());
                            after.put(stream, Position.ofTail(reply).orElseThrow());
                        }
                    }));
        });
    }
}
