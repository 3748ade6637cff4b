// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.closure;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Streams that are closed without the reader or writer learning of it in the right way (sections 5.1 to 5.7 and 8). */
public final class PrecedenceDeviations {
    private static final Predicate<Request> NOW = request -> request.catchesUp() && request.fromNow();

    private PrecedenceDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-5.1-35")
                        .by(
                                "closed-create-does-not-say-so",
                                "Leaves out the closed mark when a closed stream was created.",
                                () -> unmarked(Request::creates, reply -> true)),
                breaks("DS-5.1-35")
                        .by(
                                "open-create-says-closed-false",
                                "Writes a closed mark with the value false when an open stream was created.",
                                () -> Behaviour.reply(
                                        Request::creates,
                                        reply -> reply.closed() ? reply : reply.withHeader(Wire.CLOSED, "false"))),
                breaks("DS-5.2-17")
                        .by(
                                "final-append-on-closed-stream-answers-204",
                                "Takes a final append on a closed stream for a repeated close and loses its data.",
                                () -> refusal(
                                        request -> request.appends() && request.closes(),
                                        reply -> reply.withStatus(204).withBody(""))),
                breaks("DS-5.2-22")
                        .by(
                                "append-to-closed-stream-answers-410",
                                "Refuses an append to a closed stream with 410.",
                                () -> refusal(Request::appends, reply -> reply.withStatus(410))),
                breaks("DS-5.2-22")
                        .by(
                                "append-to-closed-stream-dropped",
                                "Acknowledges an append to a closed stream and drops its data.",
                                () -> refusal(
                                        request -> request.appends() && !request.closes(),
                                        reply -> reply.withStatus(204).withBody(""))),
                breaks("DS-5.2-23")
                        .by(
                                "append-to-closed-stream-does-not-say-closed",
                                "Refuses an append to a closed stream without the closed mark.",
                                () -> refusal(Request::appends, reply -> reply.withoutHeader(Wire.CLOSED))),
                breaks("DS-5.2-30", "DS-5.2-23")
                        .by(
                                "type-conflict-hides-closure",
                                "Checks the content type of an append before it looks whether the stream is closed.",
                                () -> Remembering.reply(
                                        Request::appends,
                                        (request, reply, history) -> reply.status() == 409
                                                        && request.contentType()
                                                                .filter(t ->
                                                                        !Request.sameType(t, history.contentType()))
                                                                .isPresent()
                                                ? reply.withoutHeader(Wire.CLOSED)
                                                        .withoutHeader(Wire.NEXT_OFFSET)
                                                : reply)),
                breaks("DS-5.2-24")
                        .by(
                                "append-to-closed-stream-without-offset",
                                "Refuses an append to a closed stream without the final offset.",
                                () -> refusal(Request::appends, reply -> reply.withoutHeader(Wire.NEXT_OFFSET))),
                breaks("DS-5.2-28")
                        .by(
                                "append-to-closed-stream-answers-with-a-page",
                                "Refuses an append to a closed stream with a page for people.",
                                () -> refusal(
                                        Request::appends, reply -> reply.withHeader(Headers.CONTENT_TYPE, "text/html")
                                                .withBody("<html><h1>Conflict</h1></html>"))),
                breaks("DS-5.2.1-37")
                        .by(
                                "duplicate-claims-closure",
                                "Says closed in the answer to a duplicate that did not close the stream.",
                                () -> Behaviour.reply(
                                        request -> request.appends()
                                                && request.closes()
                                                && request.header(Wire.PRODUCER_ID)
                                                        .isPresent(),
                                        reply -> reply.ok() ? reply.withHeader(Wire.CLOSED, "true") : reply)),
                breaks("DS-5.2-27")
                        .by(
                                "final-append-does-not-say-closed",
                                "Leaves out the closed mark in the answer to a final append.",
                                () -> Behaviour.reply(
                                        request -> request.appends() && request.closes(),
                                        (request, reply) -> request.hasBody() && reply.ok()
                                                ? reply.withoutHeader(Wire.CLOSED)
                                                : reply)),
                breaks("DS-5.2-27")
                        .by(
                                "append-says-closed-on-open-stream",
                                "Writes the closed mark into the answer to a plain append.",
                                () -> Behaviour.reply(
                                        Request::appends,
                                        reply -> reply.ok() ? reply.withHeader(Wire.CLOSED, "true") : reply)),
                breaks("DS-5.3-04", "DS-5.2-27")
                        .by(
                                "close-does-not-say-closed",
                                "Leaves out the closed mark in the answer to a close without data.",
                                () -> Behaviour.reply(
                                        request -> request.appends() && request.closes(),
                                        (request, reply) -> request.hasBody() || !reply.ok()
                                                ? reply
                                                : reply.withoutHeader(Wire.CLOSED))),
                breaks("DS-5.5-07")
                        .by(
                                "head-does-not-say-closed",
                                "Leaves out the closed mark in HEAD.",
                                () -> unmarked(Request::asksMetadata, reply -> true)),
                breaks("DS-5.5-07")
                        .by(
                                "head-says-closed-false",
                                "Writes a closed mark with the value false into HEAD of open streams.",
                                () -> Behaviour.reply(
                                        Request::asksMetadata,
                                        reply -> reply.ok() && !reply.closed()
                                                ? reply.withHeader(Wire.CLOSED, "false")
                                                : reply)),
                breaks("DS-5.6-06", "DS-5.6-17")
                        .by(
                                "end-not-marked-without-data",
                                "Leaves out the closed mark in empty reads at the end of a closed stream.",
                                () -> unmarked(Request::catchesUp, reply -> !data(reply))),
                breaks("DS-5.6-15")
                        .by(
                                "end-not-marked-with-final-data",
                                "Leaves out the closed mark in the read that returns the last data of a closed stream.",
                                () -> unmarked(Request::catchesUp, PrecedenceDeviations::data)),
                breaks("DS-8-51")
                        .by(
                                "closure-not-told-from-now",
                                "Leaves out the closed mark in reads from now.",
                                () -> unmarked(NOW, reply -> true)),
                breaks("DS-8-52")
                        .by(
                                "closed-stream-from-now-answers-204",
                                "Answers a catch-up read from now on a closed stream with 204.",
                                () -> Behaviour.reply(
                                        NOW,
                                        reply -> reply.closed()
                                                ? reply.withStatus(204).withBody("")
                                                : reply)));
    }

    private static boolean data(Reply reply) {
        return reply.hasBody()
                && !(reply.isJson() && Json.messages(reply.body()).isEmpty());
    }

    private static Behaviour unmarked(Predicate<Request> requests, Predicate<Reply> replies) {
        return Behaviour.reply(requests, reply -> replies.test(reply) ? reply.withoutHeader(Wire.CLOSED) : reply);
    }

    /** Changes the refusal of data on a closed stream. */
    private static Behaviour refusal(Predicate<Request> requests, UnaryOperator<Reply> change) {
        return Behaviour.reply(
                requests, reply -> reply.status() == 409 && reply.closed() ? change.apply(reply) : reply);
    }
}
