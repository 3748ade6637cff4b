// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.live;

import static dev.tidemark.conformance.deviation.durablestreams.LongPolls.POLL;
import static dev.tidemark.conformance.deviation.durablestreams.LongPolls.data;
import static dev.tidemark.conformance.deviation.durablestreams.LongPolls.timeout;
import static dev.tidemark.conformance.deviation.durablestreams.LongPolls.wholeStream;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;

/** Long-polls that do not wait, do not wake, or leave something out (sections 5.7 and 10.1). */
final class LongPollDeviations {
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

    private static boolean empty(Reply reply) {
        return !reply.hasBody() || reply.isJson() && Json.messages(reply.body()).isEmpty();
    }
}
