// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.timestamps;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.deviation.s2.Appends;
import dev.tidemark.conformance.deviation.s2.Modes;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Stamps;
import dev.tidemark.conformance.deviation.s2.Wire;
import io.vertx.core.Future;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Wrong timestamps (TIME-01 to -10 and -12). */
public final class TimestampsDeviations {
    private static final long SECOND = 1000;

    private TimestampsDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("S2-TIME-01")
                        .by(
                                "s2-timestamps-as-sent",
                                "Stores the timestamps of writers as they were sent, whatever is before them.",
                                () -> Stamps.shown(Stamps.Appended::sent)),
                breaks("S2-TIME-01")
                        .by(
                                "s2-third-timestamp-falls",
                                "Stores the third record of a batch with a timestamp of the day before.",
                                () -> Stamps.shown(record -> record.place() == 2
                                        ? OptionalLong.of(record.now() - 100_000 * SECOND)
                                        : OptionalLong.empty())),
                breaks("S2-TIME-02")
                        .by(
                                "s2-old-timestamp-as-sent",
                                "Stores a timestamp that is below the one before it.",
                                () -> Stamps.shown(record -> record.sent().orElse(record.largest()) < record.largest()
                                        ? record.sent()
                                        : OptionalLong.empty())),
                breaks("S2-TIME-02")
                        .by(
                                "s2-old-timestamp-becomes-arrival",
                                "Stores a record whose timestamp is below the one before it with the time of its arrival.",
                                () -> Stamps.shown(record -> record.sent().orElse(record.largest()) < record.largest()
                                        ? OptionalLong.of(record.now())
                                        : OptionalLong.empty())),
                breaks("S2-TIME-03")
                        .by(
                                "s2-only-first-timestamp-of-a-batch-raised",
                                "Compares the timestamp of the first record of a batch alone with those before it.",
                                () -> Stamps.shown(
                                        record -> record.place() > 0 ? record.sent() : OptionalLong.empty())),
                breaks("S2-TIME-04")
                        .by(
                                "s2-preferred-timestamp-passed-over",
                                "Stores the time of arrival although the writer gave a timestamp.",
                                () -> requests(Modes.PREFER, TimestampsDeviations::withoutTimestamp)),
                breaks("S2-TIME-04")
                        .by(
                                "s2-timestamp-rounded-to-seconds",
                                "Stores timestamps without their milliseconds.",
                                () -> Stamps.shown(record -> record.sent().isPresent()
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
                                () -> missing((request, upstream, records, refusal) -> upstream.send(Appends.with(
                                        request,
                                        records.stream()
                                                .map(TimestampsDeviations::withTimestamp)
                                                .toList())))),
                breaks("S2-TIME-06")
                        .by(
                                "s2-batch-stored-up-to-missing-timestamp",
                                "Stores the records of a batch before the one whose timestamp is missing.",
                                () -> missing((request, upstream, records, refusal) ->
                                        records.get(0).has(Wire.TIMESTAMP)
                                                ? upstream.send(Appends.with(request, records.subList(0, 1)))
                                                        .map(refusal)
                                                : Future.succeededFuture(refusal))),
                breaks("S2-TIME-07")
                        .by(
                                "s2-arrival-mode-keeps-timestamps",
                                "Stores the timestamps of writers although the mode is arrival.",
                                () -> Stamps.shown(record ->
                                        record.mode().equals(Modes.ARRIVAL) ? record.sent() : OptionalLong.empty())),
                breaks("S2-TIME-08")
                        .by(
                                "s2-future-timestamp-kept",
                                "Stores timestamps that are ahead of their arrival.",
                                () -> Stamps.shown(
                                        record -> record.isAhead() ? record.sent() : OptionalLong.empty())),
                breaks("S2-TIME-08")
                        .by(
                                "s2-future-timestamp-refused",
                                "Refuses timestamps that are ahead of their arrival.",
                                () -> Appends.invalid(
                                        records -> records.stream().anyMatch(TimestampsDeviations::isAhead))),
                breaks("S2-TIME-09")
                        .by(
                                "s2-uncapped-timestamp-capped",
                                "Lowers timestamps that are ahead of their arrival, whatever the stream says.",
                                () -> Appends.eachChanged(
                                        TimestampsDeviations::isAhead, TimestampsDeviations::withTimestamp)),
                breaks("S2-TIME-10")
                        .by(
                                "s2-future-timestamp-lifts-nothing",
                                "Stores records after one that is ahead with their own timestamps.",
                                () -> Stamps.shown(record -> record.largest() > record.now() + SECOND
                                        ? OptionalLong.of(record.sent().orElse(record.now()))
                                        : OptionalLong.empty())),
                breaks("S2-TIME-12")
                        .by(
                                "s2-timestamps-made-unique",
                                "Adds a millisecond to a timestamp that another record has.",
                                () -> Stamps.shown(record ->
                                        record.largest() > 0 && record.sent().orElse(-1) == record.largest()
                                                ? OptionalLong.of(record.largest() + 1)
                                                : OptionalLong.empty())),
                breaks("S2-TIME-12")
                        .by(
                                "s2-equal-timestamps-refused",
                                "Refuses a batch with two equal timestamps.",
                                () -> Appends.invalid(records -> records.size() > 1
                                        && records.stream()
                                                        .map(record -> record.path(Wire.TIMESTAMP))
                                                        .distinct()
                                                        .count()
                                                < records.size())));
    }

    /** An append that was refused because a timestamp is missing. */
    private interface OnMissing {
        Future<Reply> answer(Request request, Upstream upstream, List<ObjectNode> records, Reply refusal);
    }

    private static Behaviour missing(OnMissing then) {
        Predicate<ObjectNode> unstamped = record -> !record.has(Wire.TIMESTAMP);
        return Appends.refused(422, (request, upstream, refusal) -> {
            List<ObjectNode> records = Appends.records(request);
            return records.stream().anyMatch(unstamped)
                    ? then.answer(request, upstream, records, refusal)
                    : Future.succeededFuture(refusal);
        });
    }

    private static Behaviour arrival(UnaryOperator<Long> change) {
        return Stamps.shown(record ->
                record.sent().isPresent() ? OptionalLong.empty() : OptionalLong.of(change.apply(record.now())));
    }

    /** Changes the records that are appended to streams of this mode. */
    private static Behaviour requests(String mode, UnaryOperator<ObjectNode> change) {
        Modes modes = new Modes();
        return Behaviour.on(
                request -> Modes.concerns(request) || Requests.appends(request), (request, upstream) -> {
                    modes.see(request);
                    return upstream.send(
                            Requests.appends(request) && modes.of(request).equals(mode)
                                    ? request.mapJson(Requests.eachRecord(change))
                                    : request);
                });
    }

    private static boolean isAhead(ObjectNode record) {
        return record.path(Wire.TIMESTAMP).asLong() > System.currentTimeMillis();
    }

    private static ObjectNode withTimestamp(ObjectNode record) {
        return record.has(Wire.TIMESTAMP) && !isAhead(record)
                ? record
                : record.put(Wire.TIMESTAMP, System.currentTimeMillis());
    }

    private static ObjectNode withoutTimestamp(ObjectNode record) {
        ObjectNode changed = record.deepCopy();
        changed.remove(Wire.TIMESTAMP);
        return changed;
    }
}
