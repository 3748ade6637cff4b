// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.read.wait;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Vocabulary;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** S2 sessions that lose records which arrive. */
final class WokenSessionDeviations {
    private static final Predicate<Request> SESSION = Requests::opensEvents;

    @Breaks(rule = "S2-READ-WAIT-25", by = "Loses the second batch of each session.")
    Behaviour s2BatchLostOnTheWay() {
        return batches(() -> numbered(2, event -> List.of()));
    }

    @Breaks(rule = "S2-READ-WAIT-25", by = "Sends the second batch of each session twice.")
    Behaviour s2BatchRepeatedOnTheWay() {
        return batches(() -> numbered(2, event -> List.of(event, event)));
    }

    @Breaks(rule = "S2-READ-WAIT-26", by = "Loses every twentieth batch of a session.")
    Behaviour s2SlowReaderLosesRecords() {
        return batches(() -> numbered(20, event -> List.of()));
    }

    /** Changes the batches of each session by a change of its own. */
    private static Behaviour batches(Supplier<Function<Event, List<Event>>> changes) {
        return Behaviour.reply(SESSION, (UnaryOperator<Reply>) reply -> {
            Function<Event, List<Event>> change = changes.get();
            return reply.mapEvents(event -> event.is(Vocabulary.EVENT_BATCH) ? change.apply(event) : List.of(event));
        });
    }

    /** Changes each event whose number is a multiple of this. */
    private static Function<Event, List<Event>> numbered(int every, Function<Event, List<Event>> change) {
        int[] count = {0};
        return event -> ++count[0] % every == 0 ? change.apply(event) : List.of(event);
    }
}
