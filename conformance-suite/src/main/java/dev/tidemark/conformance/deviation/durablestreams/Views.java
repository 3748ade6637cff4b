// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.Optional;

/** Wrong views of a stream, computed from right ones. */
public final class Views {
    private Views() {}

    /** The two parts of a complete read. */
    public record Halves(Reply whole, Buffer older, Buffer newer, String middle) {}

    /** The answer of a replica that has not seen the last append. */
    public static Reply withoutLast(Reply reply, StreamHistory history) {
        Optional<StreamHistory.Append> last =
                history.last().filter(append -> reply.hasHeader(Vocabulary.STREAM_NEXT_OFFSET, append.after()::equals));
        if (!reply.ok() || last.isEmpty()) {
            return reply;
        }
        Buffer lost = last.get().body();
        Reply shorter = reply.hasBody() ? reply.mapBody(body -> cut(body, lost, history.json())) : reply;
        return shorter.withHeader(Vocabulary.STREAM_NEXT_OFFSET, last.get().before());
    }

    private static Buffer cut(Buffer body, Buffer lost, boolean json) {
        if (!json) {
            return body.slice(0, Math.max(0, body.length() - lost.length()));
        }
        List<JsonNode> messages = Json.messages(body);
        int kept = Math.max(0, messages.size() - Json.messages(lost).size());
        return Json.array(messages.subList(0, kept));
    }

    /** Splits a read from the start of a stream at a position in its middle. */
    public static Future<Halves> split(Request request, Upstream upstream, StreamHistory history, String middle) {
        return upstream.send(request).compose(whole -> upstream.send(request.withParam(Vocabulary.OFFSET, middle))
                .map(rest -> new Halves(whole, older(whole.body(), rest.body(), history.json()), rest.body(), middle)));
    }

    private static Buffer older(Buffer whole, Buffer newer, boolean json) {
        if (!json) {
            return whole.slice(0, Math.max(0, whole.length() - newer.length()));
        }
        List<JsonNode> messages = Json.messages(whole);
        return Json.array(
                messages.subList(0, messages.size() - Json.messages(newer).size()));
    }
}
