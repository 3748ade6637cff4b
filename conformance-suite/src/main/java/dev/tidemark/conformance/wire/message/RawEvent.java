// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.message;

import java.util.Optional;

/**
 * One server-sent event as it was sent: which fields it has, without what the HTML standard makes of missing ones. Blocks of comments alone
 * are no events.
 *
 * @param id its own id field; an id that an earlier event has set is not repeated here
 * @param name its event field
 * @param data its data fields joined by LF; empty when it has none
 * @param arrived {@link System#nanoTime()} when its last byte was read
 */
public record RawEvent(Optional<String> id, Optional<String> name, Optional<String> data, long arrived) {

    @Override
    public String toString() {
        return "[" + field("id", id) + field("event", name)
                + field("data", data).strip() + "]";
    }

    private static String field(String field, Optional<String> value) {
        return value.map(text -> field + ": " + shortened(text) + " ").orElse("");
    }

    private static String shortened(String text) {
        return text.length() > 200 ? text.substring(0, 200) + "..." : text;
    }
}
