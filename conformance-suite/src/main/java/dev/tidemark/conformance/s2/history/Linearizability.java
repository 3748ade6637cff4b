// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.history;

import dev.tidemark.conformance.history.linear.Decision;
import dev.tidemark.conformance.history.linear.Effort;
import dev.tidemark.conformance.history.linear.Reduction;
import dev.tidemark.conformance.history.linear.Result;
import dev.tidemark.conformance.history.linear.Search;
import dev.tidemark.conformance.history.linear.Timed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * Judges histories of a stream that was new at their beginning. A counterexample is made smaller by telling less: of an acknowledged append
 * that is not told only the numbers it took are known, and nothing of another answer; appends without an answer are told always, because they explain
 * rather than contradict.
 */
public final class Linearizability {

    private Linearizability() {}

    /**
     * @param history in any order
     * @param effort for the judgement and for making a counterexample small
     */
    public static Verdict of(List<Timed<Deed>> history, Effort effort) {
        var deeds =
                history.stream().sorted(Comparator.comparingLong(Timed::called)).toList();
        var twice = acknowledgedTwice(deeds);
        if (twice.isPresent()) {
            return new Verdict.Illegal(twice.get(), Counterexample.ofOneCall(twice.get()));
        }
        var known = deeds.stream().filter(Timed::isKnown).filter(once()).toList();
        var unknown = deeds.stream().filter(deed -> !deed.isKnown()).toList();
        if (search(Search::roughly, known, List.of(), unknown, effort).isIllegal()) {
            return illegal(Search::roughly, known, unknown, effort);
        }
        var result = search(Search::of, known, List.of(), unknown, effort);
        return switch (result.decision()) {
            case LEGAL -> new Verdict.Legal(deeds.size());
            case UNDECIDED -> new Verdict.Undecided(effort.spent().orElse(""));
            case ILLEGAL -> illegal(Search::of, known, unknown, effort);
        };
    }

    /** How an order is looked for. */
    @FunctionalInterface
    private interface Way {
        Result<StreamState, Deed> search(StreamModel model, List<Timed<Deed>> history, Effort effort);
    }

    private static Verdict illegal(Way way, List<Timed<Deed>> known, List<Timed<Deed>> unknown, Effort effort) {
        var few = Reduction.of(
                known,
                some -> search(way, some, others(known, some), unknown, effort).isIllegal(),
                effort);
        var last = search(way, few, others(known, few), unknown, effort);
        return new Verdict.Illegal(few, new Counterexample(few, known, unknown, last).text());
    }

    private static Result<StreamState, Deed> search(
            Way way, List<Timed<Deed>> told, List<Timed<Deed>> untold, List<Timed<Deed>> unknown, Effort effort) {
        var all = new ArrayList<>(told);
        all.addAll(unknown);
        var model = new StreamModel(all, untold);
        return model.isContradicted()
                ? new Result<>(Decision.ILLEGAL, List.of(), StreamState.NEW)
                : way.search(model, all, effort);
    }

    private static List<Timed<Deed>> others(List<Timed<Deed>> all, List<Timed<Deed>> some) {
        Set<Timed<Deed>> told = Collections.newSetFromMap(new IdentityHashMap<>());
        told.addAll(some);
        return all.stream().filter(deed -> !told.contains(deed)).toList();
    }

    /** Lets the first of several acknowledgements of one append through: the others say the same. */
    private static Predicate<Timed<Deed>> once() {
        var seen = new HashSet<Long>();
        return deed -> !(deed.operation().outcome() instanceof Outcome.Acknowledged)
                || seen.add(deed.operation().number());
    }

    /** Two acknowledgements of one append that give it different numbers. */
    private static Optional<List<Timed<Deed>>> acknowledgedTwice(List<Timed<Deed>> deeds) {
        var first = new HashMap<Long, Timed<Deed>>();
        for (var deed : deeds) {
            if (deed.operation().outcome() instanceof Outcome.Acknowledged) {
                var before = first.putIfAbsent(deed.operation().number(), deed);
                if (before != null
                        && !before.operation().outcome().equals(deed.operation().outcome())) {
                    return Optional.of(List.of(before, deed));
                }
            }
        }
        return Optional.empty();
    }
}
