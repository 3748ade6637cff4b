// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.live;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Long-polls that do not wait, do not wake, or leave something out (sections 5.7 and 10.1). */
public final class LongPollDeviations {
    private static final Predicate<Request> POLL = Request::longPolls;
    private static final Predicate<Request> POLL_NOW = request -> request.longPolls() && request.fromNow();
    private static final long STALL_MILLIS = 3_000;

    private LongPollDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-5.7-02")
                        .by(
                                "long-poll-without-offset-waits",
                                "Waits at the tail when a long-poll has no offset.",
                                () -> Behaviour.request(
                                        request -> request.longPolls()
                                                && request.offset().isEmpty(),
                                        request -> request.withOffset(Wire.NOW))),
                breaks("DS-5.7-03", "DS-8-44")
                        .by(
                                "long-poll-does-not-wait",
                                "Answers a long-poll at the tail at once.",
                                () -> Behaviour.on(POLL, (request, upstream) -> upstream.send(
                                                request.withoutParam(Wire.LIVE))
                                        .map(reply -> (reply.ok() && empty(reply)
                                                        ? reply.withStatus(204).withBody("")
                                                        : reply)
                                                .withHeader(Wire.CURSOR, "1")))),
                breaks("DS-5.7-04")
                        .by(
                                "long-poll-withholds-backlog",
                                "Delivers only new data to a long-poll, whatever lies behind its offset.",
                                () -> Behaviour.request(POLL, request -> request.withOffset(Wire.NOW))),
                breaks("DS-5.7-05")
                        .by(
                                "long-poll-returns-whole-stream",
                                "Returns the whole stream to a long-poll that was woken by new data.",
                                () -> wholeStream(POLL)),
                breaks("DS-8-45")
                        .by(
                                "long-poll-from-now-returns-backlog",
                                "Returns old data along with the new to a long-poll from now.",
                                () -> wholeStream(POLL_NOW)),
                breaks("DS-5.7-06")
                        .by(
                                "long-poll-timeout-answers-200",
                                "Answers a long-poll that ran out of time with an empty 200.",
                                () -> timeout(reply -> reply.withStatus(200))),
                breaks("DS-5.7-07")
                        .by(
                                "long-poll-data-without-offset",
                                "Leaves out the next offset when a long-poll returns data.",
                                () -> data(reply -> reply.withoutHeader(Wire.NEXT_OFFSET))),
                breaks("DS-5.7-07")
                        .by(
                                "long-poll-data-not-up-to-date",
                                "Leaves out the up-to-date mark when a long-poll returns data.",
                                () -> data(reply -> reply.withoutHeader(Wire.UP_TO_DATE))),
                breaks("DS-5.7-08")
                        .by(
                                "long-poll-data-without-cursor",
                                "Leaves out the cursor when a long-poll returns data.",
                                () -> data(reply -> reply.withoutHeader(Wire.CURSOR))),
                breaks("DS-5.7-09", "DS-8-46")
                        .by(
                                "long-poll-timeout-without-offset",
                                "Leaves out the tail when a long-poll ran out of time.",
                                () -> timeout(reply -> reply.withoutHeader(Wire.NEXT_OFFSET))),
                breaks("DS-5.7-10")
                        .by(
                                "long-poll-timeout-not-up-to-date",
                                "Leaves out the up-to-date mark when a long-poll ran out of time.",
                                () -> timeout(reply -> reply.withoutHeader(Wire.UP_TO_DATE))),
                breaks("DS-5.7-11")
                        .by(
                                "long-poll-timeout-without-cursor",
                                "Leaves out the cursor when a long-poll ran out of time.",
                                () -> timeout(reply -> reply.withoutHeader(Wire.CURSOR))),
                breaks("DS-5.7-14", "DS-5.7-15", "DS-8-50")
                        .by(
                                "long-poll-waits-on-closed-stream",
                                "Lets a long-poll at the end of a closed stream wait.",
                                () -> Behaviour.on(POLL, (request, upstream) -> upstream.send(request)
                                        .compose(reply -> reply.status() == 204 && reply.closed()
                                                ? upstream.pause(STALL_MILLIS).map(reply)
                                                : Future.succeededFuture(reply)))),
                breaks("DS-5.7-15")
                        .by(
                                "long-poll-on-closed-stream-answers-200",
                                "Answers a long-poll at the end of a closed stream with an empty 200.",
                                () -> Behaviour.reply(
                                        POLL,
                                        reply -> reply.status() == 204 && reply.closed()
                                                ? reply.withStatus(200)
                                                : reply)),
                breaks("DS-5.7-16", "DS-5.7-15")
                        .by(
                                "long-poll-does-not-tell-closure",
                                "Wakes a long-poll when the stream is closed without saying so.",
                                () -> Behaviour.reply(
                                        POLL,
                                        reply -> reply.status() == 204 ? reply.withoutHeader(Wire.CLOSED) : reply)),
                breaks("DS-5.7-17")
                        .by(
                                "long-poll-loses-final-append",
                                "Wakes a long-poll with the closure instead of the final message.",
                                () -> Behaviour.reply(
                                        POLL,
                                        reply -> reply.status() == 200 && reply.closed()
                                                ? reply.withStatus(204).withBody("")
                                                : reply)),
                breaks("DS-8-46")
                        .by(
                                "long-poll-echoes-now",
                                "Repeats the word now as the next offset of a long-poll.",
                                () -> Behaviour.reply(POLL_NOW, reply -> reply.withNextOffset(Wire.NOW))),
                breaks("DS-10.1-13")
                        .by(
                                "cursor-of-client-returned",
                                "Returns the cursor that the client sent.",
                                () -> Behaviour.reply(
                                        request -> request.longPolls()
                                                && request.param("cursor").isPresent(),
                                        (request, reply) ->
                                                reply.mapHeader(Wire.CURSOR, cursor -> request.param("cursor")
                                                        .orElse(cursor)))),
                breaks("DS-10.1-14")
                        .by(
                                "cursor-leaps",
                                "Goes far beyond the cursor that the client sent.",
                                () -> Behaviour.reply(
                                        request -> request.longPolls()
                                                && request.param("cursor").isPresent(),
                                        reply -> reply.mapHeader(
                                                Wire.CURSOR,
                                                cursor -> String.valueOf(Long.parseLong(cursor) + 100_000)))),
                breaks("DS-10.1-12").by("cursor-goes-backwards", "Returns smaller cursors as time goes by.", () -> {
                    int[] count = {0};
                    return Behaviour.reply(
                            POLL,
                            reply -> reply.mapHeader(Wire.CURSOR, cursor -> String.valueOf(900_000_000 - count[0]++)));
                }),
                breaks("DS-10.1-11")
                        .by(
                                "cursor-is-random-text",
                                "Uses random text as cursor.",
                                () -> Behaviour.reply(
                                        POLL,
                                        reply -> reply.mapHeader(
                                                Wire.CURSOR, cursor -> "c" + Long.toHexString(System.nanoTime())))));
    }

    private static boolean empty(Reply reply) {
        return !reply.hasBody() || reply.isJson() && Json.messages(reply.body()).isEmpty();
    }

    private static Behaviour data(UnaryOperator<Reply> change) {
        return Behaviour.reply(POLL, reply -> reply.status() == 200 ? change.apply(reply) : reply);
    }

    private static Behaviour timeout(UnaryOperator<Reply> change) {
        return Behaviour.reply(POLL, reply -> reply.status() == 204 && !reply.closed() ? change.apply(reply) : reply);
    }

    private static Behaviour wholeStream(Predicate<Request> requests) {
        return Behaviour.on(requests, (request, upstream) -> upstream.send(request)
                .compose(reply -> reply.status() == 200
                        ? upstream.send(Request.of("GET", request.stream() + "?offset=-1"))
                                .map(Reply::body)
                                .map((Buffer whole) -> reply.withBody(whole))
                        : Future.succeededFuture(reply)));
    }
}
