// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

/** Why a {@link Command} changed nothing. Each protocol has words of its own for each; a {@code switch} keeps them complete. */
public enum Refusal {
    /** There is no such stream. */
    MISSING,

    /** The stream was deleted and lives on for its forks only. */
    SOFT_DELETED,

    /** The name belongs to a stream that was deleted and lives on for its forks only. */
    NAME_TAKEN,

    /** There is no stream to fork. */
    NO_SOURCE,

    /** The stream to fork was deleted and lives on for its forks only. */
    SOURCE_SOFT_DELETED,

    /** The stream to fork has no such position. */
    NO_FORK_POINT,

    /** The position was dropped by the retention of the stream to read or to fork. */
    DROPPED,

    /** A stream of this name exists with other settings or another closure. */
    DIFFERENT,

    /** The stream is closed. */
    CLOSED,

    /** The records are of another content type than the stream. */
    WRONG_TYPE,

    /** The writer's sequence is not greater than the last one. */
    OUT_OF_SEQUENCE,

    /** Another number of records than the writer named lies before the tail. */
    SEQUENCE_MISMATCH,

    /** The stream's fencing token is another one than the writer named. */
    TOKEN_MISMATCH,

    /** The stream wants every record to have a timestamp. */
    TIMESTAMP_REQUIRED,

    /** A later run of the producer is known. */
    STALE_EPOCH,

    /** A new run of a producer starts with another sequence than 0. */
    EPOCH_NOT_FROM_START,

    /** Appends of the producer are missing before this one. */
    SEQUENCE_GAP,

    /** An earlier append of the same {@link Chain} was refused. */
    CHAIN_BROKEN,

    /** For now: more is waiting to be stored than the server wants to hold in memory. */
    OVERLOADED,

    /** For now: it could not be stored, and nothing of it is. */
    NOT_STORED
}
