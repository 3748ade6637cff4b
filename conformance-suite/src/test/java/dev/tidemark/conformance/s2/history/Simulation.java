// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.history;

import dev.tidemark.conformance.history.linear.Timed;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;
import java.util.PriorityQueue;
import java.util.Random;

/** Clients and a stream in a time of their own: what the clients saw, where the stream is right and where it has one fault. */
final class Simulation {

    /** What the stream does wrong, now and then. */
    enum Fault {
        NONE,
        /** An append is done again, as if its answer had been lost, and both are acknowledged to the client. */
        ACKNOWLEDGES_TWICE,
        /** An append is stored twice and acknowledged once. */
        STORES_TWICE,
        /** The number that an append expects is compared with the tail of a while ago. */
        LETS_TWO_WIN,
        /** The token that an append expects is compared with the one before. */
        LETS_THE_FENCED_WRITE,
        /** The tail is told as it was a while ago. */
        TELLS_AN_OLD_TAIL,
        /** A read does not see the last records. */
        READS_WHAT_IS_OLD,
        /** A read leaves a record out. */
        SKIPS_A_RECORD,
        /** An append is acknowledged and not stored. */
        LOSES_AN_APPEND,
        /** A record that was trimmed comes back. */
        BRINGS_BACK_TRIMMED,
        /** A refusal for the token tells one that never was. */
        TELLS_A_WRONG_TOKEN
    }

    private final Random random;
    private final Fault fault;
    private final double silent;
    private final List<Timed<Deed>> history = new ArrayList<>();
    private final List<Entry> stream = new ArrayList<>();
    private final List<String> tokens = new ArrayList<>(List.of(""));
    private final PriorityQueue<Event> events = new PriorityQueue<>(Comparator.comparingLong(Event::at));
    private long first;
    private long trimmed;

    /** Records before it were seen to be gone by somebody. */
    private long gone;

    private long tailBefore;
    private int faults;
    private long calls;

    private record Event(long at, Runnable what) {}

    /** @param silent how many of a hundred calls get no answer */
    Simulation(long seed, Fault fault, double silent) {
        this.random = new Random(seed);
        this.fault = fault;
        this.silent = silent;
    }

    /** What these clients saw who did so many things each. */
    List<Timed<Deed>> run(int clients, int deeds) {
        for (int client = 1; client <= clients; client++) {
            next(client, deeds, random.nextInt(1000));
        }
        for (var event = events.poll(); event != null; event = events.poll()) {
            event.what().run();
        }
        return history;
    }

    /** How often the fault showed. */
    int faults() {
        return faults;
    }

    private void next(int client, int left, long called) {
        if (left == 0) {
            return;
        }
        var number = calls++;
        var call = call(client, number);
        var happens = called + 1 + random.nextInt(900);
        var returns = happens + 1 + random.nextInt(900);
        if (random.nextDouble() * 100 < silent) {
            if (random.nextBoolean()) {
                events.add(new Event(happens + random.nextInt(20_000), () -> answers(call, new Random(number))));
            }
            history.add(new Timed<>(client, called, Timed.NEVER, new Deed(number, call, new Outcome.Unknown())));
            if (!(call instanceof Call.Append)) {
                history.remove(history.size() - 1);
            }
        } else {
            events.add(new Event(happens, () -> answers(call, random)
                    .forEach(outcome ->
                            history.add(new Timed<>(client, called, returns, new Deed(number, call, outcome))))));
        }
        // What comes next is thought of when this one has returned, as a client does.
        events.add(new Event(returns, () -> next(client, left - 1, returns + random.nextInt(300))));
    }

