// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Wrong timestamps (TIME-01 to -10 and -12). */
final class S2TimeDeviations {
    private static final long SECOND = 1000;

    private S2TimeDeviations() {}

    static List<Deviation> all() {
        return List.of(
                breaks("S2-TIME-01")
                        .by(
                                "s2-timestamps-as-sent",
                                "Stores the timestamps of writers as they were sent, whatever is before them.",
                                () -> S2Stamps.shown(S2Stamps.Appended::sent)),
                breaks("S2-TIME-01")
                        .by(
                                "s2-third-timestamp-falls",
                                "Stores the third record of a batch with a timestamp of the day before.",
                                () -> S2Stamps.shown(record -> record.place() == 2
                                        ? OptionalLong.of(record.now() - 100_000 * SECOND)
                                        : OptionalLong.empty())),
                breaks("S2-TIME-02")
                        .by(
                                "s2-old-timestamp-as-sent",
                                "Stores a timestamp that is below the one before it.",
                                () -> S2Stamps.shown(record -> record.sent().orElse(record.largest()) < record.largest()
                                        ? record.sent()
                                        : OptionalLong.empty())),
                breaks("S2-TIME-02")
                        .by(
                                "s2-old-timestamp-becomes-arrival",
                                "Stores a record whose timestamp is below the one before it with the time of its arrival.",
                                () -> S2Stamps.shown(record -> record.sent().orElse(record.largest()) < record.largest()
                                        ? OptionalLong.of(record.now())
                                        : OptionalLong.empty())),
                breaks("S2-TIME-03")
                        .by(
                                "s2-only-first-timestamp-of-a-batch-raised",
                                "Compares the timestamp of the first record of a batch alone with those before it.",
                                () -> S2Stamps.shown(
                                        record -> record.place() > 0 ? record.sent() : OptionalLong.empty())),
                breaks("S2-TIME-04")
                        .by(
                                "s2-preferred-timestamp-passed-over",
                                "Stores the time of arrival although the writer gave a timestamp.",
                                () -> requests(S2Modes.PREFER, S2TimeDeviations::withoutTimestamp)),
                breaks("S2-TIME-04")
                        .by(
                                "s2-timestamp-rounded-to-seconds",
                                "Stores timestamps without their milliseconds.",
                                () -> S2Stamps.shown(record -> record.sent().isPresent()
                                        ? OptionalLong.of(record.sent().getAsLong() / SECOND * SECOND)
                                        : OptionalLong.empty())),
                breaks("S2-TIME-05")
                        .by(
                                "s2-arrival-in-seconds",
                                "Stores the time of arrival in seconds.",
                                () -> arrival(now -> now / SECOND)),
                breaks("S2-TIME-05")
                        .by(
                                "s2-arrival-in-microseconds",
                                "Stores the time of arrival in microseconds.",
                                () -> arrival(now -> now * SECOND)),
                breaks("S2-TIME-05")
                        .by("s2-arrival-is-zero", "Stores 0 as the time of arrival.", () -> arrival(now -> 0L)),
                breaks("S2-TIME-06")
                        .by(
                                "s2-required-timestamp-filled-in",
                                "Fills in timestamps that writers have to give.",
                                () -> missing((request, upstream, records, refusal) -> upstream.send(S2Appends.with(
                                        request,
                                        records.stream()
                                                .map(S2TimeDeviations::withTimestamp)
                                                .toList())))),
                breaks("S2-TIME-06")
                        .by(
                                "s2-batch-stored-up-to-missing-timestamp",
                                "Stores the records of a batch before the one whose timestamp is missing.",
                                () -> missing((request, upstream, records, refusal) ->
                                        records.get(0).has(S2Wire.TIMESTAMP)
                                                ? upstream.send(S2Appends.with(request, records.subList(0, 1)))
                                                        .map(refusal)
                                                : Future.succeededFuture(refusal))),
                breaks("S2-TIME-07")
                        .by(
                                "s2-arrival-mode-keeps-timestamps",
                                "Stores the timestamps of writers although the mode is arrival.",
                                () -> S2Stamps.shown(record ->
                                        record.mode().equals(S2Modes.ARRIVAL) ? record.sent() : OptionalLong.empty())),
                breaks("S2-TIME-08")
                        .by(
                                "s2-future-timestamp-kept",
                                "Stores timestamps that are ahead of their arrival.",
                                () -> S2Stamps.shown(
                                        record -> record.isAhead() ? record.sent() : OptionalLong.empty())),
                breaks("S2-TIME-08")
                        .by(
                                "s2-future-timestamp-refused",
                                "Refuses timestamps that are ahead of their arrival.",
                                () -> S2Appends.invalid(
                                        records -> records.stream().anyMatch(S2TimeDeviations::isAhead))),
                breaks("S2-TIME-09")
                        .by(
                                "s2-uncapped-timestamp-capped",
                                "Lowers timestamps that are ahead of their arrival, whatever the stream says.",
                                () -> S2Appends.eachChanged(
                                        S2TimeDeviations::isAhead, S2TimeDeviations::withTimestamp)),
                breaks("S2-TIME-10")
                        .by(
                                "s2-future-timestamp-lifts-nothing",
                                "Stores records after one that is ahead with their own timestamps.",
                                () -> S2Stamps.shown(record -> record.largest() > record.now() + SECOND
                                        ? OptionalLong.of(record.sent().orElse(record.now()))
                                        : OptionalLong.empty())),
                breaks("S2-TIME-12")
                        .by(
                                "s2-timestamps-made-unique",
                                "Adds a millisecond to a timestamp that another record has.",
                                () -> S2Stamps.shown(record ->
                                        record.largest() > 0 && record.sent().orElse(-1) == record.largest()
                                                ? OptionalLong.of(record.largest() + 1)
                                                : OptionalLong.empty())),
                breaks("S2-TIME-12")
                        .by(
                                "s2-equal-timestamps-refused",
                                "Refuses a batch with two equal timestamps.",
                                () -> S2Appends.invalid(records -> records.size() > 1
                                        && records.stream()
                                                        .map(record -> record.path(S2Wire.TIMESTAMP))
                                                        .distinct()
                                                        .count()
                                                < records.size())));
    }

