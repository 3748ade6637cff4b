// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.streams;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.buffer.Buffer;
import java.util.List;

/** Answers that are cut and do not say so, or lose what was cut off (section 5.6). */
public final class LimitsDeviations {

    private LimitsDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-5.6-12")
                        .by(
                                "cut-answer-says-up-to-date",
                                "Says in every read that the reader is up to date.",
                                () -> Behaviour.reply(
                                        Request::catchesUp,
                                        reply -> reply.ok() ? reply.withHeader(Wire.UP_TO_DATE, "true") : reply)),
                breaks("DS-5.6-16")
                        .by(
                                "cut-answer-says-closed",
                                "Says in every read of a closed stream that it has ended.",
                                () -> Remembering.reply(
                                        Request::catchesUp,
                                        (request, reply, history) -> reply.ok() && history.closed()
                                                ? reply.withHeader(Wire.CLOSED, "true")
                                                : reply)),
                breaks("DS-5.6-19")
                        .by(
                                "what-was-cut-off-is-lost",
                                "Goes on at the tail after an answer that was cut.",
                                () -> Remembering.reply(
                                        Request::catchesUp,
                                        (request, reply, history) -> cut(reply)
                                                ? reply.withNextOffset(
                                                        history.tail().orElseThrow())
                                                : reply)),
                breaks("DS-5.6-19")
                        .by(
                                "cut-answer-is-empty",
                                "Gives no data when there is too much for one answer.",
                                () -> Behaviour.on(Request::catchesUp, (request, upstream) -> upstream.send(request)
                                        .map(reply ->
                                                cut(reply) && request.offset().isPresent()
                                                        ? reply.withNextOffset(request.offset()
                                                                        .get())
                                                                .withBody(Buffer.buffer(reply.isJson() ? "[]" : ""))
                                                        : reply))));
    }

    private static boolean cut(Reply reply) {
        return reply.status() == 200 && !reply.upToDate();
    }
}
