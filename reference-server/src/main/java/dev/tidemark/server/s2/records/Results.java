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
        if (outcome instanceof Outcome.Refused refused) {
            throw refused(refused);
        }
        throw new IllegalStateException("this is no answer to an append: " + outcome);
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

    private static S2Problem refused(Outcome.Refused refused) {
        return switch (refused.reason()) {
            case SEQUENCE_MISMATCH ->
                S2Problem.sequenceMismatch(
                        ((Outcome.SequenceMismatch) refused).stream().tail().sequence());
            case TOKEN_MISMATCH ->
                S2Problem.tokenMismatch(
                        ((Outcome.TokenMismatch) refused).stream().controls().fencingToken());
            case TIMESTAMP_REQUIRED -> S2Problem.of(Code.INVALID, "In this stream every record needs a timestamp.");
            case CLOSED -> S2Problem.of(Code.STREAM_CLOSED, "The stream is closed: it takes no more records.");
            case SOFT_DELETED -> Opening.deletionPending();
            case MISSING -> gone();
            case OVERLOADED ->
                S2Problem.of(Code.RATE_LIMITED, "More is waiting to be stored than the server holds; try again.");
            case NOT_STORED -> S2Problem.of(Code.STORAGE, notStored((Outcome.NotStored) refused));
            case CHAIN_BROKEN -> S2Problem.unavailable();
            case NAME_TAKEN,
                    NO_SOURCE,
                    SOURCE_SOFT_DELETED,
                    NO_FORK_POINT,
                    DROPPED,
                    DIFFERENT,
                    WRONG_TYPE,
                    OUT_OF_SEQUENCE,
                    STALE_EPOCH,
                    EPOCH_NOT_FROM_START,
                    SEQUENCE_GAP -> throw new IllegalStateException("no append of records is refused so: " + refused);
        };
    }

    private static String notStored(Outcome.NotStored refused) {
        return refused.full() ? "There is no room for it." : "It could not be stored; try again.";
    }
}
