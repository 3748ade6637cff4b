// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.history;

import dev.tidemark.conformance.history.linear.Model;
import dev.tidemark.conformance.history.linear.Timed;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A stream that some deeds are told of, and that others happen to besides, of which no more is known than which numbers they took. What a record is
 * is known from acknowledgements and from reads together, whenever they came: a number has one record for ever. So a state need not hold the records.
 */
final class StreamModel implements Model<StreamState, Deed> {

    private static final long SEVERAL = -1;

    private final Map<Long, String> contents = new HashMap<>();
    private final Map<String, Long> places = new HashMap<>();
    private final Map<String, Integer> writers = new HashMap<>();
    private final Set<Long> owned = new HashSet<>();
    private final Map<Long, List<Call.Append>> besides = new HashMap<>();
    private long known;
    private long commands;
    private boolean contradicted;

    /**
     * @param told the deeds that are looked at
     * @param untold deeds that happened besides, at some time
     */
    StreamModel(List<Timed<Deed>> told, List<Timed<Deed>> untold) {
        untold.forEach(each -> {
            if (each.operation().call() instanceof Call.Append append
                    && each.operation().outcome() instanceof Outcome.Acknowledged ack) {
                besides.computeIfAbsent(ack.start(), start -> new ArrayList<>()).add(append);
                own(ack);
            }
        });
        told.forEach(each -> learn(each.operation()));
        told.forEach(each -> count(each.operation()));
        untold.forEach(each -> count(each.operation()));
    }

    private void count(Deed deed) {
        if (deed.call() instanceof Call.Append append) {
            append.entries().forEach(entry -> writers.merge(entry.content(), 1, Integer::sum));
            commands += isCommand(append) ? append.entries().size() : 0;
        }
    }

    private static boolean isCommand(Call.Append append) {
        return append.entries().stream().anyMatch(Entry::isCommand);
    }

    private void learn(Deed deed) {
        if (deed.outcome() instanceof Outcome.Acknowledged ack && deed.call() instanceof Call.Append append) {
            for (int place = 0; place < append.entries().size(); place++) {
                learn(ack.start() + place, append.entries().get(place).content());
            }
            own(ack);
        } else if (deed.outcome() instanceof Outcome.Records records) {
            records.found().forEach(found -> learn(found.seqNum(), found.content()));
            records.tail().ifPresent(this::reach);
        } else if (deed.outcome() instanceof Outcome.Tail tail) {
            reach(tail.seqNum());
        } else if (deed.outcome() instanceof Outcome.OtherSeqNum other) {
            reach(other.next());
        }
    }

    private void own(Outcome.Acknowledged ack) {
        for (long seqNum = ack.start(); seqNum < ack.end(); seqNum++) {
            owned.add(seqNum);
        }
        reach(ack.end());
    }

    private void learn(long seqNum, String content) {
        var before = contents.putIfAbsent(seqNum, content);
        contradicted |= before != null && !before.equals(content);
        places.merge(content, seqNum, (one, other) -> one.equals(other) ? one : Long.valueOf(SEVERAL));
        reach(seqNum + 1);
    }

    private void reach(long tail) {
        known = Math.max(known, tail);
    }

    /** Whether two deeds tell of different records with one number, which no order explains. */
    boolean isContradicted() {
        return contradicted;
    }

    @Override
    public StreamState initial() {
        return StreamState.NEW;
    }

    @Override
    public Optional<StreamState> after(StreamState state, Deed deed) {
        return deed.call() instanceof Call.Append append
                ? afterAppend(state, append, deed.outcome())
                : afterLook(state, deed);
    }

    private Optional<StreamState> afterAppend(StreamState state, Call.Append append, Outcome outcome) {
        if (outcome instanceof Outcome.OtherSeqNum other) {
            var mismatch = append.matchSeqNum().isPresent()
                    && append.matchSeqNum().getAsLong() != other.next()
                    && state.tail() == other.next();
            return only(state, mismatch);
        }
        if (outcome instanceof Outcome.OtherToken other) {
            var mismatch = append.fencingToken()
                            .filter(token -> !token.equals(other.token()))
                            .isPresent()
                    && state.mayHaveToken(other.token());
            return only(state, mismatch);
        }
        if (!isGranted(state, append)) {
            return Optional.empty();
        }
        var fits = outcome instanceof Outcome.Acknowledged ack
                ? ack.start() == state.tail()
                        && ack.end() == state.tail() + append.entries().size()
                : isFree(state.tail(), append);
        return only(appended(state, append), fits);
    }

    private static Optional<StreamState> only(StreamState state, boolean possible) {
        return possible ? Optional.of(state) : Optional.empty();
    }

    private static boolean isGranted(StreamState state, Call.Append append) {
        return (append.matchSeqNum().isEmpty() || append.matchSeqNum().getAsLong() == state.tail())
                && append.fencingToken().map(state::mayHaveToken).orElse(true);
    }

