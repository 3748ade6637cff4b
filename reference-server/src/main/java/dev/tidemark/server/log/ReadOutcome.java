// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

/** What became of a read: a {@link Slice}, {@link Outcome.Missing}, or a position that is none. */
public sealed interface ReadOutcome permits Slice, Outcome.Missing, ReadOutcome.NoSuchPosition {

    /** The position lies behind the tail or inside a record. */
    record NoSuchPosition(StreamState stream) implements ReadOutcome {}
}
