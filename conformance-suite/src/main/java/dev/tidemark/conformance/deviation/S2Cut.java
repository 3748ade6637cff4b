// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Cuts what a read gives as text at its number of bytes, by sizes and rules of its own. */
final class S2Cut implements Behaviour {

    private final ToLongFunction<JsonNode> size;
    private final boolean skips;

    private S2Cut(ToLongFunction<JsonNode> size, boolean skips) {
        this.size = size;
        this.skips = skips;
    }

    /** Takes records for as large as this. */
    static Behaviour bySize(ToLongFunction<JsonNode> size) {
        return new S2Cut(size, false);
    }

    /** Skips what is too large and goes on. */
    static Behaviour skipping() {
        return new S2Cut(S2Cut::metered, true);
    }

    @Override
    public boolean concerns(Request head) {
        return S2Requests.readsOnce(head)
                && S2Reads.number(head, S2Wire.BYTES).isPresent()
                && head.header(S2Wire.FORMAT).filter("base64"::equals).isEmpty();
    }

    @Override
    public Future<Reply> answer(Request request, Upstream upstream) {
        var bytes = S2Reads.number(request, S2Wire.BYTES).orElseThrow();
        return upstream.send(request.withoutParam(S2Wire.BYTES))
                .map(reply -> reply.ok() ? reply.mapJson(S2Requests.records(records -> cut(records, bytes))) : reply);
    }

    private List<ObjectNode> cut(List<ObjectNode> records, long bytes) {
        var kept = new ArrayList<ObjectNode>();
        var left = bytes;
        for (var record : records) {
            var takes = size.applyAsLong(record);
            if (takes <= left) {
                kept.add(record);
                left -= takes;
            } else if (!skips) {
                break;
            }
        }
        return kept;
    }

    /** The size of a record that is written raw. */
    static long metered(JsonNode record) {
        return 8 + sum(record, S2Cut::utf8, 2);
    }

    /** The bytes of the body alone. */
    static long body(JsonNode record) {
        return utf8(record.path(S2Wire.BODY).asText());
    }

    /** The same without 2 for each header. */
    static long withoutHeaderOverhead(JsonNode record) {
        return 8 + sum(record, S2Cut::utf8, 0);
    }

    /** In the units of UTF-16. */
    static long inCharacters(JsonNode record) {
        return 8 + sum(record, String::length, 2);
    }

    /** As base64 would write it. */
    static long inBase64(JsonNode record) {
        return 8 + sum(record, text -> (utf8(text) + 2) / 3 * 4, 2);
    }

    private static long sum(JsonNode record, ToLongFunction<String> length, long perHeader) {
        var sum = length.applyAsLong(record.path(S2Wire.BODY).asText());
        for (var header : record.path(S2Wire.HEADERS)) {
            sum += perHeader
                    + length.applyAsLong(header.path(0).asText())
                    + length.applyAsLong(header.path(1).asText());
        }
        return sum;
    }

    private static long utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