    /** Whether a batch of which nothing is known may lie here: no other has these numbers, and nobody read another record there. */
    private boolean isFree(long start, Call.Append append) {
        for (int place = 0; place < append.entries().size(); place++) {
            var content = append.entries().get(place).content();
            if (owned.contains(start + place)
                    || !contents.getOrDefault(start + place, content).equals(content)
                    || isElsewhere(content, start + place)) {
                return false;
            }
        }
        // Behind all that anybody saw, only a command can make a difference, and no more of them than there are.
        return start < known || isCommand(append) && start < known + commands;
    }

    /** Whether the one record with this content was seen under another number. */
    private boolean isElsewhere(String content, long seqNum) {
        long place = places.getOrDefault(content, seqNum);
        return place != seqNum && place != SEVERAL && writers.get(content) == 1;
    }

    /** Appends that nobody saw are alike where they expect and do the same. */
    @Override
    public Object kind(Deed deed) {
        if (!(deed.call() instanceof Call.Append append)
                || append.entries().stream().anyMatch(entry -> places.containsKey(entry.content()))) {
            return deed;
        }
        var effects = append.entries().stream()
                .map(entry -> new Entry("", entry.fence(), entry.trim()))
                .toList();
        return new Call.Append(effects, append.matchSeqNum(), append.fencingToken());
    }

    /** A tail never goes back. */
    @Override
    public boolean isTooLate(StreamState state, Deed deed) {
        if (deed.outcome() instanceof Outcome.Acknowledged ack) {
            return ack.start() < state.tail();
        }
        if (deed.outcome() instanceof Outcome.Tail tail) {
            return tail.seqNum() < state.tail();
        }
        if (deed.outcome() instanceof Outcome.OtherSeqNum other) {
            return other.next() < state.tail();
        }
        return deed.outcome() instanceof Outcome.Records records
                && deed.call() instanceof Call.Read read
                && !read.limited()
                && !records.found().isEmpty()
                && last(records) + 1 < state.tail();
    }

    private static long last(Outcome.Records records) {
        return records.found().get(records.found().size() - 1).seqNum();
    }

    private static StreamState appended(StreamState state, Call.Append append) {
        return append.entries().stream().reduce(state, StreamState::with, (one, other) -> other);
    }

    private static Optional<StreamState> afterLook(StreamState state, Deed deed) {
        if (deed.outcome() instanceof Outcome.Tail tail) {
            var reads = deed.call() instanceof Call.Read read && read.from() < tail.seqNum();
            return only(state, tail.seqNum() == state.tail() && !reads);
        }
        return deed.call() instanceof Call.Read read && deed.outcome() instanceof Outcome.Records records
                ? afterRead(state, read, records)
                : Optional.empty();
    }

    private static Optional<StreamState> afterRead(StreamState state, Call.Read read, Outcome.Records records) {
        if (records.tail().isPresent() && records.tail().getAsLong() != state.tail()) {
            return Optional.empty();
        }
        if (records.found().isEmpty()) {
            var nothingLeft = read.limited() || read.from() >= state.tail() || state.trimmed() >= state.tail();
            var gone = read.limited() ? state.gone() : Math.min(state.tail(), state.trimmed());
            return only(read.from() < state.tail() ? state.seenGone(gone) : state, nothingLeft);
        }
        long first = records.found().get(0).seqNum();
        long end = first + records.found().size();
        var begins = first == read.from() || first > read.from() && first <= state.trimmed();
        var ends = read.limited() ? end <= state.tail() : end == state.tail();
        return only(
                first > read.from() ? state.seenGone(first) : state,
                begins && ends && first >= state.gone() && isUnbroken(records));
    }

    private static boolean isUnbroken(Outcome.Records records) {
        var found = records.found();
        for (int place = 1; place < found.size(); place++) {
            if (found.get(place).seqNum() != found.get(place - 1).seqNum() + 1) {
                return false;
            }
        }
        return true;
    }

    @Override
    public long progress(StreamState state) {
        return state.tail();
    }

    /** A deed of which nothing is told happens: its numbers are taken, and whatever a command of it did is open. */
    @Override
    public List<StreamState> byItself(StreamState state) {
        return besides.getOrDefault(state.tail(), List.of()).stream()
                .map(append -> besides(state, append))
                .toList();
    }

    private static StreamState besides(StreamState state, Call.Append append) {
        var fences = append.entries().stream().anyMatch(entry -> entry.fence().isPresent());
        var trims = append.entries().stream().anyMatch(entry -> entry.trim().isPresent());
        long end = state.tail() + append.entries().size();
        return new StreamState(
                end,
                fences ? Optional.empty() : state.token(),
                trims ? Math.max(state.trimmed(), end) : state.trimmed(),
                state.gone());
    }
}
