// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import java.util.List;
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
     * {@code maxBytes} otherwise; command records are left out. {@link Position#START} means the earliest record that was not dropped: the slice tells
     * where it starts.
     *
     * <p>A read that succeeds starts the countdown of an idle stream anew, as an accepted append does.
     */
    CompletionStage<ReadOutcome> read(StreamName name, Position from, int maxBytes);

    /**
     * Reads as {@link #read} does, but the bytes that a reader of plain bytes gets, without looking at each record.
     *
     * @param room where to put them
     * @return a {@link Page}, or why there is none
     */
    CompletionStage<ReadOutcome> readPage(StreamName name, Position from, int maxBytes, Page.Room room);

    /**
     * Reads as {@link #read} does, from the first record that was not dropped and has at least {@code sequence} records
     * before it. At the tail and behind it the slice is empty. Where records were dropped by a command they are gone at
     * once.
     */
    CompletionStage<ReadOutcome> readFrom(StreamName name, long sequence, Portion portion);

    /** Reads as {@link #readFrom} does, from the first record with this timestamp or a later one. */
    CompletionStage<ReadOutcome> readSince(StreamName name, long timestamp, Portion portion);

    /**
     * The acknowledged streams whose names begin with {@code prefix} and come after {@code after}, in the order of their
     * names; also those that are soft-deleted.
     *
     * @param limit how many at the most
     */
    List<StreamState> list(String prefix, String after, int limit);

    /** Keeps an idle stream from expiring until the hold is closed, and starts its countdown anew then. */
    Hold hold(StreamState stream);

    /**
     * Calls back after each acknowledged change of a stream, when it can be read already. The callback must be quick:
     * writers wait for it.
     */
    void onChange(Consumer<StreamName> listener);

    /**
     * Calls back for each change once it is durable and can be read, before anybody is told: who was told of a change finds
     * that its listeners know it already. The callback must be quick: all writers wait for it.
     */
    void onCommit(CommitListener listener);

    /** Learns of changes in their order. */
    @FunctionalInterface
    interface CommitListener {

        /** @param after the stream after the change; empty if it is gone */
        void committed(StreamName name, Change change, Optional<StreamState> after);
    }

    /** A reader that waits. */
    interface Hold extends AutoCloseable {
        @Override
        void close();
    }
}
