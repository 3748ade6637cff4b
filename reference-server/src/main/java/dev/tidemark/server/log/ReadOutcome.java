// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

/** What became of a read: a {@link Stretch}, or the reason why there is none. */
public sealed interface ReadOutcome
        permits Stretch, Outcome.Missing, Outcome.SoftDeleted, Outcome.Dropped, ReadOutcome.NoSuchPosition {

    /** The position lies behind the tail or inside a record. */
    record NoSuchPosition(StreamState stream) implements ReadOutcome {}
}
