// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.history;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What concurrent writers did to one stream, and the checks on what readers find in it. A stream is given as the list of its markers, in
 * the order of a full read.
 */
public final class History {

    private final List<Write> writes = new ArrayList<>();

    public synchronized void add(Write write) {
        writes.add(write);
    }

    public synchronized List<Write> writes() {
        return List.copyOf(writes);
    }

    public List<Write> acknowledged() {
        return writes().stream().filter(Write::isAcknowledged).toList();
    }

    /** Every acknowledged append occurs once, an unacknowledged one at most once, and nothing else is there. */
    public Optional<Violation> exactlyOnce(List<String> stream) {
        var known = new HashMap<String, Write>();
        writes().forEach(write -> known.put(write.marker(), write));
        var counts = new HashMap<String, Integer>();
        for (var marker : stream) {
            if (!known.containsKey(marker)) {
                return violation("only what was appended", "the stream contains " + marker);
            }
            if (counts.merge(marker, 1, Integer::sum) > 1) {
                return violation("every append at most once", marker + " occurs more than once");
            }
        }
        return acknowledged().stream()
                .filter(write -> !counts.containsKey(write.marker()))
                .findFirst()
                .map(lost -> new Violation(
                        "every acknowledged append in the stream",
                        lost.marker() + ", acknowledged with offset "
                                + lost.offset().get() + ", is missing"));
    }

    /** The offsets, compared as bytes, put the acknowledged appends into the order of the stream. */
    public Optional<Violation> orderOfOffsets(List<String> stream, Comparator<String> order) {
        var places = places(stream);
        // Writes that share an offset stay in the order of the stream: that they share it is the affair of another
        // rule.
        var sorted = acknowledged().stream()
                .filter(write -> places.containsKey(write.marker()))
                .sorted(Comparator.<Write, String>comparing(
                                write -> write.offset().get(), order)
                        .thenComparing(write -> places.get(write.marker())))
                .toList();
        for (int i = 1; i < sorted.size(); i++) {
            var before = sorted.get(i - 1);
            var after = sorted.get(i);
            if (places.get(before.marker()) >= places.get(after.marker())) {
                return violation(
                        before.marker() + " (" + before.offset().get() + ") before " + after.marker() + " ("
                                + after.offset().get() + ")",
                        "the stream has them the other way round");
            }
        }
        return Optional.empty();
    }

    /** The stream has the appends of each writer in the order in which that writer sent them. */
    public Optional<Violation> orderOfWriters(List<String> stream) {
        var byMarker = new HashMap<String, Write>();
        writes().forEach(write -> byMarker.put(write.marker(), write));
        var last = new HashMap<Integer, Write>();
        for (var marker : stream) {
            var write = byMarker.get(marker);
            var previous = write == null ? null : last.put(write.writer(), write);
            if (previous != null && previous.number() > write.number()) {
                return violation("the appends of a writer in its order", previous.marker() + " before " + marker);
            }
        }
        return Optional.empty();
    }

    /** An append that began when another one was acknowledged got a greater offset than that one, whoever sent them. */
    public Optional<Violation> growingInTime(Comparator<String> order) {
        var begun = acknowledged().stream()
                .sorted(Comparator.comparingLong(Write::sentAt))
                .toList();
        var ended = new ArrayDeque<>(acknowledged().stream()
                .sorted(Comparator.comparingLong(Write::answeredAt))
                .toList());
        Write greatest = null;
        for (var write : begun) {
            while (!ended.isEmpty() && ended.peek().answeredAt() < write.sentAt()) {
                var before = ended.remove();
                if (greatest == null
                        || order.compare(
                                        before.offset().get(), greatest.offset().get())
                                > 0) {
                    greatest = before;
                }
            }
            if (greatest != null
                    && order.compare(greatest.offset().get(), write.offset().get()) >= 0) {
                return violation(
                        "an offset greater than " + greatest.offset().get() + " of " + greatest.marker() + " for "
                                + write.marker() + ", which was sent later",
                        write.offset().get());
            }
        }
        return Optional.empty();
    }

    /** All readers saw the same sequence; one that stopped early saw a beginning of it. */
    public static Optional<Violation> onePrefix(List<List<String>> readers) {
        var longest = readers.stream().max(Comparator.comparingInt(List::size)).orElse(List.of());
        for (var reader : readers) {
            var common = longest.subList(0, reader.size());
            if (!common.equals(reader)) {
                int place = Arrays.mismatch(common.toArray(), reader.toArray());
                return violation(
                        "one order for all readers",
                        "at place " + place + " one reader saw " + common.get(place) + ", another "
                                + reader.get(place));
            }
        }
        return Optional.empty();
    }

    private static Map<String, Integer> places(List<String> stream) {
        var places = new HashMap<String, Integer>();
        for (int i = 0; i < stream.size(); i++) {
            places.putIfAbsent(stream.get(i), i);
        }
        return places;
    }

    private static Optional<Violation> violation(String expected, String observed) {
        return Optional.of(new Violation(expected, observed));
    }
}
