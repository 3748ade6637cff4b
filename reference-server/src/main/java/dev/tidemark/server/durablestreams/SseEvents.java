// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.durablestreams.wire.JsonMessages;
import dev.tidemark.server.durablestreams.wire.MediaTypes;
import dev.tidemark.server.durablestreams.wire.Protocol;
import dev.tidemark.server.log.LogRecord;
import dev.tidemark.server.log.Slice;
import io.vertx.core.buffer.Buffer;
import java.util.Base64;
import java.util.List;

/** Server-sent events (5.8): a data event per slice and a control event behind it. */
final class SseEvents {

    private SseEvents() {}

    /** A data event: text line by line, or base64 for what is no text. */
    static void data(Buffer out, Slice slice) {
        byte[] body = body(slice);
        boolean text = MediaTypes.isText(slice.stream().contentType());
        event(out, Protocol.EVENT_DATA, text ? body : Base64.getEncoder().encode(body));
    }

    /**
     * A control event.
     *
     * @param offset where the reader is
     * @param cursor what to echo; null if the stream has ended
     * @param upToDate whether nothing is stored behind the offset
     */
    static void control(Buffer out, String offset, String cursor, boolean upToDate) {
        StringBuilder json = new StringBuilder("{");
        field(json, Protocol.FIELD_NEXT_OFFSET, '"' + offset + '"');
        if (cursor != null) {
            field(json, Protocol.FIELD_CURSOR, '"' + cursor + '"');
        }
        if (upToDate) {
            field(json, Protocol.FIELD_UP_TO_DATE, "true");
        }
        if (cursor == null) {
            field(json, Protocol.FIELD_CLOSED, "true");
        }
        out.appendString("event: " + Protocol.EVENT_CONTROL + "\ndata:" + json.append('}') + "\n\n");
    }

    /**
     * Every line end of the payload, LF, CR, or CRLF, starts a new line of the event. A parser takes away one space
     * behind the colon: a line that begins with a space is given one more, so that it keeps its own.
     */
    private static void event(Buffer out, String name, byte[] payload) {
        out.appendString("event: " + name);
        int start = 0;
        for (int i = 0; i <= payload.length; i++) {
            if (i == payload.length || payload[i] == '\n' || payload[i] == '\r') {
                boolean space = start < i && payload[start] == ' ';
                out.appendString(space ? "\ndata: " : "\ndata:").appendBytes(payload, start, i - start);
                boolean crlf = i + 1 < payload.length && payload[i] == '\r' && payload[i + 1] == '\n';
                i += crlf ? 1 : 0;
                start = i + 1;
            }
        }
        out.appendString("\n\n");
    }

    /** The bytes of a slice as a reader gets them: joined, or one JSON array (9). */
    private static byte[] body(Slice slice) {
        List<byte[]> bodies = slice.records().stream().map(LogRecord::body).toList();
        if (MediaTypes.isJson(slice.stream().contentType())) {
            return JsonMessages.join(bodies);
        }
        return bodies.size() == 1 ? bodies.get(0) : concatenate(bodies);
    }

    private static byte[] concatenate(List<byte[]> bodies) {
        byte[] all = new byte[bodies.stream().mapToInt(body -> body.length).sum()];
        int end = 0;
        for (byte[] body : bodies) {
            System.arraycopy(body, 0, all, end, body.length);
            end += body.length;
        }
        return all;
    }

    private static void field(StringBuilder json, String name, String value) {
        json.append(json.length() > 1 ? "," : "")
                .append('"')
                .append(name)
                .append("\":")
                .append(value);
    }
}
