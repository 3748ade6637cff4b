// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.forks;

import static dev.tidemark.conformance.deviation.durablestreams.Forks.FORKS;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** Sub-offsets of forks that are misread (section 4.2). */
final class SubOffsetsDeviations {
    @Breaks(rule = "DS-4.2-29", by = "Takes a malformed sub-offset for none.")
    Behaviour subOffsetReadLeniently() {
        return Behaviour.retry(FORKS, 400, request -> request.withoutHeader(Vocabulary.STREAM_FORK_SUB_OFFSET));
    }

    @Breaks(rule = "DS-4.2-11", by = "Ignores the sub-offset of a fork.")
    Behaviour subOffsetIgnored() {
        return withoutSubOffset();
    }

    @Breaks(rule = "DS-4.2-10", by = "Ignores the sub-offset of a fork of a JSON stream.")
    Behaviour jsonSubOffsetIgnored() {
        return withoutSubOffset();
    }

    @Breaks(rule = "DS-4.2-30", by = "Forks at the beginning of a message when the sub-offset lies beyond it.")
    Behaviour subOffsetClamped() {
        return Behaviour.retry(FORKS, 400, request -> request.withoutHeader(Vocabulary.STREAM_FORK_SUB_OFFSET));
    }

    @Breaks(rule = "DS-4.2-12", by = "Refuses a sub-offset of zero as malformed.")
    Behaviour subOffsetZeroRefused() {
        return Behaviour.reply(FORKS, (request, reply) -> isZero(request) ? reply.replacedBy(Reply.of(400)) : reply);
    }

    @Breaks(
            rule = "DS-4.2-12",
            by = "Takes a fork request with a sub-offset of zero for another one than the same without.")
    Behaviour subOffsetZeroCompared() {
        Map<String, Boolean> zeros = new HashMap<>();
        return Behaviour.reply(FORKS, (request, reply) -> {
            if (reply.status() == 201) {
                zeros.put(request.path(), isZero(request));
            }
            boolean other =
                    reply.status() == 200 && zeros.getOrDefault(request.path(), isZero(request)) != isZero(request);
            return other ? Reply.of(409) : reply;
        });
    }

    private static Behaviour forking(UnaryOperator<Request> change) {
        return Behaviour.request(FORKS, change);
    }

    private static Behaviour withoutSubOffset() {
        return forking(request -> request.withoutHeader(Vocabulary.STREAM_FORK_SUB_OFFSET));
    }

    private static boolean isZero(Request request) {
        return request.hasHeader(Vocabulary.STREAM_FORK_SUB_OFFSET, "0"::equals);
    }
}
