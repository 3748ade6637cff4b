// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.s2.model.Vocabulary;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToLongFunction;

/** Cuts what a read gives as text at its number of bytes, by sizes and rules of its own. */
public final class Cut implements Behaviour {

    private final ToLongFunction<JsonNode> size;
    private final boolean skips;

    private Cut(ToLongFunction<JsonNode> size, boolean skips) {
        this.size = size;
        this.skips = skips;
    }

    /** Takes records for as large as this. */
    public static Behaviour bySize(ToLongFunction<JsonNode> size) {
        return new Cut(size, false);
    }

    /** Skips what is too large and goes on. */
    public static Behaviour skipping() {
        return new Cut(Cut::metered, true);
    }

    @Override
    public boolean concerns(Request head) {
        return Requests.readsOnce(head)
                && Reads.number(head, Vocabulary.BYTES).isPresent()
                && head.header(Vocabulary.S2_FORMAT).filter("base64"::equals).isEmpty();
    }

    @Override
    public Future<Reply> answer(Request request, Upstream upstream) {
        var bytes = Reads.number(request, Vocabulary.BYTES).orElseThrow();
        return upstream.send(request.withoutParam(Vocabulary.BYTES))
                .map(reply -> reply.ok() ? reply.mapJson(Requests.records(records -> cut(records, bytes))) : reply);
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
    public static long metered(JsonNode record) {
        return 8 + sum(record, Cut::utf8, 2);
    }

    /** The bytes of the body alone. */
    public static long body(JsonNode record) {
        return utf8(record.path(Vocabulary.MEMBER_BODY).asText());
    }

    /** The same without 2 for each header. */
    public static long withoutHeaderOverhead(JsonNode record) {
        return 8 + sum(record, Cut::utf8, 0);
    }

    /** In the units of UTF-16. */
    public static long inCharacters(JsonNode record) {
        return 8 + sum(record, String::length, 2);
    }

    /** As base64 would write it. */
    public static long inBase64(JsonNode record) {
        return 8 + sum(record, text -> (utf8(text) + 2) / 3 * 4, 2);
    }

    private static long sum(JsonNode record, ToLongFunction<String> length, long perHeader) {
        var sum = length.applyAsLong(record.path(Vocabulary.MEMBER_BODY).asText());
        for (var header : record.path(Vocabulary.MEMBER_HEADERS)) {
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
