// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.commands;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.s2.Appends;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Refusals;
import dev.tidemark.conformance.deviation.s2.RefusedKinds;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Refusal;
import dev.tidemark.conformance.s2.model.Vocabulary;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** Commands that are taken for something else, and fences that work wrongly. */
final class FenceDeviations {
    private static final int LONGEST = 36;

    @Breaks(
            rule = {"S2-CMD-02", "S2-CMD-01"},
            by = "Refuses records whose header has an empty name.")
    Behaviour s2CommandsRefused() {
        return Appends.invalid(records -> records.stream().anyMatch(Appends::isCommand));
    }

    @Breaks(rule = "S2-CMD-01", by = "Takes a record for a fence by the value of its header, whatever its name.")
    Behaviour s2HeaderValueMakesACommand() {
        return Appends.eachChanged(
                record -> Appends.headers(record).size() == 1
                        && Appends.headers(record).get(0).path(1).asText().equals("fence"),
                FenceDeviations::unnamed);
    }

    @Breaks(rule = "S2-CMD-02", by = "Stores fences like any record, without effect.")
    Behaviour s2FenceIsPlainData() {
        return Appends.eachChanged(Appends::isFence, Appends::unlikeCommand);
    }

    @Breaks(rule = "S2-CMD-03", by = "Refuses a fence without a body.")
    Behaviour s2EmptyFenceRefused() {
        return Appends.invalid(records -> records.stream().anyMatch(FenceDeviations::isEmptyFence));
    }

    @Breaks(rule = "S2-CMD-03", by = "Keeps the token when a fence has no body.")
    Behaviour s2EmptyFenceKeepsToken() {
        return Appends.eachChanged(FenceDeviations::isEmptyFence, Appends::unlikeCommand);
    }

    @Breaks(rule = "S2-CMD-04", by = "Refuses a fence that does not name the token of a fenced stream.")
    Behaviour s2FenceNeedsTheToken() {
        Set<String> fenced = new HashSet<>();
        return Behaviour.on(Requests::appends, (request, upstream) -> {
            String stream = Requests.stream(request);
            boolean fences = Appends.records(request).stream().anyMatch(Appends::isFence);
            boolean named = Refusals.expected(request, Refusals.TOKEN).isTextual();
            if (fences && !named && fenced.contains(stream)) {
                return Future.succeededFuture(Refusals.token("held"));
            }
            if (fences) {
                fenced.add(stream);
            }
            return upstream.send(request);
        });
    }

    @Breaks(rule = "S2-CMD-05", by = "Cuts the body of a fence to 36 bytes.")
    Behaviour s2LongFenceCut() {
        return Appends.eachChanged(
                record -> Appends.isFence(record) && Appends.body(record).length > LONGEST,
                record -> Appends.withBody(record, Arrays.copyOf(Appends.body(record), LONGEST)));
    }

    @Breaks(rule = "S2-CMD-05", by = "Refuses a fence of more than 36 bytes with 400.")
    Behaviour s2LongFenceAnswers400() {
        return refused(Appends::isFence);
    }

    @Breaks(rule = "S2-CMD-06", by = "Replaces the bytes of a fence that are no text.")
    Behaviour s2FenceTokenReplaced() {
        return Appends.eachChanged(
                record -> Appends.isFence(record) && !isText(Appends.body(record)),
                record -> Appends.withBody(record, new byte[] {'?'}));
    }

    @Breaks(rule = "S2-CMD-09", by = "Stores commands that it does not know like any record.")
    Behaviour s2UnknownCommandStored() {
        return Appends.eachChanged(
                record -> Appends.headers(record).size() == 1
                        && Appends.headers(record).get(0).path(0).asText("x").isEmpty()
                        && !Appends.isCommand(record),
                Appends::unlikeCommand);
    }

    @Breaks(rule = "S2-CMD-10", by = "Runs a command although it has a further header.")
    Behaviour s2CommandWithAFurtherHeaderRun() {
        return Appends.eachChanged(record -> Appends.headers(record).size() > 1, record -> {
            record.putArray(Vocabulary.MEMBER_HEADERS).add(Json.array().add("").add("fence"));
            return record;
        });
    }

    @Breaks(rule = "S2-CMD-10", by = "Refuses a command with a further header as malformed.")
    Behaviour s2CommandWithAFurtherHeaderAnswers400() {
        return refused(record -> Appends.headers(record).size() > 1);
    }

    @Breaks(rule = "S2-CMD-11", by = "Leaves out commands when it is read.")
    Behaviour s2ReadsSkipCommands() {
        return Behaviours.batches(Requests.records(records ->
                records.stream().filter(record -> !Appends.isCommand(record)).toList()));
    }

    @Breaks(rule = "S2-CMD-11", by = "Gives commands without their bodies.")
    Behaviour s2ReadsHideCommandBodies() {
        return Behaviours.batches(Requests.eachRecord(
                record -> Appends.isCommand(record) ? record.put(Vocabulary.MEMBER_BODY, "") : record));
    }

    @Breaks(rule = "S2-CMD-20", by = "Refuses batches that hold a command and other records.")
    Behaviour s2MixedBatchRefused() {
        return Appends.invalid(records -> records.size() > 1 && records.stream().anyMatch(Appends::isCommand));
    }

    @Breaks(rule = "S2-CMD-20", by = "Stores a fence in a batch of several records like any record, without effect.")
    Behaviour s2CommandsInBatchesIgnored() {
        return Appends.changed(records -> records.size() > 1, records -> records.stream()
                .map(record -> Appends.isFence(record) ? Appends.unlikeCommand(record.deepCopy()) : record)
                .toList());
    }

    @Breaks(rule = "S2-CMD-21", by = "Ignores the fences of a batch that has two of them.")
    Behaviour s2TwoFencesIgnored() {
        return Appends.changed(
                records -> records.stream().filter(Appends::isFence).count() > 1, records -> records.stream()
                        .map(record -> Appends.unlikeCommand(record.deepCopy()))
                        .toList());
    }

    @Breaks(rule = "S2-CMD-02", by = "Refuses every fence command.")
    Behaviour everyFenceRefused() {
        return RefusedKinds.refused(
                request -> Requests.appends(request) && RefusedKinds.holds(request, "fence", "ZmVuY2U="));
    }

    /** The same record, whose header has no name. */
    private static ObjectNode unnamed(ObjectNode record) {
        String value = Appends.headers(record).get(0).path(1).asText();
        record.putArray(Vocabulary.MEMBER_HEADERS).add(Json.array().add("").add(value));
        return record;
    }

    private static boolean isEmptyFence(ObjectNode record) {
        return Appends.isFence(record)
                && record.path(Vocabulary.MEMBER_BODY).asText("").isEmpty();
    }

    private static boolean isText(byte[] bytes) {
        return Arrays.equals(new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), bytes);
    }

    private static Behaviour refused(Predicate<ObjectNode> which) {
        return Appends.refused(
                422,
                (request, upstream, refusal) -> Future.succeededFuture(
                        Appends.records(request).stream().anyMatch(which) ? Reads.error(Refusal.BAD_JSON) : refusal));
    }
}
