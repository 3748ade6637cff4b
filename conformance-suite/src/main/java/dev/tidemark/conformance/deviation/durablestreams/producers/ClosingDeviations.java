// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.producers;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Numbered;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import java.util.List;

/** Producers that close streams, misunderstood (section 5.2.1, the last part). */
public final class ClosingDeviations {
    private ClosingDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-5.2.1-33")
                        .by(
                                "final-numbered-append-leaves-open",
                                "Stores the final append of a producer without closing the stream.",
                                () -> Behaviour.request(
                                        request -> Numbered.is(request) && request.closes(),
                                        request -> request.hasBody() ? request.withoutHeader(Wire.CLOSED) : request)),
                breaks("DS-5.2.1-33", "DS-5.2.1-35")
                        .by(
                                "repeated-final-append-refused",
                                "Refuses the repetition of a final append as a conflict.",
                                () -> Behaviour.reply(
                                        Numbered::is,
                                        (request, reply) -> repeated(request, reply) ? reply.withStatus(409) : reply)),
                breaks("DS-5.2.1-34")
                        .by(
                                "numbered-close-needs-content",
                                "Refuses a close without content when it is numbered.",
                                () -> Behaviour.reply(
                                        Numbered::is,
                                        (request, reply) -> reply.ok() && !request.hasBody() ? Reply.of(400) : reply)),
                breaks("DS-5.2.1-34")
                        .by(
                                "close-under-used-number-claimed",
                                "Says that a stream is closed when the close was dropped as a duplicate.",
                                () -> Behaviour.reply(
                                        Numbered::is,
                                        (request, reply) -> reply.status() == 204 && request.closes()
                                                ? reply.withHeader(Wire.CLOSED, "true")
                                                : reply)),
                breaks("DS-5.2.1-35")
                        .by(
                                "closing-append-unknown-without-flag",
                                "Knows the closing append again only when it asks for the close again.",
                                () -> Behaviour.reply(
                                        Numbered::is,
                                        (request, reply) -> repeated(request, reply) && !request.closes()
                                                ? reply.withStatus(409)
                                                : reply)),
                breaks("DS-5.2.1-35")
                        .by(
                                "repeated-close-without-flag",
                                "Does not say that the stream is closed when the closing append comes again.",
                                () -> Behaviour.reply(
                                        Numbered::is,
                                        (request, reply) ->
                                                repeated(request, reply) ? reply.withoutHeader(Wire.CLOSED) : reply)),
                breaks("DS-5.2.1-36")
                        .by(
                                "numbered-append-dropped-after-close",
                                "Answers every numbered append to a closed stream as a duplicate.",
                                () -> Behaviour.reply(
                                        Numbered::is,
                                        reply -> reply.status() == 409 && reply.closed()
                                                ? reply.withStatus(204)
                                                : reply)),
                breaks("DS-5.2.1-36")
                        .by(
                                "numbered-conflict-hides-closure",
                                "Refuses numbered appends to a closed stream without saying why.",
                                () -> Behaviour.reply(
                                        Numbered::is,
                                        reply -> reply.status() == 409 ? reply.withoutHeader(Wire.CLOSED) : reply)));
    }

    private static boolean repeated(Request request, Reply reply) {
        return reply.status() == 204 && reply.closed() && request.hasBody();
    }
}
