// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.history.linear;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Looks for an order as Wing and Gong do, and remembers where it has been (Lowe). An operation that changes nothing and can happen now happens now: if there
 * is an order at all, there is one in which it does. What only may have happened must not lead on and on: the model ends that.
 */
public final class Search<S, O> {

    private final Model<S, O> model;
    private final Effort effort;
    private final boolean again;

    /** Those whose outcome is known, by their calls, and those that may or may not have happened. */
    private final List<Timed<O>> known;

    private final List<Timed<O>> unknown;
    private final List<Object> kinds;

    private final BitSet done = new BitSet();
    private final BitSet taken = new BitSet();
    private final List<Integer> trail = new ArrayList<>();
    private final Set<Place<S>> visited = new HashSet<>();
    private final Deque<Step<S>> path = new ArrayDeque<>();
    private int low;
    private List<Timed<O>> longest = List.of();
    private int longestKnown = -1;
    private boolean longestIsNew;
    private S longestState;

    /** Where a search has been: what has happened, and the state. Of the known operations those before {@code low} all have. */
    private record Place<S>(int low, BitSet done, BitSet taken, S state) {}

    /** @param number of a known operation from 0 on, of an unknown one from -2 down, -1 for none */
    private record Move<S>(int number, S to) {}

    /** A place on the path, and where it can go on to. Most need only the first part of that, so the second is made when it is asked for. */
    private static final class Step<S> {
        private final int trail;
        private final S state;
        private final List<Move<S>> moves;
        private boolean complete;
        private int next;

        private Step(int trail, S state, List<Move<S>> moves, boolean complete) {
            this.trail = trail;
            this.state = state;
            this.moves = moves;
            this.complete = complete;
        }
    }

    private static final int BY_ITSELF = -1;
    private static final int FIRST_UNKNOWN = -2;

    private Search(Model<S, O> model, List<Timed<O>> history, boolean again, Effort effort) {
        this.model = model;
        this.effort = effort;
        this.again = again;
        var sorted =
                history.stream().sorted(Comparator.comparingLong(Timed::called)).toList();
        this.known = sorted.stream().filter(Timed::isKnown).toList();
        this.unknown = sorted.stream().filter(each -> !each.isKnown()).toList();
        this.kinds = unknown.stream().map(each -> model.kind(each.operation())).toList();
        this.longestState = model.initial();
    }

    /** Whether there is an order of this history, in any order given. */
    public static <S, O> Result<S, O> of(Model<S, O> model, List<Timed<O>> history, Effort effort) {
        return new Search<>(model, history, false, effort).run();
    }

    /**
     * Whether there is not even an order in which what may have happened may happen several times. That is found out much faster, because what has happened
     * of it need not be remembered.
     */
    public static <S, O> Result<S, O> roughly(Model<S, O> model, List<Timed<O>> history, Effort effort) {
        return new Search<>(model, history, true, effort).run();
    }

    private Result<S, O> run() {
        if (arriveAt(model.initial(), 0)) {
            return result(Decision.LEGAL);
        }
        while (effort.lasts() && !path.isEmpty()) {
            var step = path.peek();
            if (step.next < step.moves.size()) {
                var move = step.moves.get(step.next++);
                int before = trail.size();
                happens(move.number());
                if (arriveAt(move.to(), before)) {
                    return result(Decision.LEGAL);
                }
            } else if (step.complete) {
                keepLongest();
                path.pop();
                undo(step.trail);
            } else {
                step.complete = true;
                step.moves.addAll(uncertain(step.state));
            }
        }
        return result(effort.spent().isPresent() ? Decision.UNDECIDED : Decision.ILLEGAL);
    }

    private Result<S, O> result(Decision decision) {
        keepLongest();
        return new Result<>(decision, longest, longestState);
    }

