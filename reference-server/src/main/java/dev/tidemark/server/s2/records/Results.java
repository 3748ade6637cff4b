// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.ReadOutcome;
import dev.tidemark.server.log.Slice;
import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.S2Problem;

/** What the outcomes of the log mean to a client of S2. */
final class Results {

    private Results() {}

    /** @throws S2Problem if the batch was not stored */
    static Ack ack(Outcome outcome) {
        if (outcome instanceof Outcome.Recorded recorded) {
            return Ack.of(recorded);
        }
        throw refused(outcome);
    }

    /** @throws S2Problem if nothing could be read */
    static Slice slice(ReadOutcome outcome) {
        if (outcome instanceof Slice slice) {
            return slice;
        }
        if (outcome instanceof Outcome.SoftDeleted) {
            throw Opening.deletionPending();
        }
        throw outcome instanceof Outcome.Missing
                ? gone()
                : S2Problem.of(Code.STORAGE, "The records cannot be read now.");
    }

    static S2Problem gone() {
        return S2Problem.of(Code.STREAM_NOT_FOUND, "There is no such stream any more.");
    }

    private static S2Problem refused(Outcome outcome) {
        if (outcome instanceof Outcome.SequenceMismatch mismatch) {
            return S2Problem.sequenceMismatch(mismatch.stream().tail().sequence());
        }
        if (outcome instanceof Outcome.TokenMismatch mismatch) {
            return S2Problem.tokenMismatch(mismatch.stream().controls().fencingToken());
        }
        if (outcome instanceof Outcome.TimestampRequired) {
            return S2Problem.of(Code.INVALID, "In this stream every record needs a timestamp.");
        }
        if (outcome instanceof Outcome.Closed) {
            return S2Problem.of(Code.STREAM_CLOSED, "The stream is closed: it takes no more records.");
        }
        if (outcome instanceof Outcome.SoftDeleted) {
            return Opening.deletionPending();
        }
        if (outcome instanceof Outcome.Missing) {
            return gone();
        }
        if (outcome instanceof Outcome.Overloaded) {
            return S2Problem.of(Code.RATE_LIMITED, "More is waiting to be stored than the server holds; try again.");
        }
        if (outcome instanceof Outcome.NotStored refusal) {
            return S2Problem.of(
                    Code.STORAGE, refusal.full() ? "There is no room for it." : "It could not be stored; try again.");
        }
        return S2Problem.unavailable();
    }
}
