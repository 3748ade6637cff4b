// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams;

import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.buffer.Buffer;
import java.util.function.Predicate;

/** Requests that close, and what becomes of them (sections 4.1, 5.2 and 5.3). */
public final class Closes {
    private Closes() {}

    public static Request emptied(Request request) {
        return request.withBody(Buffer.buffer()).withoutHeader(Headers.CONTENT_LENGTH);
    }

    public static Request closing(Request request) {
        return Request.of("POST", request.path()).withHeader(Vocabulary.STREAM_CLOSED, "true");
    }

    public static Behaviour unmarked(Predicate<Request> requests, Predicate<Reply> replies) {
        return Behaviour.reply(requests, reply -> replies.test(reply) ? Replies.open(reply) : reply);
    }
}
