// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import dev.tidemark.server.log.settings.Timestamping;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** Decides about appends of records with conditions (S2, "append"). */
final class RecordDecision {

    private RecordDecision() {}

    static Decision of(Command.AppendRecords append, StreamState state, long now) {
        return refusal(append, state)
                .map(outcome -> Decision.refused(Optional.of(state), outcome))
                .orElseGet(() -> accept(append, state, now));
    }

    /** The token is looked at first, so that a writer that lost its place learns of it. */
    private static Optional<Outcome> refusal(Command.AppendRecords append, StreamState state) {
        if (state.closed()) {
            return Optional.of(new Outcome.Closed(state));
        }
        if (append.fencingToken()
                .filter(token -> !token.equals(state.controls().fencingToken()))
                .isPresent()) {
            return Optional.of(new Outcome.TokenMismatch(state));
        }
        OptionalLong wanted = append.matchSequence();
        return wanted.isPresent() && wanted.getAsLong() != state.tail().sequence()
                ? Optional.of(new Outcome.SequenceMismatch(state))
                : Optional.empty();
    }

    private static Decision accept(Command.AppendRecords append, StreamState state, long now) {
        Timestamping timestamping = state.settings().policy().timestamping();
        List<Stamped> stamped = new ArrayList<>(append.records().size());
        long last = state.tailTimestamp();
        for (NewRecord one : append.records()) {
            OptionalLong timestamp = timestamping.stamp(one.timestamp(), last, now);
            if (timestamp.isEmpty()) {
                return Decision.refused(Optional.of(state), new Outcome.TimestampRequired());
            }
            last = timestamp.getAsLong();
            stamped.add(new Stamped(last, one.headers(), one.body()));
        }
        var recorded = new Change.Recorded(state.id(), now, stamped);
        StreamState after = state.after(recorded);
        return new Decision(
                Optional.of(recorded),
                Optional.of(after),
                new Outcome.Recorded(after, state.tail(), stamped.get(0).timestamp()));
    }
}
