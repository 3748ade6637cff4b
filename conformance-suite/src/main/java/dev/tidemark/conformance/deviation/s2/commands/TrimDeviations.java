// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.commands;

import static dev.tidemark.conformance.deviation.s2.RefusedKinds.holds;
import static dev.tidemark.conformance.deviation.s2.RefusedKinds.refused;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Appends;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Records;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Vocabulary;
import io.vertx.core.Future;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;

/** Trims that remove too much or nothing, and streams that suffer from them. */
final class TrimDeviations {
    private static final long LARGEST = -1;

    @Breaks(rule = "S2-CMD-07", by = "Takes the bytes of a trim point in the wrong order.")
    Behaviour s2TrimPointLittleEndian() {
        return points(Long::reverseBytes);
    }

    @Breaks(rule = "S2-CMD-08", by = "Pads a trim point that is too short.")
    Behaviour s2ShortTrimPointPadded() {
        return bodies(bytes -> bytes.length < Long.BYTES ? padded(bytes) : bytes);
    }

    @Breaks(rule = "S2-CMD-08", by = "Cuts a trim point that is too long.")
    Behaviour s2LongTrimPointCut() {
        return bodies(bytes -> Arrays.copyOf(bytes, Math.min(bytes.length, Long.BYTES)));
    }

    @Breaks(rule = "S2-CMD-12", by = "Gives a trimmed record to reads that start from a timestamp.")
    Behaviour s2TrimmedRecordFoundByTimestamp() {
        return trimmed((request, reply, point) -> request.hasParam(Vocabulary.TIMESTAMP)
                ? reply.mapJson(Requests.records(TrimDeviations::withFirst))
                : reply);
    }

    @Breaks(rule = "S2-CMD-13", by = "Removes the record at the trim point too.")
    Behaviour s2TrimTakesOneMore() {
        return points(point -> point == LARGEST ? point : point + 1);
    }

    @Breaks(rule = "S2-CMD-14", by = "Removes records that are appended later, up to the trim point.")
    Behaviour s2TrimReachesPastItself() {
        return trimmed((request, reply, point) -> reply.mapJson(Requests.records(records -> records.stream()
                .filter(each -> Long.compareUnsigned(Records.seqNum(each), point) >= 0)
                .toList())));
    }

    @Breaks(rule = "S2-CMD-15", by = "Deletes a stream that is trimmed to the largest number.")
    Behaviour s2LargestTrimDeletesStream() {
        return after(point -> point == LARGEST, (request, upstream) -> upstream.send(deletion(request)));
    }

    private static Request deletion(Request append) {
        return Request.of("DELETE", append.path().replaceFirst("/records$", ""))
                .withHeader(
                        Vocabulary.S2_BASIN, append.header(Vocabulary.S2_BASIN).orElse(""));
    }

    @Breaks(rule = "S2-CMD-16", by = "Fails reads of what a trim has removed when a lower trim follows it.")
    Behaviour s2TrimPointMovesBack() {
        Map<String, Long> highest = new HashMap<>();
        Map<String, Boolean> lowered = new HashMap<>();
        return Behaviour.on(Behaviour.either(Requests::appends, Requests::readsOnce), (request, upstream) -> {
            String stream = Requests.stream(request);
            point(request).ifPresent(point -> {
                lowered.put(stream, point < highest.getOrDefault(stream, 0L));
                highest.merge(stream, point, Math::max);
            });
            return Requests.readsOnce(request) && lowered.getOrDefault(stream, false)
                    ? Future.succeededFuture(Reads.error(500, "storage"))
                    : upstream.send(request);
        });
    }

    @Breaks(rule = "S2-CMD-17", by = "Answers a trim to 0 with 500.")
    Behaviour s2TrimToZeroAnswers500() {
        return Behaviour.reply(
                Requests::appends, (request, reply) -> point(request).orElse(1) == 0 ? reply.withStatus(500) : reply);
    }

    @Breaks(rule = "S2-CMD-17", by = "Removes every record when it is trimmed to 0.")
    Behaviour s2TrimToZeroRemovesAll() {
        return points(point -> point == 0 ? LARGEST : point);
    }

    @Breaks(rule = "S2-CMD-18", by = "Leaves a record out of the middle of the reads of a trimmed stream.")
    Behaviour s2ReadAfterTrimHasAHole() {
        return trimmed((request, reply, point) -> reply.mapJson(Requests.records(TrimDeviations::withoutLastButOne)));
    }

