// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.live;

import static dev.tidemark.conformance.deviation.durablestreams.LongPolls.POLL;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import io.vertx.core.Future;

/** Long-polls that miss the end of a stream (section 5.7). */
final class LongPollCloseDeviations {
    private static final long STALL_MILLIS = 3_000;

    @Breaks(
            rule = {"DS-5.7-14", "DS-5.7-15", "DS-8-50"},
            by = "Lets a long-poll at the end of a closed stream wait.")
    Behaviour longPollWaitsOnClosedStream() {
        return Behaviour.on(POLL, (request, upstream) -> upstream.send(request)
                .compose(reply -> reply.status() == 204 && Replies.isClosed(reply)
                        ? upstream.pause(STALL_MILLIS).map(reply)
                        : Future.succeededFuture(reply)));
    }

    @Breaks(rule = "DS-5.7-15", by = "Answers a long-poll at the end of a closed stream with an empty 200.")
    Behaviour longPollOnClosedStreamAnswers200() {
        return Behaviour.reply(
                POLL, reply -> reply.status() == 204 && Replies.isClosed(reply) ? reply.withStatus(200) : reply);
    }

    @Breaks(
            rule = {"DS-5.7-16", "DS-5.7-15"},
            by = "Wakes a long-poll when the stream is closed without saying so.")
    Behaviour longPollDoesNotTellClosure() {
        return Behaviour.reply(POLL, reply -> reply.status() == 204 ? Replies.open(reply) : reply);
    }

    @Breaks(rule = "DS-5.7-17", by = "Wakes a long-poll with the closure instead of the final message.")
    Behaviour longPollLosesFinalAppend() {
        return Behaviour.reply(
                POLL,
                reply -> reply.status() == 200 && Replies.isClosed(reply)
                        ? reply.withStatus(204).withBody("")
                        : reply);
    }
}
