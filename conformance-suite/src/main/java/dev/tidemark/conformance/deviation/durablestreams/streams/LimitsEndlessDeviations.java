// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.streams;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.StreamHistory;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.Future;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;

/** Answers that never lead to an end (sections 5.6 to 5.8): a reader that believes them reads for ever. */
public final class LimitsEndlessDeviations {

    /** More than any stream of the suite holds, and enough for a reader that does not count. */
    private static final int WITHOUT_END = 20_000;

    /** In characters, so that large events do not fill the memory of the proxy. */
    private static final int MOST = 4 * 1024 * 1024;

    private static final int FEWEST = 20;

    private LimitsEndlessDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-5.6-19", "DS-5.6-01", "DS-5.6-11")
                        .by(
                                "chain-without-end",
                                "Starts every read at the beginning, whatever its offset, and never says up to date.",
                                () -> Behaviour.on(LimitsEndlessDeviations::catchesUp, (request, upstream) -> upstream.send(
                                                request.withOffset(Wire.START))
                                        .map(reply -> reply.withoutHeader(Wire.UP_TO_DATE)))),
                breaks("DS-5.6-19", "DS-5.6-10")
                        .by(
                                "next-offset-alternates",
                                "Names two offsets by turns as the next one, with the whole data each time.",
                                LimitsEndlessDeviations::alternating),
                breaks("DS-5.6-01")
                        .by(
                                "read-that-trickles",
                                "Sends the body of a catch-up read byte by byte and never to its end.",
                                () -> Behaviour.reply(
                                        Request::catchesUp, reply -> reply.ok() ? reply.trickling() : reply)),
                breaks("DS-5.8-11")
                        .by(
                                "data-events-without-end",
                                "Sends the first data event of an event stream again and again.",
                                () -> repeated(Event::isData)),
                breaks("DS-5.8-25")
                        .by(
                                "control-events-without-end",
                                "Sends each control event of an event stream again and again.",
                                () -> repeated(Event::isControl)),
                breaks("DS-5.7-03", "DS-8-44")
                        .by(
                                "long-poll-answers-empty-at-once",
                                "Answers a long-poll at the tail at once with an empty 200 and the same offset.",
                                () -> Behaviour.request(
                                        request -> request.longPolls() && !request.fromNow(),
                                        request -> request.withoutParam(Wire.LIVE))));
    }

    private static boolean catchesUp(Request request) {
        return request.catchesUp() && !request.fromNow();
    }

    private static Behaviour alternating() {
        var turns = new Object() {
            private boolean odd;

            Reply change(StreamHistory history, Reply reply) {
                if (history.middle().isEmpty() || history.tail().isEmpty()) {
                    return reply;
                }
                odd = !odd;
                var next = odd ? history.middle().get() : history.tail().get();
                return reply.withoutHeader(Wire.UP_TO_DATE).withNextOffset(next);
            }
        };
        return Remembering.on(
                LimitsEndlessDeviations::catchesUp,
                (request, upstream, history) -> history.middle().isEmpty()
                        ? upstream.send(request)
                        : upstream.send(request.withOffset(Wire.START))
                                .compose(reply -> Future.succeededFuture(turns.change(history, reply))));
    }

    private static Behaviour repeated(Predicate<Event> which) {
        return Behaviour.reply(
                Request::opensEvents,
                reply -> reply.mapEvents(
                        event -> which.test(event) ? Collections.nCopies(copies(event), event) : List.of(event)));
    }

    private static int copies(Event event) {
        var size = Math.max(1, event.toString().length());
        return Math.max(FEWEST, Math.min(WITHOUT_END, MOST / size));
    }
}
