// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import java.util.Optional;

/**
 * Decides what a command does to a stream. It must be asked by one thread at a time, with the state all earlier
 * decisions led to: that gives all commands one order.
 *
 * @param change what happens, if anything
 * @param after the state of the stream afterwards; absent if there is none
 * @param outcome what to tell the client once the change is stored
 */
public record Decision(Optional<Change> change, Optional<StreamState> after, Outcome outcome) {

    /**
     * @param id the id to give to a created stream
     * @param now milliseconds since 1970
     */
    public static Decision of(Command command, Known known, long id, long now) {
        Optional<StreamState> current = known.stream(command.name());
        if (current.filter(StreamState::softDeleted).isPresent()) {
            boolean creates = command instanceof Command.Create || command instanceof Command.Fork;
            return refused(current, creates ? new Outcome.NameTaken() : new Outcome.SoftDeleted());
        }
        if (command instanceof Command.Create create) {
            return current.map(state -> ensure(create, state)).orElseGet(() -> create(create, id, now));
        }
        if (command instanceof Command.Fork fork) {
            return ForkDecision.of(fork, current, known, id, now);
        }
        if (current.isEmpty()) {
            return refused(current, new Outcome.Missing());
        }
        StreamState state = current.get();
        if (command instanceof Command.Append append) {
            return refusal(append, state, known)
                    .map(outcome -> refused(current, outcome))
                    .orElseGet(() -> append(append, state, now));
        }
        if (command instanceof Command.AppendRecords append) {
            return RecordDecision.of(append, state, now);
        }
        if (command instanceof Command.Reconfigure wanted) {
            var change = new Change.Reconfigured(state.id(), wanted.retention(), wanted.policy());
            StreamState after = StreamState.after(current, change).orElseThrow();
            return new Decision(Optional.of(change), Optional.of(after), new Outcome.Reconfigured(after));
        }
        if (command instanceof Command.Delete) {
            Change removal = removal(state, known);
            return new Decision(Optional.of(removal), StreamState.after(current, removal), new Outcome.Deleted());
        }
        return refused(current, new Outcome.Existing(state)); // what to trim is not decided here
    }

    /** How to remove a stream: its forks still need its records (Durable Streams 4.2). */
    public static Change removal(StreamState state, Known known) {
        return known.hasForks(state.id()) ? new Change.SoftDeleted(state.id()) : new Change.Deleted(state.id());
    }

    /**
     * Why an append cannot be done, if so. Closure is looked at first, so that a writer learns of it whatever else is
     * wrong (Durable Streams 5.2).
     */
    public static Optional<Outcome> refusal(Command.Append append, StreamState state, Producer.Lookup producers) {
        boolean onlyClose = append.bodies().isEmpty();
        if (state.closed()) {
            return Optional.of(whenClosed(append, state));
        }
        boolean typeMatches =
                append.contentType().map(state.contentType()::matches).orElse(onlyClose);
        if (!onlyClose && !typeMatches) {
            return Optional.of(new Outcome.WrongType(state));
        }
        Optional<Outcome> byProducer = append.producer()
                .flatMap(producer -> producer.refusal(producers.last(state.id(), producer.id()), state));
        if (byProducer.isPresent()) {
            return byProducer;
        }
        if (append.writerSequence().isPresent()
                && state.writerSequence().isPresent()
                && append.writerSequence()
                                .get()
                                .compareTo(state.writerSequence().get())
                        <= 0) {
            return Optional.of(new Outcome.OutOfSequence(state));
        }
        return Optional.empty();
    }

    /** Closing again succeeds, and so does a producer's repetition of the very append that closed (5.2.1). */
    private static Outcome whenClosed(Command.Append append, StreamState state) {
        if (append.producer().isPresent()) {
            return append.producer().equals(state.closedBy())
                    ? new Outcome.Duplicate(state, append.producer().get())
                    : new Outcome.Closed(state);
        }
        return append.bodies().isEmpty() ? new Outcome.Appended(state) : new Outcome.Closed(state);
    }

    static Decision refused(Optional<StreamState> current, Outcome outcome) {
        return new Decision(Optional.empty(), current, outcome);
    }

    private static Decision ensure(Command.Create create, StreamState state) {
        boolean same = state.settings().origin().isEmpty()
                && state.settings().satisfy(create.contentType(), create.lifetime(), create.retention())
                && create.closed() == state.closed();
        return refused(Optional.of(state), same ? new Outcome.Existing(state) : new Outcome.Different(state));
    }

    private static Decision create(Command.Create create, long id, long now) {
        Settings settings = new Settings(
                create.contentType(), create.lifetime(), create.retention(), create.policy(), Optional.empty());
        return created(new Change.Created(id, create.name(), settings, now, create.bodies(), create.closed()));
    }

    static Decision created(Change.Created created) {
        StreamState state = StreamState.created(created);
        return new Decision(Optional.of(created), Optional.of(state), new Outcome.Created(state));
    }

    private static Decision append(Command.Append append, StreamState state, long now) {
        long timestamp = Math.max(now, state.lastTimestamp());
        var appended = new Change.Appended(
                state.id(), timestamp, append.bodies(), append.close(), append.writerSequence(), append.producer());
        StreamState after = state.after(appended);
        return new Decision(Optional.of(appended), Optional.of(after), new Outcome.Appended(after));
    }
}
