// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.append;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.s2.Appends;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Wire;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Records and headers that are taken for others (APPEND-17 to -21). */
public final class AppendRecordDeviations {
    private AppendRecordDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("S2-APPEND-17")
                        .by(
                                "s2-empty-record-refused",
                                "Refuses a batch that has an empty record.",
                                () -> Appends.invalid(
                                        records -> records.stream().anyMatch(AppendRecordDeviations::isEmpty))),
                breaks("S2-APPEND-17")
                        .by(
                                "s2-empty-record-dropped",
                                "Acknowledges an empty record without storing it.",
                                () -> Appends.batches(
                                        records -> records.size() == 1 && isEmpty(records.get(0)),
                                        (request, upstream, records) -> Appends.acknowledged(request, upstream, 1))),
                breaks("S2-APPEND-17")
                        .by(
                                "s2-missing-body-refused",
                                "Refuses a record without a body.",
                                () -> Appends.invalid(
                                        records -> records.stream().anyMatch(record -> !record.has(Wire.BODY)))),
                breaks("S2-APPEND-18")
                        .by(
                                "s2-headers-are-a-map",
                                "Keeps the last of several headers of one name.",
                                () -> readHeaders(AppendRecordDeviations::asMap)),
                breaks("S2-APPEND-18")
                        .by(
                                "s2-headers-sorted",
                                "Gives the headers of a record in the order of their names.",
                                () -> readHeaders(headers -> headers.stream()
                                        .sorted(Comparator.comparing(
                                                header -> header.path(0).asText()))
                                        .toList())),
                breaks("S2-APPEND-18")
                        .by(
                                "s2-header-names-in-lower-case",
                                "Stores the names of headers in lower case.",
                                () -> writtenHeaders(
                                        header -> true,
                                        header -> pair(
                                                header.path(0).asText().toLowerCase(Locale.ROOT),
                                                header.path(1).asText()))),
                breaks("S2-APPEND-18")
                        .by(
                                "s2-headers-beyond-32-dropped",
                                "Stores the first 32 headers of a record.",
                                () -> readHeaders(headers -> headers.subList(0, Math.min(32, headers.size())))),
                breaks("S2-APPEND-19")
                        .by(
                                "s2-empty-header-value-refused",
                                "Refuses a header whose value is empty.",
                                () -> Appends.invalid(records -> records.stream()
                                        .flatMap(record -> Appends.headers(record).stream())
                                        .anyMatch(AppendRecordDeviations::hasEmptyValue))),
                breaks("S2-APPEND-19")
                        .by(
                                "s2-empty-header-value-dropped",
                                "Drops headers whose value is empty.",
                                () -> readHeaders(headers -> headers.stream()
                                        .filter(header -> !hasEmptyValue(header))
                                        .toList())),
                breaks("S2-APPEND-20", "S2-APPEND-09")
                        .by(
                                "s2-empty-header-name-stored",
                                "Stores headers without a name, under another one.",
                                () -> writtenHeaders(
                                        header -> header.size() == 2
                                                && header.path(0).asText("x").isEmpty()
                                                && !header.path(1).asText().equals("fence"),
                                        header -> pair("unnamed", header.path(1).asText()))),
                breaks("S2-APPEND-20")
                        .by(
                                "s2-headers-beside-a-command-ignored",
                                "Runs a command that has a second header.",
                                () -> Appends.eachChanged(
                                        record -> Appends.headers(record).size() > 1
                                                && Appends.headers(record)
                                                        .get(0)
                                                        .path(1)
                                                        .asText()
                                                        .equals("fence"),
                                        record -> withHeaders(
                                                record,
                                                Appends.headers(record).subList(0, 1)))),
                breaks("S2-APPEND-21", "S2-APPEND-09")
                        .by(
                                "s2-missing-header-value-is-empty",
                                "Takes the missing value of a header for an empty one.",
                                () -> writtenHeaders(
                                        header -> header.size() == 1,
                                        header -> pair(header.path(0).asText(), ""))),
                breaks("S2-APPEND-21")
                        .by(
                                "s2-third-part-of-a-header-ignored",
                                "Ignores what follows the value of a header.",
                                () -> writtenHeaders(
                                        header -> header.size() > 2,
                                        header -> pair(
                                                header.path(0).asText(),
                                                header.path(1).asText()))),
                breaks("S2-APPEND-21")
                        .by(
                                "s2-header-value-turned-into-text",
                                "Turns header values that are numbers into text.",
                                () -> writtenHeaders(
                                        header -> header.path(1).isNumber(),
                                        header -> pair(
                                                header.path(0).asText(),
                                                header.path(1).asText()))));
    }

    private static boolean isEmpty(ObjectNode record) {
        return record.path(Wire.BODY).asText("").isEmpty()
                && record.path(Wire.HEADERS).isEmpty();
    }

    private static boolean hasEmptyValue(JsonNode header) {
        return header.path(1).asText("x").isEmpty();
    }

    /** Changes the headers of the records that are read. */
    private static Behaviour readHeaders(UnaryOperator<List<JsonNode>> change) {
        return Behaviours.batches(Requests.eachRecord(record ->
                record.has(Wire.HEADERS) ? withHeaders(record, change.apply(Appends.headers(record))) : record));
    }

    /** Changes such headers of the records that are appended. */
    private static Behaviour writtenHeaders(Predicate<JsonNode> which, UnaryOperator<JsonNode> change) {
        return Appends.eachChanged(
                record -> Appends.headers(record).stream().anyMatch(which),
                record -> withHeaders(
                        record,
                        Appends.headers(record).stream()
                                .map(header -> which.test(header) ? change.apply(header) : header)
                                .toList()));
    }

    private static ObjectNode withHeaders(ObjectNode record, List<JsonNode> headers) {
        ObjectNode changed = record.deepCopy();
        changed.putArray(Wire.HEADERS).addAll(headers);
        return changed;
    }

    private static List<JsonNode> asMap(List<JsonNode> headers) {
        Map<String, JsonNode> last = new LinkedHashMap<>();
        headers.forEach(header -> last.put(header.path(0).asText(), header));
        return List.copyOf(last.values());
    }

    private static ArrayNode pair(String name, String value) {
        return Json.array().add(name).add(value);
    }
}
