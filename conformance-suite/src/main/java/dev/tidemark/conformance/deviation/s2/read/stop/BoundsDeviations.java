// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read.stop;

import static dev.tidemark.conformance.deviation.s2.Queries.BAD;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Vocabulary;

/** S2 reads that take several bounds, or bounds that mean nothing, in the wrong way. */
final class BoundsDeviations {
    @Breaks(rule = "S2-READ-STOP-28", by = "Takes a bound that is no number for none.")
    Behaviour s2MalformedBoundIsNone() {
        return Behaviour.retry(Requests::reads, BAD, request -> Reads.without(request, Reads.BOUNDS));
    }

    @Breaks(rule = "S2-READ-STOP-28", by = "Takes an end that is no number for none.")
    Behaviour s2MalformedUntilIsNone() {
        return Behaviour.retry(Reads.having(Vocabulary.UNTIL), BAD, request -> request.withoutParam(Vocabulary.UNTIL));
    }

    @Breaks(rule = "S2-READ-STOP-28", by = "Answers a bound that is no number with 500.")
    Behaviour s2MalformedBoundBreaksServer() {
        return Behaviours.readsRefused(BAD, 500);
    }

    @Breaks(rule = "S2-READ-STOP-11", by = "Answers a read of nothing from the tail with 500.")
    Behaviour s2NothingAtTailBreaksServer() {
        return Reads.knowingTail(
                Bounds.isZero(Vocabulary.COUNT).or(Bounds.isZero(Vocabulary.BYTES)),
                (request, upstream, tail) ->
                        tail.starts(request) ? Reads.now(Reads.error(500, "other")) : upstream.send(request));
    }

    @Breaks(rule = "S2-READ-STOP-17", by = "Does not count bytes when it counts records.")
    Behaviour s2CountWinsOverBytes() {
        return Bounds.without(Vocabulary.BYTES, Reads.having(Vocabulary.COUNT));
    }

    @Breaks(rule = "S2-READ-STOP-17", by = "Does not count records when it counts bytes.")
    Behaviour s2BytesWinOverCount() {
        return Bounds.without(Vocabulary.COUNT, Reads.having(Vocabulary.BYTES));
    }

    @Breaks(rule = "S2-READ-STOP-18", by = "Does not look at timestamps when it counts records.")
    Behaviour s2CountWinsOverUntil() {
        return Bounds.without(Vocabulary.UNTIL, Reads.having(Vocabulary.COUNT));
    }

    @Breaks(rule = "S2-READ-STOP-18", by = "Does not count records when it looks at timestamps.")
    Behaviour s2UntilWinsOverCount() {
        return Bounds.without(Vocabulary.COUNT, Reads.having(Vocabulary.UNTIL));
    }

    @Breaks(rule = "S2-READ-STOP-19", by = "Does not look at timestamps when it counts bytes.")
    Behaviour s2BytesWinOverUntil() {
        return Bounds.without(Vocabulary.UNTIL, Reads.having(Vocabulary.BYTES));
    }

    @Breaks(rule = "S2-READ-STOP-19", by = "Does not count bytes when it looks at timestamps.")
    Behaviour s2UntilWinsOverBytes() {
        return Bounds.without(Vocabulary.BYTES, Reads.having(Vocabulary.UNTIL));
    }

    @Breaks(rule = "S2-READ-STOP-27", by = "Leaves command records out of what is read.")
    Behaviour s2CommandsHidden() {
        return Behaviours.batches(Requests.records(
                records -> records.stream().filter(record -> !isCommand(record)).toList()));
    }

    @Breaks(rule = "S2-READ-STOP-27", by = "Does not count command records.")
    Behaviour s2CommandsCostNothing() {
        return Reads.knowingFirst(
                request -> Reads.number(request, Vocabulary.COUNT).isPresent(),
                (request, upstream, first) ->
                        upstream.send(isCommand((ObjectNode) first) ? withOneMore(request) : request));
    }

    private static Request withOneMore(Request request) {
        return request.mapParam(Vocabulary.COUNT, count -> String.valueOf(Long.parseLong(count) + 1));
    }

    private static boolean isCommand(ObjectNode record) {
        return record.path(Vocabulary.MEMBER_HEADERS).size() == 1
                && record.path(Vocabulary.MEMBER_HEADERS)
                        .path(0)
                        .path(0)
                        .asText()
                        .isEmpty();
    }
}
