// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams;

import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;

/** Words of deviations about idempotent producers (section 5.2.1). */
public final class Producers {
    public static final long LARGEST = (1L << 53) - 1;

    private Producers() {}

    public static boolean duplicate(Request request, Reply reply) {
        return reply.status() == 204 && request.hasBody() && !Replies.isClosed(reply);
    }

    public static Behaviour lenient(String header) {
        return Behaviour.request(
                request -> Requests.appends(request) && request.hasHeader(header, value -> value.matches("\\d+\\D.*")),
                request -> request.withHeader(
                        header, request.header(header).orElseThrow().split("\\D", 2)[0]));
    }

    public static Behaviour rounded(String header) {
        String instead = header.equals(Vocabulary.PRODUCER_SEQ) ? "1" : String.valueOf(LARGEST);
        return Behaviour.request(
                request -> Requests.appends(request) && request.hasHeader(header, Producers::isTooLarge),
                request -> request.withHeader(header, instead));
    }

    private static boolean isTooLarge(String value) {
        return value.matches("\\d{16,18}") && Long.parseLong(value) > LARGEST;
    }
}
