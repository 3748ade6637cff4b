// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.append;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.s2.Appends;
import dev.tidemark.conformance.deviation.s2.Behaviours;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Vocabulary;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Records and headers that are taken for others. */
final class RecordsDeviations {
    @Breaks(rule = "S2-APPEND-17", by = "Refuses a batch that has an empty record.")
    Behaviour s2EmptyRecordRefused() {
        return Appends.invalid(records -> records.stream().anyMatch(RecordsDeviations::isEmpty));
    }

    @Breaks(rule = "S2-APPEND-17", by = "Acknowledges an empty record without storing it.")
    Behaviour s2EmptyRecordDropped() {
        return Appends.batches(
                records -> records.size() == 1 && isEmpty(records.get(0)),
                (request, upstream, records) -> Appends.acknowledged(request, upstream, 1));
    }

    @Breaks(rule = "S2-APPEND-17", by = "Refuses a record without a body.")
    Behaviour s2MissingBodyRefused() {
        return Appends.invalid(records -> records.stream().anyMatch(record -> !record.has(Vocabulary.MEMBER_BODY)));
    }

    @Breaks(rule = "S2-APPEND-18", by = "Keeps the last of several headers of one name.")
    Behaviour s2HeadersAreAMap() {
        return readHeaders(RecordsDeviations::asMap);
    }

    @Breaks(rule = "S2-APPEND-18", by = "Gives the headers of a record in the order of their names.")
    Behaviour s2HeadersSorted() {
        return readHeaders(headers -> headers.stream()
                .sorted(Comparator.comparing(header -> header.path(0).asText()))
                .toList());
    }

    @Breaks(rule = "S2-APPEND-18", by = "Stores the names of headers in lower case.")
    Behaviour s2HeaderNamesInLowerCase() {
        return writtenHeaders(
                header -> true,
                header -> pair(
                        header.path(0).asText().toLowerCase(Locale.ROOT),
                        header.path(1).asText()));
    }

    @Breaks(rule = "S2-APPEND-18", by = "Stores the first 32 headers of a record.")
    Behaviour s2HeadersBeyond32Dropped() {
        return readHeaders(headers -> headers.subList(0, Math.min(32, headers.size())));
    }

    @Breaks(rule = "S2-APPEND-19", by = "Refuses a header whose value is empty.")
    Behaviour s2EmptyHeaderValueRefused() {
        return Appends.invalid(records -> records.stream()
                .flatMap(record -> Appends.headers(record).stream())
                .anyMatch(RecordsDeviations::hasEmptyValue));
    }

    @Breaks(rule = "S2-APPEND-19", by = "Drops headers whose value is empty.")
    Behaviour s2EmptyHeaderValueDropped() {
        return readHeaders(headers ->
                headers.stream().filter(header -> !hasEmptyValue(header)).toList());
    }

    @Breaks(
            rule = {"S2-APPEND-20", "S2-APPEND-09"},
            by = "Stores headers without a name, under another one.")
    Behaviour s2EmptyHeaderNameStored() {
        return writtenHeaders(
                header -> header.size() == 2
                        && header.path(0).asText("x").isEmpty()
                        && !header.path(1).asText().equals("fence"),
                header -> pair("unnamed", header.path(1).asText()));
    }

    @Breaks(rule = "S2-APPEND-20", by = "Runs a command that has a second header.")
    Behaviour s2HeadersBesideACommandIgnored() {
        return Appends.eachChanged(
                record -> Appends.headers(record).size() > 1
                        && Appends.headers(record).get(0).path(1).asText().equals("fence"),
                record -> withHeaders(record, Appends.headers(record).subList(0, 1)));
    }

    @Breaks(
            rule = {"S2-APPEND-21", "S2-APPEND-09"},
            by = "Takes the missing value of a header for an empty one.")
    Behaviour s2MissingHeaderValueIsEmpty() {
        return writtenHeaders(
                header -> header.size() == 1, header -> pair(header.path(0).asText(), ""));
    }

    @Breaks(rule = "S2-APPEND-21", by = "Ignores what follows the value of a header.")
    Behaviour s2ThirdPartOfAHeaderIgnored() {
        return writtenHeaders(
                header -> header.size() > 2,
                header -> pair(header.path(0).asText(), header.path(1).asText()));
    }

    @Breaks(rule = "S2-APPEND-21", by = "Turns header values that are numbers into text.")
    Behaviour s2HeaderValueTurnedIntoText() {
        return writtenHeaders(
                header -> header.path(1).isNumber(),
                header -> pair(header.path(0).asText(), header.path(1).asText()));
    }

    private static boolean isEmpty(ObjectNode record) {
        return record.path(Vocabulary.MEMBER_BODY).asText("").isEmpty()
                && record.path(Vocabulary.MEMBER_HEADERS).isEmpty();
    }

    private static boolean hasEmptyValue(JsonNode header) {
        return header.path(1).asText("x").isEmpty();
    }

    /** Changes the headers of the records that are read. */
    private static Behaviour readHeaders(UnaryOperator<List<JsonNode>> change) {
        return Behaviours.batches(Requests.eachRecord(record -> record.has(Vocabulary.MEMBER_HEADERS)
                ? withHeaders(record, change.apply(Appends.headers(record)))
                : record));
    }

    /** Changes such headers of the records that are appended. */
    private static Behaviour writtenHeaders(Predicate<JsonNode> which, UnaryOperator<JsonNode> change) {
        UnaryOperator<JsonNode> written = header -> which.test(header) ? change.apply(header) : header;
        return Appends.eachChanged(
                record -> Appends.headers(record).stream().anyMatch(which),
                record -> withHeaders(
                        record, Appends.headers(record).stream().map(written).toList()));
    }

    private static ObjectNode withHeaders(ObjectNode record, List<JsonNode> headers) {
        ObjectNode changed = record.deepCopy();
        changed.putArray(Vocabulary.MEMBER_HEADERS).addAll(headers);
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