    @Breaks(rule = "S2-CMD-18", by = "Answers reads of a trimmed stream with 500.")
    Behaviour s2ReadAfterTrimFails() {
        return trimmed((request, reply, point) -> reply.withStatus(500));
    }

    @Breaks(rule = "S2-CMD-19", by = "Counts the trim command twice when it numbers the records that a trim has left.")
    Behaviour s2TrimRenumbers() {
        return trimmed((request, reply, point) -> reply.mapJson(
                Requests.eachRecord(record -> record.put(Vocabulary.SEQ_NUM, Records.seqNum(record) + 1))));
    }

    @Breaks(rule = "S2-CMD-19", by = "Gives the records of a trimmed stream the time of the read.")
    Behaviour s2TrimChangesTimestamps() {
        return trimmed((request, reply, point) -> reply.mapJson(
                Requests.eachRecord(record -> record.put(Vocabulary.TIMESTAMP, System.currentTimeMillis()))));
    }

    @Breaks(rule = "S2-CMD-12", by = "Refuses every trim command.")
    Behaviour everyTrimRefused() {
        return refused(request -> Requests.appends(request) && holds(request, "trim", "dHJpbQ=="));
    }

    /** The answer to a read of a stream that was trimmed. */
    private interface OnTrimmed {
        Reply change(Request request, Reply reply, long point);
    }

    /** Changes successful reads of streams that were trimmed beyond their first record. */
    private static Behaviour trimmed(OnTrimmed change) {
        Map<String, Long> points = new HashMap<>();
        return Behaviour.reply(Behaviour.either(Requests::appends, Requests::readsOnce), (request, reply) -> {
            String stream = Requests.stream(request);
            if (!reply.ok()) {
                return reply;
            }
            if (Requests.appends(request)) {
                point(request).ifPresent(point -> points.merge(stream, point, Math::max));
                return reply;
            }
            long point = points.getOrDefault(stream, 0L);
            return point == 0 ? reply : change.change(request, reply, point);
        });
    }

    /** Does something else too when a trim to such a point was stored. */
    private static Behaviour after(LongPredicate which, Behaviour also) {
        return Behaviour.on(Requests::appends, (request, upstream) -> upstream.send(request)
                .compose(reply -> reply.ok() && point(request).stream().anyMatch(which)
                        ? also.answer(request, upstream).map(reply)
                        : Future.succeededFuture(reply)));
    }

    /** The point of the first trim command of an append. */
    private static OptionalLong point(Request request) {
        return Appends.records(request).stream()
                .filter(Appends::isTrim)
                .map(Appends::body)
                .filter(bytes -> bytes.length == Long.BYTES)
                .mapToLong(bytes -> ByteBuffer.wrap(bytes).getLong())
                .findFirst();
    }

    private static Behaviour points(LongUnaryOperator change) {
        return bodies(bytes -> bytes.length == Long.BYTES
                ? ByteBuffer.allocate(Long.BYTES)
                        .putLong(change.applyAsLong(ByteBuffer.wrap(bytes).getLong()))
                        .array()
                : bytes);
    }

    /** Takes trim commands with other bodies. */
    private static Behaviour bodies(UnaryOperator<byte[]> change) {
        return Appends.eachChanged(
                Appends::isTrim, record -> Appends.withBody(record, change.apply(Appends.body(record))));
    }

    private static byte[] padded(byte[] bytes) {
        byte[] longer = new byte[Long.BYTES];
        System.arraycopy(bytes, 0, longer, Long.BYTES - bytes.length, bytes.length);
        return longer;
    }

    private static List<ObjectNode> withFirst(List<ObjectNode> records) {
        List<ObjectNode> more = new ArrayList<>(records);
        more.add(
                0,
                Json.emptyObject()
                        .put(Vocabulary.SEQ_NUM, 0)
                        .put(Vocabulary.TIMESTAMP, 0)
                        .put(Vocabulary.MEMBER_BODY, ""));
        return more;
    }

    private static List<ObjectNode> withoutLastButOne(List<ObjectNode> records) {
        List<ObjectNode> fewer = new ArrayList<>(records);
        if (fewer.size() > 2) {
            fewer.remove(fewer.size() - 2);
        }
        return fewer;
    }
}
