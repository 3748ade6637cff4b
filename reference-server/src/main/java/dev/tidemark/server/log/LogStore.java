// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;

/** A set of streams that keeps what it acknowledged. No method blocks its caller. */
public interface LogStore {

    /**
     * Carries out a command, after all earlier ones and before all later ones. The stage completes once the outcome is
     * durable and visible to every reader; it fails if the store cannot write any more.
     */
    CompletionStage<Outcome> execute(Command command);

    /** The acknowledged state of a stream. */
    Optional<StreamState> find(StreamName name);

    /**
     * Reads acknowledged records from a position on: at least one if there is one, and no more than fit into
     * {@code maxBytes} otherwise.
     */
    CompletionStage<ReadOutcome> read(StreamName name, Position from, int maxBytes);

    /**
     * Calls back after each acknowledged change of a stream, when it can be read already. The callback must be quick:
     * writers wait for it.
     */
    void onChange(Consumer<StreamName> listener);
}
