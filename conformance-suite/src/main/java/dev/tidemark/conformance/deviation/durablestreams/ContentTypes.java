// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams;

import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.buffer.Buffer;
import java.util.function.UnaryOperator;

/** Answers with the content type that a stream has, or another one (section 5.1). */
public final class ContentTypes {
    private ContentTypes() {}

    /** The content with another first byte; of a JSON array, with another first message. */
    public static Buffer firstChanged(Buffer body) {
        if (body.length() == 0) {
            return body;
        }
        return body.getByte(0) == '['
                ? Json.each(m -> m.isEmpty() ? m : m.subList(1, m.size())).apply(body)
                : body.copy().setByte(0, (byte) (body.getByte(0) ^ 1));
    }

    public static Behaviour stored(UnaryOperator<Request> change) {
        return Behaviour.request(Requests::appends, change);
    }
}