    /** An append that was refused because a timestamp is missing. */
    private interface OnMissing {
        Future<Reply> answer(Request request, Upstream upstream, List<ObjectNode> records, Reply refusal);
    }

    private static Behaviour missing(OnMissing then) {
        Predicate<ObjectNode> unstamped = record -> !record.has(S2Wire.TIMESTAMP);
        return S2Appends.refused(422, (request, upstream, refusal) -> {
            List<ObjectNode> records = S2Appends.records(request);
            return records.stream().anyMatch(unstamped)
                    ? then.answer(request, upstream, records, refusal)
                    : Future.succeededFuture(refusal);
        });
    }

    private static Behaviour arrival(UnaryOperator<Long> change) {
        return S2Stamps.shown(record ->
                record.sent().isPresent() ? OptionalLong.empty() : OptionalLong.of(change.apply(record.now())));
    }

    /** Changes the records that are appended to streams of this mode. */
    private static Behaviour requests(String mode, UnaryOperator<ObjectNode> change) {
        S2Modes modes = new S2Modes();
        return Behaviour.on(
                request -> S2Modes.concerns(request) || S2Requests.appends(request), (request, upstream) -> {
                    modes.see(request);
                    return upstream.send(
                            S2Requests.appends(request) && modes.of(request).equals(mode)
                                    ? request.mapJson(S2Requests.eachRecord(change))
                                    : request);
                });
    }

    private static boolean isAhead(ObjectNode record) {
        return record.path(S2Wire.TIMESTAMP).asLong() > System.currentTimeMillis();
    }

    private static ObjectNode withTimestamp(ObjectNode record) {
        return record.has(S2Wire.TIMESTAMP) && !isAhead(record)
                ? record
                : record.put(S2Wire.TIMESTAMP, System.currentTimeMillis());
    }

    private static ObjectNode withoutTimestamp(ObjectNode record) {
        ObjectNode changed = record.deepCopy();
        changed.remove(S2Wire.TIMESTAMP);
        return changed;
    }
}
