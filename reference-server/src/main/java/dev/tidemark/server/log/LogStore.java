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

    /** The acknowledged state of a stream; also of one that is soft-deleted, but of none whose time is over. */
    Optional<StreamState> find(StreamName name);

    /**
     * Reads acknowledged records from a position on: at least one if there is one, and no more than fit into
     * {@code maxBytes} otherwise. {@link Position#START} means the earliest record that was not dropped: the slice tells
     * where it starts.
     *
     * <p>A read that succeeds starts the countdown of an idle stream anew, as an accepted append does.
     */
    CompletionStage<ReadOutcome> read(StreamName name, Position from, int maxBytes);

    /** Keeps an idle stream from expiring until the hold is closed, and starts its countdown anew then. */
    Hold hold(StreamState stream);

    /**
     * Calls back after each acknowledged change of a stream, when it can be read already. The callback must be quick:
     * writers wait for it.
     */
    void onChange(Consumer<StreamName> listener);

    /** A reader that waits. */
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }
}
