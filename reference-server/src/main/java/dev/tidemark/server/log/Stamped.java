// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log;

import java.util.List;

/**
 * A record that was accepted and has its timestamp; its place follows from what lies before it.
 *
 * @param timestamp milliseconds since 1970, never less than that of the record before
 */
public record Stamped(long timestamp, List<RecordHeader> headers, byte[] body) {

    /** A record of nothing but a body. */
    public static Stamped of(long timestamp, byte[] body) {
        return new Stamped(timestamp, List.of(), body);
    }

    /** Whether it is addressed to the log itself: its only header has no name. Readers of plain bytes never see it. */
    public boolean isCommand() {
        return isCommand(headers);
    }

    /** How many bytes it adds to a stream of plain bytes. */
    public int length() {
        return isCommand() ? 0 : body.length;
    }

    /** Whether these are the headers of a record that is addressed to the log itself. */
    public static boolean isCommand(List<RecordHeader> headers) {
        return headers.size() == 1 && headers.get(0).name().length == 0;
    }
}
