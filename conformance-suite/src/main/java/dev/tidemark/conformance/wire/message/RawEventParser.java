// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.message;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/** Splits the bytes of an event stream into events, by the grammar of the HTML standard (section 9.2.5). */
public final class RawEventParser {

    private static final char BYTE_ORDER_MARK = '\ufeff';

    private final Consumer<RawEvent> events;
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private boolean afterCarriageReturn;
    private boolean first = true;
    private Optional<String> id = Optional.empty();
    private Optional<String> name = Optional.empty();
    private StringBuilder data;

    public RawEventParser(Consumer<RawEvent> events) {
        this.events = events;
    }

    public void accept(byte[] bytes, int length) {
        for (int i = 0; i < length; i++) {
            accept(bytes[i]);
        }
    }

    private void accept(byte next) {
        var ends = next == '\r' || next == '\n' && !afterCarriageReturn;
        if (ends) {
            endOfLine();
        } else if (next != '\n') {
            line.write(next);
        }
        afterCarriageReturn = next == '\r';
    }

    private void endOfLine() {
        var text = line.toString(StandardCharsets.UTF_8);
        line.reset();
        if (first && !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK) {
            text = text.substring(1);
        }
        first = false;
        if (text.isEmpty()) {
            endOfEvent();
            return;
        }
        var colon = text.indexOf(':');
        var field = colon < 0 ? text : text.substring(0, colon);
        var value = colon < 0 ? "" : text.substring(colon + 1);
        field(field, value.startsWith(" ") ? value.substring(1) : value);
    }

    private void field(String field, String value) {
        switch (field) {
            case "id" -> id = value.indexOf(0) < 0 ? Optional.of(value) : id;
            case "event" -> name = Optional.of(value);
            case "data" ->
                data = data == null
                        ? new StringBuilder(value)
                        : data.append('\n').append(value);
            default -> {
                // A comment, which has no name, the time to reconnect, or a field that readers pass over.
            }
        }
    }

    private void endOfEvent() {
        if (id.isPresent() || name.isPresent() || data != null) {
            events.accept(
                    new RawEvent(id, name, Optional.ofNullable(data).map(StringBuilder::toString), System.nanoTime()));
        }
        id = Optional.empty();
        name = Optional.empty();
        data = null;
    }
}
