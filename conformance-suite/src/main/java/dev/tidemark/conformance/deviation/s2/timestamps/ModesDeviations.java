// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.timestamps;

import static dev.tidemark.conformance.deviation.s2.RefusedKinds.refused;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.deviation.s2.Appends;
import dev.tidemark.conformance.deviation.s2.Modes;
import dev.tidemark.conformance.deviation.s2.Records;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Stamps;
import dev.tidemark.conformance.s2.model.Vocabulary;
import io.vertx.core.Future;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** S2 streams that take the timestamps of others than they have to. */
final class ModesDeviations {
    private static final long SECOND = 1000;

    @Breaks(rule = "S2-TIME-13", by = "Refuses every change of the configuration of a stream.")
    Behaviour everyReconfigurationRefused() {
        return refused(request -> request.is("PATCH"));
    }

    @Breaks(rule = "S2-TIME-04", by = "Stores the time of arrival although the writer gave a timestamp.")
    Behaviour s2PreferredTimestampPassedOver() {
        return requests(Modes.PREFER, ModesDeviations::withoutTimestamp);
    }

    @Breaks(rule = "S2-TIME-04", by = "Stores timestamps without their milliseconds.")
    Behaviour s2TimestampRoundedToSeconds() {
        return Stamps.shown(record -> record.sent().isPresent()
                ? OptionalLong.of(record.sent().getAsLong() / SECOND * SECOND)
                : OptionalLong.empty());
    }

    @Breaks(rule = "S2-TIME-05", by = "Stores the time of arrival in seconds.")
    Behaviour s2ArrivalInSeconds() {
        return arrival(now -> now / SECOND);
    }

    @Breaks(rule = "S2-TIME-05", by = "Stores the time of arrival in microseconds.")
    Behaviour s2ArrivalInMicroseconds() {
        return arrival(now -> now * SECOND);
    }

    @Breaks(rule = "S2-TIME-05", by = "Stores 0 as the time of arrival.")
    Behaviour s2ArrivalIsZero() {
        return arrival(now -> 0L);
    }

    @Breaks(rule = "S2-TIME-06", by = "Fills in timestamps that writers have to give.")
    Behaviour s2RequiredTimestampFilledIn() {
        return missing((request, upstream, records, refusal) -> upstream.send(Appends.with(
                request, records.stream().map(ModesDeviations::withTimestamp).toList())));
    }

    @Breaks(rule = "S2-TIME-06", by = "Stores the records of a batch before the one whose timestamp is missing.")
    Behaviour s2BatchStoredUpToMissingTimestamp() {
        return missing((request, upstream, records, refusal) -> records.get(0).has(Vocabulary.TIMESTAMP)
                ? upstream.send(Appends.with(request, records.subList(0, 1))).map(refusal)
                : Future.succeededFuture(refusal));
    }

    @Breaks(rule = "S2-TIME-07", by = "Stores the timestamps of writers although the mode is arrival.")
    Behaviour s2ArrivalModeKeepsTimestamps() {
        return Stamps.shown(record -> record.mode().equals(Modes.ARRIVAL) ? record.sent() : OptionalLong.empty());
    }

    @Breaks(rule = "S2-TIME-08", by = "Stores timestamps that are ahead of their arrival.")
    Behaviour s2FutureTimestampKept() {
        return Stamps.shown(record -> record.isAhead() ? record.sent() : OptionalLong.empty());
    }

    @Breaks(rule = "S2-TIME-08", by = "Refuses timestamps that are ahead of their arrival.")
    Behaviour s2FutureTimestampRefused() {
        return Appends.invalid(records -> records.stream().anyMatch(ModesDeviations::isAhead));
    }

    @Breaks(rule = "S2-TIME-09", by = "Lowers timestamps that are ahead of their arrival, whatever the stream says.")
    Behaviour s2UncappedTimestampCapped() {
        return Appends.eachChanged(ModesDeviations::isAhead, ModesDeviations::withTimestamp);
    }

    /** An append that was refused because a timestamp is missing. */
    private interface OnMissing {
        Future<Reply> answer(Request request, Upstream upstream, List<ObjectNode> records, Reply refusal);
    }

    private static Behaviour missing(OnMissing then) {
        Predicate<ObjectNode> unstamped = record -> !record.has(Vocabulary.TIMESTAMP);
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
        return Behaviour.on(request -> Modes.concerns(request) || Requests.appends(request), (request, upstream) -> {
            modes.see(request);
            return upstream.send(
                    Requests.appends(request) && modes.of(request).equals(mode)
                            ? request.mapJson(Requests.eachRecord(change))
                            : request);
        });
    }

    private static boolean isAhead(ObjectNode record) {
        return Records.timestamp(record) > System.currentTimeMillis();
    }

    private static ObjectNode withTimestamp(ObjectNode record) {
        return record.has(Vocabulary.TIMESTAMP) && !isAhead(record)
                ? record
                : record.put(Vocabulary.TIMESTAMP, System.currentTimeMillis());
    }

    private static ObjectNode withoutTimestamp(ObjectNode record) {
        ObjectNode changed = record.deepCopy();
        changed.remove(Vocabulary.TIMESTAMP);
        return changed;
    }
}
