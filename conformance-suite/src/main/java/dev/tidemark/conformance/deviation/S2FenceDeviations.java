// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Commands that are taken for something else, and fences that work wrongly (CMD-01 to -06, -09 to -11, -20 and -21). */
final class S2FenceDeviations {
    private static final int LONGEST = 36;

    private S2FenceDeviations() {}

    static List<Deviation> all() {
        return List.of(
                breaks("S2-CMD-02", "S2-CMD-01")
                        .by(
                                "s2-commands-refused",
                                "Refuses records whose header has an empty name.",
                                () -> S2Appends.invalid(
                                        records -> records.stream().anyMatch(S2Appends::isCommand))),
                breaks("S2-CMD-01")
                        .by(
                                "s2-header-value-makes-a-command",
                                "Takes a record for a fence by the value of its header, whatever its name.",
                                () -> S2Appends.eachChanged(
                                        record -> S2Appends.headers(record).size() == 1
                                                && S2Appends.headers(record)
                                                        .get(0)
                                                        .path(1)
                                                        .asText()
                                                        .equals("fence"),
                                        S2FenceDeviations::unnamed)),
                breaks("S2-CMD-02")
                        .by(
                                "s2-fence-is-plain-data",
                                "Stores fences like any record, without effect.",
                                () -> S2Appends.eachChanged(S2Appends::isFence, S2Appends::unlikeCommand)),
                breaks("S2-CMD-03")
                        .by(
                                "s2-empty-fence-refused",
                                "Refuses a fence without a body.",
                                () -> S2Appends.invalid(
                                        records -> records.stream().anyMatch(S2FenceDeviations::isEmptyFence))),
                breaks("S2-CMD-03")
                        .by(
                                "s2-empty-fence-keeps-token",
                                "Keeps the token when a fence has no body.",
                                () -> S2Appends.eachChanged(S2FenceDeviations::isEmptyFence, S2Appends::unlikeCommand)),
                breaks("S2-CMD-04")
                        .by(
                                "s2-fence-needs-the-token",
                                "Refuses a fence that does not name the token of a fenced stream.",
                                S2FenceDeviations::needingToken),
                breaks("S2-CMD-05")
                        .by(
                                "s2-long-fence-cut",
                                "Cuts the body of a fence to 36 bytes.",
                                () -> S2Appends.eachChanged(
                                        record -> S2Appends.isFence(record) && S2Appends.body(record).length > LONGEST,
                                        record -> S2Appends.withBody(
                                                record, Arrays.copyOf(S2Appends.body(record), LONGEST)))),
                breaks("S2-CMD-05")
                        .by(
                                "s2-long-fence-answers-400",
                                "Refuses a fence of more than 36 bytes with 400.",
                                () -> refused(S2Appends::isFence)),
                breaks("S2-CMD-06")
                        .by(
                                "s2-fence-token-replaced",
                                "Replaces the bytes of a fence that are no text.",
                                () -> S2Appends.eachChanged(
                                        record -> S2Appends.isFence(record) && !isText(S2Appends.body(record)),
                                        record -> S2Appends.withBody(record, new byte[] {'?'}))),
                breaks("S2-CMD-09")
                        .by(
                                "s2-unknown-command-stored",
                                "Stores commands that it does not know like any record.",
                                () -> S2Appends.eachChanged(
                                        record -> S2Appends.headers(record).size() == 1
                                                && S2Appends.headers(record)
                                                        .get(0)
                                                        .path(0)
                                                        .asText("x")
                                                        .isEmpty()
                                                && !S2Appends.isCommand(record),
                                        S2Appends::unlikeCommand)),
                breaks("S2-CMD-10")
                        .by(
                                "s2-command-with-a-further-header-run",
                                "Runs a command although it has a further header.",
                                () -> S2Appends.eachChanged(
                                        record -> S2Appends.headers(record).size() > 1, record -> {
                                            record.putArray(S2Wire.HEADERS)
                                                    .add(Json.array().add("").add("fence"));
                                            return record;
                                        })),
                breaks("S2-CMD-10")
                        .by(
                                "s2-command-with-a-further-header-answers-400",
                                "Refuses a command with a further header as malformed.",
                                () -> refused(
                                        record -> S2Appends.headers(record).size() > 1)),
                breaks("S2-CMD-11")
                        .by(
                                "s2-reads-skip-commands",
                                "Leaves out commands when it is read.",
                                () -> S2Behaviours.batches(S2Requests.records(records -> records.stream()
                                        .filter(record -> !S2Appends.isCommand(record))
                                        .toList()))),
                breaks("S2-CMD-11")
                        .by(
                                "s2-reads-hide-command-bodies",
                                "Gives commands without their bodies.",
                                () -> S2Behaviours.batches(S2Requests.eachRecord(
                                        record -> S2Appends.isCommand(record) ? record.put(S2Wire.BODY, "") : record))),
                breaks("S2-CMD-20")
                        .by(
                                "s2-mixed-batch-refused",
                                "Refuses batches that hold a command and other records.",
                                () -> S2Appends.invalid(records ->
                                        records.size() > 1 && records.stream().anyMatch(S2Appends::isCommand))),
                breaks("S2-CMD-20")
                        .by(
                                "s2-commands-in-batches-ignored",
                                "Stores a fence in a batch of several records like any record, without effect.",
                                () -> S2Appends.changed(records -> records.size() > 1, records -> records.stream()
                                        .map(record -> S2Appends.isFence(record)
                                                ? S2Appends.unlikeCommand(record.deepCopy())
                                                : record)
                                        .toList())),
                breaks("S2-CMD-21")
                        .by(
                                "s2-two-fences-ignored",
                                "Ignores the fences of a batch that has two of them.",
                                () -> S2Appends.changed(
                                        records -> records.stream()
                                                        .filter(S2Appends::isFence)
                                                        .count()
                                                > 1,
                                        records -> records.stream()
                                                .map(record -> S2Appends.unlikeCommand(record.deepCopy()))
                                                .toList())));
    }

    /** The same record, whose header has no name. */
    private static ObjectNode unnamed(ObjectNode record) {
        String value = S2Appends.headers(record).get(0).path(1).asText();
        record.putArray(S2Wire.HEADERS).add(Json.array().add("").add(value));
        return record;
    }

    private static boolean isEmptyFence(ObjectNode record) {
        return S2Appends.isFence(record) && record.path(S2Wire.BODY).asText("").isEmpty();
    }

    private static boolean isText(byte[] bytes) {
        return Arrays.equals(new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), bytes);
    }

    private static Behaviour refused(Predicate<ObjectNode> which) {
        return S2Appends.refused(
                422,
                (request, upstream, refusal) -> Future.succeededFuture(
                        S2Appends.records(request).stream().anyMatch(which)
                                ? S2Reads.error(400, "bad_json")
                                : refusal));
    }

    private static Behaviour needingToken() {
        Set<String> fenced = new HashSet<>();
        return Behaviour.on(S2Requests::appends, (request, upstream) -> {
            String stream = S2Requests.stream(request);
            boolean fences = S2Appends.records(request).stream().anyMatch(S2Appends::isFence);
            boolean named = S2Refusals.expected(request, S2Refusals.TOKEN).isTextual();
            if (fences && !named && fenced.contains(stream)) {
                return Future.succeededFuture(S2Refusals.token("held"));
            }
            if (fences) {
                fenced.add(stream);
            }
            return upstream.send(request);
        });
    }
}
