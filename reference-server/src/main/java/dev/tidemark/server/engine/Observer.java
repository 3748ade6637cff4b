// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.engine;

import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.Outcome;

/** Is told what the store does, by the threads that do it: so it must be quick. */
public interface Observer {

    /** A command was carried out or refused. */
    default void answered(Command command, Outcome outcome) {}

    /** So many commands were made durable together. */
    default void batch(int commands) {}

    /** The disk took so long to confirm what was written to the journal. */
    default void synced(long nanos) {}

    /** Nobody watches. */
    Observer NONE = new Observer() {};
}
