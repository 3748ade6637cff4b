// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.live;

import static dev.tidemark.conformance.deviation.durablestreams.LongPolls.POLL;
import static dev.tidemark.conformance.deviation.durablestreams.LongPolls.data;
import static dev.tidemark.conformance.deviation.durablestreams.LongPolls.timeout;
import static dev.tidemark.conformance.deviation.durablestreams.LongPolls.wholeStream;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;

/** Long-polls that do not wait, do not wake, or leave something out (sections 5.7 and 10.1). */
final class LongPollDeviations {
    private static final long STALL_MILLIS = 3_000;

    @Breaks(
            rule = {"DS-5.7-03", "DS-8-44"},
            by = "Answers a long-poll at the tail at once with an empty 200 and the same offset.")
    Behaviour longPollAnswersEmptyAtOnce() {
        return Behaviour.request(
                request -> Requests.longPolls(request) && !Requests.fromNow(request),
                request -> request.withoutParam(Vocabulary.LIVE));
    }

    @Breaks(rule = "DS-5.7-02", by = "Waits at the tail when a long-poll has no offset.")
    Behaviour longPollWithoutOffsetWaits() {
        return Behaviour.request(
                request -> Requests.longPolls(request)
                        && request.param(Vocabulary.OFFSET).isEmpty(),
                request -> request.withParam(Vocabulary.OFFSET, Vocabulary.NOW));
    }

    @Breaks(
            rule = {"DS-5.7-03", "DS-8-44"},
            by = "Answers a long-poll at the tail at once.")
    Behaviour longPollDoesNotWait() {
        return Behaviour.on(POLL, (request, upstream) -> upstream.send(request.withoutParam(Vocabulary.LIVE))
                .map(LongPollDeviations::asIfPolled));
    }

    private static Reply asIfPolled(Reply reply) {
        Reply polled = reply.ok() && empty(reply) ? reply.withStatus(204).withBody("") : reply;
        return polled.withHeader(Vocabulary.STREAM_CURSOR, "1");
    }

    @Breaks(rule = "DS-5.7-04", by = "Delivers only new data to a long-poll, whatever lies behind its offset.")
    Behaviour longPollWithholdsBacklog() {
        return Behaviour.request(POLL, request -> request.withParam(Vocabulary.OFFSET, Vocabulary.NOW));
    }

    @Breaks(rule = "DS-5.7-05", by = "Returns the whole stream to a long-poll that was woken by new data.")
    Behaviour longPollReturnsWholeStream() {
        return wholeStream(POLL);
    }

    @Breaks(rule = "DS-5.7-06", by = "Answers a long-poll that ran out of time with an empty 200.")
    Behaviour longPollTimeoutAnswers200() {
        return timeout(reply -> reply.withStatus(200));
    }

    @Breaks(rule = "DS-5.7-07", by = "Leaves out the next offset when a long-poll returns data.")
    Behaviour longPollDataWithoutOffset() {
        return data(reply -> reply.withoutHeader(Vocabulary.STREAM_NEXT_OFFSET));
    }

    @Breaks(rule = "DS-5.7-07", by = "Leaves out the up-to-date mark when a long-poll returns data.")
    Behaviour longPollDataNotUpToDate() {
        return data(reply -> reply.withoutHeader(Vocabulary.STREAM_UP_TO_DATE));
    }

    @Breaks(
            rule = {"DS-5.7-09", "DS-8-46"},
            by = "Leaves out the tail when a long-poll ran out of time.")
    Behaviour longPollTimeoutWithoutOffset() {
        return timeout(reply -> reply.withoutHeader(Vocabulary.STREAM_NEXT_OFFSET));
    }

    @Breaks(rule = "DS-5.7-10", by = "Leaves out the up-to-date mark when a long-poll ran out of time.")
    Behaviour longPollTimeoutNotUpToDate() {
        return timeout(reply -> reply.withoutHeader(Vocabulary.STREAM_UP_TO_DATE));
    }

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

    private static boolean empty(Reply reply) {
        return !reply.hasBody() || reply.isJson() && Json.messages(reply.body()).isEmpty();
    }
}
