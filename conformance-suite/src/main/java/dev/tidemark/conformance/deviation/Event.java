// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One event of an SSE answer as raw text (one char per byte), so that untouched events pass byte for byte.
 *
 * @param raw the lines of the event with the blank line that ends it
 */
record Event(String raw) {

    static Event of(String name, String data) {
        return new Event("event: " + name + "\n" + dataLines(data) + "\n");
    }

    String name() {
        return raw.lines()
                .filter(line -> line.startsWith("event:"))
                .map(line -> value(line, 6))
                .findFirst()
                .orElse("message");
    }

    boolean isData() {
        return name().equals("data");
    }

    boolean isControl() {
        return name().equals("control");
    }

    /** The data lines joined by line feeds, one leading space per line stripped (WHATWG HTML, 9.2.6). */
    String data() {
        return raw.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> value(line, 5))
                .collect(Collectors.joining("\n"));
    }

    Event withName(String name) {
        return of(name, data());
    }

    Event withData(String data) {
        return of(name(), data);
    }

    Event mapData(UnaryOperator<String> change) {
        return withData(change.apply(data()));
    }

    ObjectNode control() {
        return (ObjectNode) Json.parse(data());
    }

    /** Changes the fields of a control event. */
    Event mapControl(UnaryOperator<ObjectNode> change) {
        return withData(change.apply(control()).toString());
    }

    private static String dataLines(String data) {
        return Arrays.stream(data.split("\n", -1))
                .map(line -> "data: " + line + "\n")
                .collect(Collectors.joining());
    }

    private static String value(String line, int from) {
        return line.startsWith(" ", from) ? line.substring(from + 1) : line.substring(from);
    }
}