    private Call call(int client, long number) {
        var kind = random.nextInt(100);
        if (kind < 15) {
            return new Call.CheckTail();
        }
        if (kind < 40) {
            var from = Math.max(0, stream.size() - random.nextInt(random.nextInt(4) == 0 ? 80 : 12));
            return new Call.Read(from, random.nextInt(3) == 0);
        }
        if (kind < 43) {
            return Call.Append.of(Entry.fence("token " + number));
        }
        if (kind < 45) {
            return Call.Append.of(Entry.trim(Math.max(0, stream.size() - random.nextInt(10))));
        }
        var entries = new ArrayList<Entry>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            entries.add(Entry.of("c" + client + "-" + number + "-" + i));
        }
        var append = Call.Append.of(entries.toArray(Entry[]::new));
        if (kind < 60) {
            append = append.ifNext(stream.size());
        }
        return kind < 50 || kind > 90
                ? append.ifToken(tokens.get(Math.max(0, tokens.size() - 1 - random.nextInt(2))))
                : append;
    }

    private boolean failsNow(Fault which) {
        if (fault != which || random.nextInt(12) != 0) {
            return false;
        }
        faults++;
        return true;
    }

    private List<Outcome> answers(Call call, Random chances) {
        if (call instanceof Call.Append append) {
            return append(append);
        }
        if (call instanceof Call.Read read) {
            return List.of(read(read, chances));
        }
        var old = tailBefore < stream.size() && failsNow(Fault.TELLS_AN_OLD_TAIL);
        var tail = old ? tailBefore : stream.size();
        return List.of(new Outcome.Tail(tail));
    }

    private List<Outcome> append(Call.Append append) {
        var token = tokens.get(tokens.size() - 1);
        var expected = append.fencingToken().orElse(token);
        if (!expected.equals(token)) {
            var before = tokens.get(tokens.size() - 2);
            if (!expected.equals(before) || !failsNow(Fault.LETS_THE_FENCED_WRITE)) {
                var told = failsNow(Fault.TELLS_A_WRONG_TOKEN) ? "no such token" : token;
                return List.of(new Outcome.OtherToken(told));
            }
        }
        var number = append.matchSeqNum().orElse(stream.size());
        if (number != stream.size() && (number != tailBefore || !failsNow(Fault.LETS_TWO_WIN))) {
            return List.of(new Outcome.OtherSeqNum(stream.size()));
        }
        if (failsNow(Fault.LOSES_AN_APPEND)) {
            return List.of(acknowledged(stream.size(), append));
        }
        tailBefore = stream.size();
        var answer = store(append);
        if (failsNow(Fault.STORES_TWICE)) {
            store(append);
        }
        return failsNow(Fault.ACKNOWLEDGES_TWICE) ? List.of(answer, store(append)) : List.of(answer);
    }

    private Outcome store(Call.Append append) {
        var answer = acknowledged(stream.size(), append);
        for (var entry : append.entries()) {
            stream.add(entry);
            entry.fence().ifPresent(tokens::add);
            entry.trim().ifPresent(point -> trimmed = Math.max(trimmed, Math.min(point, stream.size())));
        }
        return answer;
    }

    private static Outcome acknowledged(long start, Call.Append append) {
        return new Outcome.Acknowledged(start, start + append.entries().size());
    }

    private Outcome read(Call.Read read, Random chances) {
        // Trimmed records leave some time later, and not all at once.
        first = Math.max(first, chances.nextInt(3) == 0 ? trimmed - chances.nextInt(2) : 0);
        var back = read.from() < gone && failsNow(Fault.BRINGS_BACK_TRIMMED);
        var from = back ? read.from() : Math.max(read.from(), first);
        long to = stream.size();
        if (from + 1 < to && tailBefore > from && tailBefore < to && failsNow(Fault.READS_WHAT_IS_OLD)) {
            to = tailBefore;
        }
        if (read.from() >= stream.size()) {
            return new Outcome.Tail(stream.size());
        }
        if (read.limited()) {
            to = Math.min(to, from + 1 + chances.nextInt(5));
        }
        var skipped = to - from > 2 && failsNow(Fault.SKIPS_A_RECORD) ? from + 1 : -1;
        var found = new ArrayList<Outcome.Found>();
        for (long seqNum = from; seqNum < to; seqNum++) {
            if (seqNum != skipped) {
                found.add(new Outcome.Found(seqNum, stream.get((int) seqNum).content()));
            }
        }
        gone = from > read.from() && !found.isEmpty() ? Math.max(gone, from) : gone;
        return new Outcome.Records(found, tail(chances));
    }

    private OptionalLong tail(Random chances) {
        return fault == Fault.NONE && chances.nextBoolean() ? OptionalLong.of(stream.size()) : OptionalLong.empty();
    }
}
