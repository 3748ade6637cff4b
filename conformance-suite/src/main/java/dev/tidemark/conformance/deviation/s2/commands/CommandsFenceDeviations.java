// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.commands;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.s2.Appends;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Refusals;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Wire;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;

/** Commands that are taken for something else, and fences that work wrongly (CMD-01 to -06, -09 to -11, -20 and -21). */
public final class CommandsFenceDeviations {
    private static final int LONGEST = 36;

    private CommandsFenceDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("S2-CMD-02", "S2-CMD-01")
                        .by(
                                "s2-commands-refused",
                                "Refuses records whose header has an empty name.",
                                () -> Appends.invalid(
                                        records -> records.stream().anyMatch(Appends::isCommand))),
                breaks("S2-CMD-01")
                        .by(
                                "s2-header-value-makes-a-command",
                                "Takes a record for a fence by the value of its header, whatever its name.",
                                () -> Appends.eachChanged(
                                        record -> Appends.headers(record).size() == 1
                                                && Appends.headers(record)
                                                        .get(0)
                                                        .path(1)
                                                        .asText()
                                                        .equals("fence"),
                                        CommandsFenceDeviations::unnamed)),
                breaks("S2-CMD-02")
                        .by(
                                "s2-fence-is-plain-data",
                                "Stores fences like any record, without effect.",
                                () -> Appends.eachChanged(Appends::isFence, Appends::unlikeCommand)),
                breaks("S2-CMD-03")
                        .by(
                                "s2-empty-fence-refused",
                                "Refuses a fence without a body.",
                                () -> Appends.invalid(
                                        records -> records.stream().anyMatch(CommandsFenceDeviations::isEmptyFence))),
                breaks("S2-CMD-03")
                        .by(
                                "s2-empty-fence-keeps-token",
                                "Keeps the token when a fence has no body.",
                                () -> Appends.eachChanged(CommandsFenceDeviations::isEmptyFence, Appends::unlikeCommand)),
                breaks("S2-CMD-04")
                        .by(
                                "s2-fence-needs-the-token",
                                "Refuses a fence that does not name the token of a fenced stream.",
                                CommandsFenceDeviations::needingToken),
                breaks("S2-CMD-05")
                        .by(
                                "s2-long-fence-cut",
                                "Cuts the body of a fence to 36 bytes.",
                                () -> Appends.eachChanged(
                                        record -> Appends.isFence(record) && Appends.body(record).length > LONGEST,
                                        record -> Appends.withBody(
                                                record, Arrays.copyOf(Appends.body(record), LONGEST)))),
                breaks("S2-CMD-05")
                        .by(
                                "s2-long-fence-answers-400",
                                "Refuses a fence of more than 36 bytes with 400.",
                                () -> refused(Appends::isFence)),
                breaks("S2-CMD-06")
                        .by(
                                "s2-fence-token-replaced",
                                "Replaces the bytes of a fence that are no text.",
                                () -> Appends.eachChanged(
                                        record -> Appends.isFence(record) && !isText(Appends.body(record)),
                                        record -> Appends.withBody(record, new byte[] {'?'}))),
                breaks("S2-CMD-09")
                        .by(
                                "s2-unknown-command-stored",
                                "Stores commands that it does not know like any record.",
                                () -> Appends.eachChanged(
                                        record -> Appends.headers(record).size() == 1
                                                && Appends.headers(record)
                                                        .get(0)
                                                        .path(0)
                                                        .asText("x")
                                                        .isEmpty()
                                                && !Appends.isCommand(record),
                                        Appends::unlikeCommand)),
                breaks("S2-CMD-10")
                        .by(
                                "s2-command-with-a-further-header-run",
                                "Runs a command although it has a further header.",
                                () -> Appends.eachChanged(
                                        record -> Appends.headers(record).size() > 1, record -> {
                                            record.putArray(Wire.HEADERS)
                                                    .add(Json.array().add("").add("fence"));
                                            return record;
                                        })),
                breaks("S2-CMD-10")
                        .by(
                                "s2-command-with-a-further-header-answers-400",
                                "Refuses a command with a further header as malformed.",
                                () -> refused(
                                        record -> Appends.headers(record).size() > 1)),
                breaks("S2-CMD-11")
                        .by(
                                "s2-reads-skip-commands",
                                "Leaves out commands when it is read.",
                                () -> Behaviours.batches(Requests.records(records -> records.stream()
                                        .filter(record -> !Appends.isCommand(record))
                                        .toList()))),
                breaks("S2-CMD-11")
                        .by(
                                "s2-reads-hide-command-bodies",
                                "Gives commands without their bodies.",
                                () -> Behaviours.batches(Requests.eachRecord(
                                        record -> Appends.isCommand(record) ? record.put(Wire.BODY, "") : record))),
                breaks("S2-CMD-20")
                        .by(
                                "s2-mixed-batch-refused",
                                "Refuses batches that hold a command and other records.",
                                () -> Appends.invalid(records ->
                                        records.size() > 1 && records.stream().anyMatch(Appends::isCommand))),
                breaks("S2-CMD-20")
                        .by(
                                "s2-commands-in-batches-ignored",
                                "Stores a fence in a batch of several records like any record, without effect.",
                                () -> Appends.changed(records -> records.size() > 1, records -> records.stream()
                                        .map(record -> Appends.isFence(record)
                                                ? Appends.unlikeCommand(record.deepCopy())
                                                : record)
                                        .toList())),
                breaks("S2-CMD-21")
                        .by(
                                "s2-two-fences-ignored",
                                "Ignores the fences of a batch that has two of them.",
                                () -> Appends.changed(
                                        records -> records.stream()
                                                        .filter(Appends::isFence)
                                                        .count()
                                                > 1,
                                        records -> records.stream()
                                                .map(record -> Appends.unlikeCommand(record.deepCopy()))
                                                .toList())));
    }

    /** The same record, whose header has no name. */
    private static ObjectNode unnamed(ObjectNode record) {
        String value = Appends.headers(record).get(0).path(1).asText();
        record.putArray(Wire.HEADERS).add(Json.array().add("").add(value));
        return record;
    }

    private static boolean isEmptyFence(ObjectNode record) {
        return Appends.isFence(record) && record.path(Wire.BODY).asText("").isEmpty();
    }

    private static boolean isText(byte[] bytes) {
        return Arrays.equals(new String(bytes, StandardCharsets.UTF_8).getBytes(StandardCharsets.UTF_8), bytes);
    }

    private static Behaviour refused(Predicate<ObjectNode> which) {
        return Appends.refused(
                422,
                (request, upstream, refusal) -> Future.succeededFuture(
                        Appends.records(request).stream().anyMatch(which)
                                ? Reads.error(400, "bad_json")
                                : refusal));
    }

    private static Behaviour needingToken() {
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
}
