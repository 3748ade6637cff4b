// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.proxy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * One event of an SSE answer as raw text (one char per byte), so that untouched events pass byte for byte.
 *
 * @param raw the lines of the event with the blank line that ends it
 */
public record Event(String raw) {

    public static Event of(String name, String data) {
        return new Event("event: " + name + "\n" + dataLines(data) + "\n");
    }

    public String name() {
        return raw.lines()
                .filter(line -> line.startsWith("event:"))
                .map(line -> value(line, 6))
                .findFirst()
                .orElse("message");
    }

    /** Whether it has this name; an event without a name is a {@code message}. */
    public boolean is(String name) {
        return name().equals(name);
    }

    /** The data lines joined by line feeds, one leading space per line stripped (WHATWG HTML, 9.2.6). */
    public String data() {
        return raw.lines()
                .filter(line -> line.startsWith("data:"))
                .map(line -> value(line, 5))
                .collect(Collectors.joining("\n"));
    }

    public Optional<String> id() {
        return raw.lines()
                .filter(line -> line.startsWith("id:"))
                .map(line -> value(line, 3))
                .findFirst();
    }

    /** The same event under another name. */
    public Event withName(String name) {
        return new Event("event: " + name + "\n" + without("event:") + "\n");
    }

    /** The same event with another id, after the name where there is one. */
    public Event withId(String id) {
        String name = raw.lines()
                .filter(line -> line.startsWith("event:"))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
        return new Event(name + "id: " + id + "\n" + without("event:", "id:") + "\n");
    }

    public Event withoutId() {
        return new Event(without("id:") + "\n");
    }

    /** The same event, name and id included, with other data. */
    public Event withData(String data) {
        return new Event(without("data:") + dataLines(data) + "\n");
    }

    public Event mapData(UnaryOperator<String> change) {
        return withData(change.apply(data()));
    }

    /** The data read as a JSON object. */
    public ObjectNode json() {
        return (ObjectNode) Json.parse(data());
    }

    /** Changes the JSON object that is the data. */
    public Event mapJson(UnaryOperator<ObjectNode> change) {
        return withData(change.apply(json()).toString());
    }

    /** The lines that begin with none of these, each with its end. */
    private String without(String... fields) {
        return raw.lines()
                .filter(line -> !line.isEmpty() && Arrays.stream(fields).noneMatch(line::startsWith))
                .map(line -> line + "\n")
                .collect(Collectors.joining());
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
