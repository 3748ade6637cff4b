// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read.stop;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Vocabulary;
import java.util.List;

/** S2 reads that do not stop before the timestamp that they name. */
final class UntilDeviations {
    @Breaks(rule = "S2-READ-STOP-12", by = "Gives records that have the timestamp a read ends at.")
    Behaviour s2UntilInclusive() {
        return Reads.shifted(Vocabulary.UNTIL, t -> t + 1);
    }

    @Breaks(rule = "S2-READ-STOP-12", by = "Does not look at the timestamp a read ends at.")
    Behaviour s2UntilIgnored() {
        return Bounds.without(Vocabulary.UNTIL, request -> true);
    }

    @Breaks(rule = "S2-READ-STOP-13", by = "Leaves the records of the last millisecond out.")
    Behaviour s2UntilOneEarly() {
        return Reads.shifted(Vocabulary.UNTIL, t -> t > 0 ? t - 1 : t);
    }

    @Breaks(rule = "S2-READ-STOP-13", by = "Leaves the last record before the end of a read out.")
    Behaviour s2UntilDropsLastRecord() {
        return Behaviour.reply(
                request -> Requests.readsOnce(request) && request.hasParam(Vocabulary.UNTIL),
                reply -> reply.mapJson(
                        Requests.records(records -> records.subList(0, Math.max(0, records.size() - 1)))));
    }

    @Breaks(rule = "S2-READ-STOP-14", by = "Refuses a read that ends before its first record.")
    Behaviour s2UntilBeforeFirstRecordOutOfRange() {
        return Bounds.emptyIsRefused(Vocabulary.UNTIL);
    }

    @Breaks(rule = "S2-READ-STOP-14", by = "Gives the first record to a read that ends before it.")
    Behaviour s2UntilBeforeFirstRecordGivesIt() {
        return Bounds.firstRecordInSpiteOf(Vocabulary.UNTIL);
    }

    @Breaks(rule = "S2-READ-STOP-15", by = "Keeps a session open until the clock reaches its end.")
    Behaviour s2UntilKeepsSessionOpen() {
        return Behaviour.reply(Reads.having(Vocabulary.UNTIL), Reply::heldOpen);
    }

    @Breaks(rule = "S2-READ-STOP-15", by = "Waits for further records while the end of a read has not been reached.")
    Behaviour s2UntilMakesReadWait() {
        return Behaviour.on(
                request -> Requests.readsOnce(request) && request.hasParam(Vocabulary.UNTIL),
                (request, upstream) -> upstream.pause(Bounds.LONG).compose(over -> upstream.send(request)));
    }

    @Breaks(rule = "S2-READ-STOP-16", by = "Ends a session with an error when the clock passes its end.")
    Behaviour s2ClockPastUntilIsAnError() {
        return Behaviour.reply(Reads.having(Vocabulary.UNTIL), reply -> reply.mapEvents(
                        event -> event.data().equals("[DONE]") ? List.of() : List.of(event))
                .followedBy(Event.of(Vocabulary.EVENT_ERROR, "{\"code\":\"other\",\"message\":\"Too late.\"}")));
    }
}