    /**
     * Goes on from a state, whose operations have happened already.
     *
     * @param before how long the trail was without the one that led here
     * @return whether that was the last one
     */
    private boolean arriveAt(S state, int before) {
        while (effort.lasts() && settleOne(state)) {
            // until nothing more can happen that changes nothing
        }
        remember(state);
        if (done.cardinality() == known.size()) {
            return true;
        }
        var place = new Place<>(low, done.get(low, known.size()), (BitSet) taken.clone(), state);
        var isNew = !isLost(state) && visited.add(place) && effort.hasRoom(visited.size());
        path.push(new Step<>(before, state, isNew ? certain(state) : List.of(), !isNew));
        return false;
    }

    /** Whether something that has to happen can no longer. */
    private boolean isLost(S state) {
        return candidates().stream()
                .anyMatch(number -> model.isTooLate(state, known.get(number).operation()));
    }

    private boolean settleOne(S state) {
        for (var number : candidates()) {
            var after = model.after(state, known.get(number).operation());
            if (after.isPresent() && after.get().equals(state)) {
                happens(number);
                return true;
            }
        }
        return false;
    }

    /** What has to happen once and can happen now. */
    private List<Move<S>> certain(S state) {
        var moves = new ArrayList<Move<S>>();
        for (var number : candidates()) {
            model.after(state, known.get(number).operation()).ifPresent(to -> moves.add(new Move<>(number, to)));
        }
        return moves;
    }

    /** What may happen now, or not at all. */
    private List<Move<S>> uncertain(S state) {
        var moves = new ArrayList<Move<S>>();
        var earliest = earliestReturn();
        var tried = new HashSet<Object>();
        for (int number = 0; number < unknown.size() && unknown.get(number).called() <= earliest; number++) {
            var each = unknown.get(number);
            if (!taken.get(number) && tried.add(kinds.get(number))) {
                var move = FIRST_UNKNOWN - number;
                model.after(state, each.operation())
                        .filter(to -> !to.equals(state))
                        .ifPresent(to -> moves.add(new Move<>(move, to)));
            }
        }
        model.byItself(state).forEach(to -> moves.add(new Move<>(BY_ITSELF, to)));
        return moves;
    }

    /** The known operations that can be the next one: those that were called before any other has returned. */
    private List<Integer> candidates() {
        var earliest = earliestReturn();
        var found = new ArrayList<Integer>();
        for (int number = low; number < known.size() && known.get(number).called() <= earliest; number++) {
            if (!done.get(number)) {
                found.add(number);
            }
        }
        return found;
    }

    /** The earliest return of those that have not happened. */
    private long earliestReturn() {
        var earliest = Timed.NEVER;
        for (int number = low; number < known.size() && known.get(number).called() <= earliest; number++) {
            if (!done.get(number)) {
                earliest = Math.min(earliest, known.get(number).returned());
            }
        }
        return earliest;
    }

    private void happens(int number) {
        trail.add(number);
        if (number >= 0) {
            done.set(number);
            low = done.nextClearBit(low);
        } else if (number != BY_ITSELF && !again) {
            taken.set(FIRST_UNKNOWN - number);
        }
    }

    private void undo(int to) {
        for (int place = trail.size() - 1; place >= to; place--) {
            int number = trail.remove(place);
            if (number >= 0) {
                done.clear(number);
                low = Math.min(low, number);
            } else if (number != BY_ITSELF) {
                taken.clear(FIRST_UNKNOWN - number);
            }
        }
    }

    private void remember(S state) {
        int now = done.cardinality();
        if (now < longestKnown || now == longestKnown && model.progress(state) <= model.progress(longestState)) {
            return;
        }
        longestKnown = now;
        longestState = state;
        longestIsNew = true;
    }

    /** Before anything of it is undone: making the list at every step would take longer than the search. */
    private void keepLongest() {
        if (longestIsNew) {
            longestIsNew = false;
            longest = trail.stream()
                    .filter(number -> number != BY_ITSELF)
                    .map(number -> number >= 0 ? known.get(number) : unknown.get(FIRST_UNKNOWN - number))
                    .toList();
        }
    }
}
