// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

/** What became of a {@link Command}: it changed something, nothing had to change, or it was {@link Refused}. */
public sealed interface Outcome {

    /** The stream was created. */
    record Created(StreamState stream) implements Outcome {}

    /** A stream like the wanted one exists already. */
    record Existing(StreamState stream) implements Outcome {}

    /** The records are stored and the stream is closed if that was asked, now or before. */
    record Appended(StreamState stream) implements Outcome {}

    /** Nothing to do: the producer's append was stored before. */
    record Duplicate(StreamState stream, Producer last) implements Outcome {}

    /**
     * The records are stored, up to the tail of the stream in this state.
     *
     * @param start where the first one is
     * @param startTimestamp its timestamp
     */
    record Recorded(StreamState stream, Position start, long startTimestamp) implements Outcome {}

    /** The stream is configured as was asked. */
    record Reconfigured(StreamState stream) implements Outcome {}

    /** The stream is gone. */
    record Deleted() implements Outcome {}

    /** Nothing was changed. */
    sealed interface Refused extends Outcome {

        /** Why; whoever tells it somebody does so by an exhaustive {@code switch}. */
        Refusal reason();
    }

    /** Refused: there is no such stream. */
    record Missing() implements Refused, ReadOutcome {
        @Override
        public Refusal reason() {
            return Refusal.MISSING;
        }
    }

    /** Refused: the stream was deleted and lives on for its forks only. */
    record SoftDeleted() implements Refused, ReadOutcome {
        @Override
        public Refusal reason() {
            return Refusal.SOFT_DELETED;
        }
    }

    /** Refused: the name belongs to a stream that was deleted and lives on for its forks only. */
    record NameTaken() implements Refused {
        @Override
        public Refusal reason() {
            return Refusal.NAME_TAKEN;
        }
    }

    /** Refused: there is no stream to fork. */
    record NoSource() implements Refused {
        @Override
        public Refusal reason() {
            return Refusal.NO_SOURCE;
        }
    }

    /** Refused: the stream to fork was deleted and lives on for its forks only. */
    record SourceSoftDeleted() implements Refused {
        @Override
        public Refusal reason() {
            return Refusal.SOURCE_SOFT_DELETED;
        }
    }

    /** Refused: the stream to fork has no such position. */
    record NoForkPoint() implements Refused {
        @Override
        public Refusal reason() {
            return Refusal.NO_FORK_POINT;
        }
    }

    /** Refused: the position was dropped by the retention of the stream to read or to fork. */
    record Dropped(StreamState stream) implements Refused, ReadOutcome {
        @Override
        public Refusal reason() {
            return Refusal.DROPPED;
        }
    }

    /** Refused: a stream of this name exists with other settings or another closure. */
    record Different(StreamState stream) implements Refused {
        @Override
        public Refusal reason() {
            return Refusal.DIFFERENT;
        }
    }

    /** Refused: the stream is closed. */
    record Closed(StreamState stream) implements Refused {
        @Override
        public Refusal reason() {
            return Refusal.CLOSED;
        }
    }

    /** Refused: the records are of another content type than the stream. */
    record WrongType(StreamState stream) implements Refused {
        @Override
        public Refusal reason() {
            return Refusal.WRONG_TYPE;
        }
    }

    /** Refused: the writer's sequence is not greater than the last one. */
    record OutOfSequence(StreamState stream) implements Refused {
        @Override
        public Refusal reason() {
            return Refusal.OUT_OF_SEQUENCE;
        }
    }

    /** Refused: another number of records than the writer named lies before the tail. */
    record SequenceMismatch(StreamState stream) implements Refused {
        @Override
        public Refusal reason() {
            return Refusal.SEQUENCE_MISMATCH;
        }
    }

    /** Refused: the stream's fencing token is another one than the writer named. */
    record TokenMismatch(StreamState stream) implements Refused {
        @Override
        public Refusal reason() {
            return Refusal.TOKEN_MISMATCH;
        }
    }

    /** Refused: the stream wants every record to have a timestamp. */
    record TimestampRequired() implements Refused {
        @Override
        public Refusal reason() {
            return Refusal.TIMESTAMP_REQUIRED;
        }
    }

    /** Refused: a later run of the producer is known. */
    record StaleEpoch(long current) implements Refused {
        @Override
        public Refusal reason() {
            return Refusal.STALE_EPOCH;
        }
    }

    /** Refused: a new run of a producer starts with another sequence than 0. */
    record EpochNotFromStart() implements Refused {
        @Override
        public Refusal reason() {
            return Refusal.EPOCH_NOT_FROM_START;
        }
    }

    /** Refused: appends of the producer are missing before this one. */
    record SequenceGap(long expected, long received) implements Refused {
        @Override
        public Refusal reason() {
            return Refusal.SEQUENCE_GAP;
        }
    }

    /** Refused: an earlier append of the same {@link Chain} was. */
    record ChainBroken() implements Refused {
        @Override
        public Refusal reason() {
            return Refusal.CHAIN_BROKEN;
        }
    }

    /** Refused for now: more is waiting to be stored than the server wants to hold in memory. */
    record Overloaded() implements Refused {
        @Override
        public Refusal reason() {
            return Refusal.OVERLOADED;
        }
    }

    /**
     * Refused for now: it could not be stored, and nothing of it is.
     *
     * @param full whether there was no room for it
     */
    record NotStored(boolean full) implements Refused {
        @Override
        public Refusal reason() {
            return Refusal.NOT_STORED;
        }
    }
}
