// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.offsets;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.StreamHistory;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Predicate;

/** Wrong answers to {@code -1} and {@code now} in catch-up mode, and sentinels used as offsets (section 8). */
public final class SentinelsDeviations {
    private static final Predicate<Request> NOW = request -> request.fromNow() && request.catchesUp();

    private SentinelsDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-8-54")
                        .by(
                                "empty-stream-at-minus-one",
                                "Reports -1 as the tail of a stream that was created empty.",
                                SentinelsDeviations::emptyAtMinusOne),
                breaks("DS-8-36", "DS-8-37")
                        .by(
                                "minus-one-is-last-message",
                                "Takes -1 for the position before the last message.",
                                () -> Remembering.on(
                                        request -> request.reads()
                                                && request.offset()
                                                        .filter(Wire.START::equals)
                                                        .isPresent(),
                                        SentinelsDeviations::lastOnly)),
                breaks("DS-8-36")
                        .by(
                                "missing-offset-is-last-message",
                                "Returns only the newest message when no offset is given.",
                                () -> Remembering.on(
                                        request -> request.catchesUp()
                                                && request.offset().isEmpty(),
                                        SentinelsDeviations::lastOnly)),
                breaks("DS-8-36")
                        .by(
                                "missing-offset-is-now",
                                "Starts at the tail when no offset is given.",
                                () -> Behaviour.request(
                                        request -> request.catchesUp()
                                                && request.offset().isEmpty(),
                                        request -> request.withOffset(Wire.NOW))),
                breaks("DS-8-37", "DS-8-36")
                        .by(
                                "minus-one-refused-by-catch-up",
                                "Refuses -1 in catch-up reads as malformed.",
                                () -> minusOneRefused(Request::catchesUp)),
                breaks("DS-8-37")
                        .by(
                                "minus-one-refused-by-long-poll",
                                "Refuses -1 in long-polls as malformed.",
                                () -> minusOneRefused(Request::longPolls)),
                breaks("DS-8-37")
                        .by(
                                "minus-one-refused-by-events",
                                "Refuses -1 in event streams as malformed.",
                                () -> minusOneRefused(Request::opensEvents)),
                breaks("DS-8-38", "DS-8-40")
                        .by(
                                "now-returns-last-message",
                                "Answers a read from now with the last stored message.",
                                () -> Remembering.on(
                                        NOW,
                                        (request, upstream, history) -> history.last()
                                                        .isPresent()
                                                ? upstream.send(request.withOffset(
                                                        history.last().get().before()))
                                                : upstream.send(request))),
                breaks("DS-8-38")
                        .by(
                                "now-answers-204",
                                "Answers a read from now with 204.",
                                () -> Behaviour.reply(NOW, reply -> reply.ok() ? reply.withStatus(204) : reply)),
                breaks("DS-8-40")
                        .by(
                                "now-answers-brackets-on-text",
                                "Answers a read from now with [] on streams of any type.",
                                () -> Behaviour.reply(NOW, reply -> reply.ok() ? reply.withBody("[]") : reply)),
                breaks("DS-8-39", "DS-9.1.5-02")
                        .by(
                                "now-answers-zero-bytes-on-json",
                                "Answers a read from now with an empty body on JSON streams.",
                                () -> Behaviour.reply(NOW, reply -> reply.ok() ? reply.withBody("") : reply)),
                breaks("DS-8-41", "DS-8-54")
                        .by(
                                "now-echoed",
                                "Repeats the word now as the next offset.",
                                () -> Behaviour.reply(NOW, reply -> reply.ok() ? reply.withNextOffset("now") : reply)),
                breaks("DS-8-41")
                        .by(
                                "now-lags-one-append",
                                "Answers a read from now with the offset before the last message.",
                                () -> Remembering.reply(NOW, (request, reply, history) -> history.last()
                                        .filter(last -> reply.ok())
                                        .map(last -> reply.withNextOffset(last.before()))
                                        .orElse(reply))),
                breaks("DS-8-41")
                        .by(
                                "now-without-offset",
                                "Answers a read from now without saying where the tail is.",
                                () -> Behaviour.reply(NOW, reply -> reply.withoutHeader(Wire.NEXT_OFFSET))),
                breaks("DS-8-42")
                        .by(
                                "now-not-up-to-date",
                                "Leaves out the up-to-date mark in answers to reads from now.",
                                () -> Behaviour.reply(NOW, reply -> reply.withoutHeader(Wire.UP_TO_DATE))));
    }

    private static Behaviour emptyAtMinusOne() {
        return Remembering.reply(
                request -> !request.deletes(),
                (request, reply, history) -> reply.mapHeader(
                        Wire.NEXT_OFFSET,
                        tail -> history.empty()
                                        && history.start().filter(tail::equals).isPresent()
                                ? Wire.START
                                : tail));
    }

    private static Future<Reply> lastOnly(Request request, Upstream upstream, StreamHistory history) {
        return upstream.send(
                history.last().map(last -> request.withOffset(last.before())).orElse(request));
    }

    private static Behaviour minusOneRefused(Predicate<Request> mode) {
        return Behaviour.instead(
                request -> mode.test(request)
                        && request.offset().filter(Wire.START::equals).isPresent(),
                request -> Reply.of(400));
    }
}
