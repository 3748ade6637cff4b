// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import dev.tidemark.server.log.settings.Lifetime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Decides about forks (Durable Streams 4.2). */
final class ForkDecision {

    private ForkDecision() {}

    static Decision of(Command.Fork fork, Optional<StreamState> current, Known known, long id, long now) {
        Optional<StreamState> source = known.stream(fork.point().source());
        if (current.isPresent()) {
            // Looked at first: a repetition succeeds although the source was deleted meanwhile.
            StreamState state = current.get();
            boolean same = isLike(state, fork, source);
            return Decision.refused(current, same ? new Outcome.Existing(state) : new Outcome.Different(state));
        }
        Optional<Outcome> refusal = refusal(fork, source);
        if (refusal.isPresent()) {
            return Decision.refused(current, refusal.get());
        }
        StreamState from = source.orElseThrow();
        Optional<Branch> branch = branch(fork.point(), from, known);
        if (branch.isEmpty()) {
            return Decision.refused(current, new Outcome.NoForkPoint());
        }
        List<byte[]> bodies = new ArrayList<>(branch.get().partial().stream().toList());
        bodies.addAll(fork.bodies());
        return Decision.created(new Change.Created(
                id, fork.name(), settings(fork, from, branch.get().at()), now, bodies, fork.closed()));
    }

    private static Optional<Outcome> refusal(Command.Fork fork, Optional<StreamState> source) {
        if (source.isEmpty()) {
            return Optional.of(new Outcome.NoSource());
        }
        StreamState from = source.get();
        if (from.softDeleted()) {
            return Optional.of(new Outcome.SourceSoftDeleted());
        }
        if (!fork.readAs().matches(from.contentType())) {
            // Without a type of its own it was understood by that of an earlier stream of the name.
            return Optional.of(fork.contentType().isPresent() ? new Outcome.WrongType(from) : new Outcome.NoSource());
        }
        return fork.point()
                .anchor()
                .filter(anchor -> anchor.compareTo(from.earliest()) < 0)
                .map(dropped -> new Outcome.Dropped(from));
    }

    /** Where the fork's own records begin, unless there is no such place. */
    private static Optional<Branch> branch(ForkPoint point, StreamState source, Known known) {
        Position anchor = point.anchor().orElse(source.tail());
        if (anchor.compareTo(source.tail()) > 0) {
            return Optional.empty();
        }
        if (anchor.equals(source.tail())) {
            return point.subOffset() == 0 ? Optional.of(new Branch(anchor, Optional.empty())) : Optional.empty();
        }
        Optional<LogRecord> next = known.record(source, anchor.sequence())
                .filter(found -> found.at().equals(anchor));
        if (next.isEmpty() || point.subOffset() == 0) {
            return next.map(aligned -> new Branch(anchor, Optional.empty()));
        }
        if (point.unit() == ForkPoint.Unit.RECORDS) {
            return point.subOffset() > source.tail().sequence() - anchor.sequence()
                    ? Optional.empty()
                    : known.record(source, anchor.sequence() + point.subOffset() - 1)
                            .map(last -> new Branch(last.end(), Optional.empty()));
        }
        byte[] body = next.get().body();
        if (point.subOffset() >= body.length) {
            return point.subOffset() == body.length
                    ? Optional.of(new Branch(next.get().end(), Optional.empty()))
                    : Optional.empty();
        }
        byte[] partial = Arrays.copyOf(body, (int) point.subOffset());
        return Optional.of(new Branch(anchor, Optional.of(partial)));
    }

    private static Settings settings(Command.Fork fork, StreamState source, Position at) {
        ForkPoint point = fork.point();
        Origin origin =
                new Origin(source.name(), source.id(), point.anchor(), point.subOffset(), at, source.earliest());
        return new Settings(
                source.contentType(),
                fork.lifetime().orElse(source.settings().lifetime()),
                fork.retention(),
                source.settings().policy(),
                Optional.of(origin));
    }

    /**
     * Whether a stream is what a request for a fork would have created: what the request leaves out was inherited.
     */
    private static boolean isLike(StreamState state, Command.Fork fork, Optional<StreamState> source) {
        Optional<Origin> origin = state.settings().origin().filter(known -> known.source()
                .equals(fork.point().source()));
        if (origin.isEmpty()) {
            return false;
        }
        Lifetime lifetime = fork.lifetime()
                .or(() -> source.map(from -> from.settings().lifetime()))
                .orElse(Lifetime.UNLIMITED);
        return state.settings().satisfy(fork.contentType().orElse(state.contentType()), lifetime, fork.retention())
                && state.closed() == fork.closed()
                && origin.get().subOffset() == fork.point().subOffset()
                && samePlace(origin.get(), fork.point().anchor(), source);
    }

    /** An omitted offset stands for the tail: of the time the fork was made, or of now. */
    private static boolean samePlace(Origin origin, Optional<Position> anchor, Optional<StreamState> source) {
        if (anchor.isEmpty()) {
            return origin.anchor().isEmpty() || source.map(StreamState::tail).equals(origin.anchor());
        }
        return origin.anchor().orElse(origin.at()).equals(anchor.get());
    }

    /** @param partial the beginning of a record that the fork has a part of */
    private record Branch(Position at, Optional<byte[]> partial) {}
}
