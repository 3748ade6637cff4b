// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.offsets;

import static dev.tidemark.conformance.deviation.durablestreams.Closes.unmarked;
import static dev.tidemark.conformance.deviation.durablestreams.Events.control;
import static dev.tidemark.conformance.deviation.durablestreams.Events.without;
import static dev.tidemark.conformance.deviation.durablestreams.LongPolls.wholeStream;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.durablestreams.StreamHistory;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.function.Predicate;

/** Wrong answers to {@code -1} and {@code now} in catch-up mode, and sentinels used as offsets (section 8). */
final class SentinelsDeviations {
    private static final Predicate<Request> NOW = request -> Requests.fromNow(request) && Requests.catchesUp(request);
    private static final Predicate<Request> NOW_EVENTS =
            request -> Requests.opensEvents(request) && Requests.fromNow(request);
    private static final Predicate<Request> POLL_NOW =
            request -> Requests.longPolls(request) && Requests.fromNow(request);

    @Breaks(rule = "DS-8-43", by = "Allows caches to keep reads from now for a minute.")
    Behaviour nowCacheable() {
        return Behaviour.reply(
                request -> Requests.catchesUp(request) && Requests.fromNow(request),
                reply -> reply.withHeader(Headers.CACHE_CONTROL, "public, max-age=60"));
    }

    @Breaks(rule = "DS-8-51", by = "Leaves out the closed mark in reads from now.")
    Behaviour closureNotToldFromNow() {
        return unmarked(NOW, reply -> true);
    }

    @Breaks(rule = "DS-8-52", by = "Answers a catch-up read from now on a closed stream with 204.")
    Behaviour closedStreamFromNowAnswers204() {
        return Behaviour.reply(
                NOW, reply -> Replies.isClosed(reply) ? reply.withStatus(204).withBody("") : reply);
    }

    @Breaks(
            rule = {"DS-8-48", "DS-8-54"},
            by = "Repeats the word now as the offset of control events.")
    Behaviour controlEchoesNow() {
        return control(NOW_EVENTS, control -> control.put(Vocabulary.MEMBER_NEXT_OFFSET, Vocabulary.NOW));
    }

    @Breaks(
            rule = "DS-8-49",
            by = "Does not say in the first control event of a stream from now that it is up to date.")
    Behaviour firstControlFromNowNotUpToDate() {
        return control(NOW_EVENTS, control -> without(control, Vocabulary.MEMBER_UP_TO_DATE));
    }

    @Breaks(rule = "DS-8-47", by = "Starts an event stream from now at the beginning.")
    Behaviour eventsFromNowReplayBacklog() {
        return Behaviour.request(
                request -> Requests.opensEvents(request) && Requests.fromNow(request),
                request -> request.withParam(Vocabulary.OFFSET, Vocabulary.BEGINNING));
    }

    @Breaks(rule = "DS-8-45", by = "Returns old data along with the new to a long-poll from now.")
    Behaviour longPollFromNowReturnsBacklog() {
        return wholeStream(POLL_NOW);
    }

    @Breaks(rule = "DS-8-46", by = "Repeats the word now as the next offset of a long-poll.")
    Behaviour longPollEchoesNow() {
        return Behaviour.reply(POLL_NOW, reply -> Replies.at(reply, Vocabulary.NOW));
    }

    @Breaks(rule = "DS-8-54", by = "Reports -1 as the tail of a stream that was created empty.")
    Behaviour emptyStreamAtMinusOne() {
        return Remembering.reply(
                request -> !Requests.deletes(request),
                (request, reply, history) -> reply.mapHeader(Vocabulary.STREAM_NEXT_OFFSET, tail -> {
                    if (history.empty() && history.start().filter(tail::equals).isPresent()) {
                        return Vocabulary.BEGINNING;
                    }
                    return tail;
                }));
    }

    @Breaks(
            rule = {"DS-8-36", "DS-8-37"},
            by = "Takes -1 for the position before the last message.")
    Behaviour minusOneIsLastMessage() {
        return Remembering.on(
                request -> Requests.reads(request) && request.hasParam(Vocabulary.OFFSET, Vocabulary.BEGINNING::equals),
                SentinelsDeviations::lastOnly);
    }

    @Breaks(rule = "DS-8-36", by = "Returns only the newest message when no offset is given.")
    Behaviour missingOffsetIsLastMessage() {
        return Remembering.on(
                request -> Requests.catchesUp(request)
                        && request.param(Vocabulary.OFFSET).isEmpty(),
                SentinelsDeviations::lastOnly);
    }

    @Breaks(rule = "DS-8-36", by = "Starts at the tail when no offset is given.")
    Behaviour missingOffsetIsNow() {
        return Behaviour.request(
                request -> Requests.catchesUp(request)
                        && request.param(Vocabulary.OFFSET).isEmpty(),
                request -> request.withParam(Vocabulary.OFFSET, Vocabulary.NOW));
    }

    @Breaks(
            rule = {"DS-8-37", "DS-8-36"},
            by = "Refuses -1 in catch-up reads as malformed.")
    Behaviour minusOneRefusedByCatchUp() {
        return minusOneRefused(Requests::catchesUp);
    }

    @Breaks(rule = "DS-8-37", by = "Refuses -1 in long-polls as malformed.")
    Behaviour minusOneRefusedByLongPoll() {
        return minusOneRefused(Requests::longPolls);
    }

    @Breaks(rule = "DS-8-37", by = "Refuses -1 in event streams as malformed.")
    Behaviour minusOneRefusedByEvents() {
        return minusOneRefused(Requests::opensEvents);
    }

    @Breaks(
            rule = {"DS-8-38", "DS-8-40"},
            by = "Answers a read from now with the last stored message.")
    Behaviour nowReturnsLastMessage() {
        return Remembering.on(NOW, (request, upstream, history) -> {
            if (history.last().isPresent()) {
                return upstream.send(request.withParam(
                        Vocabulary.OFFSET, history.last().get().before()));
            }
            return upstream.send(request);
        });
    }

    @Breaks(rule = "DS-8-38", by = "Answers a read from now with 204.")
    Behaviour nowAnswers204() {
        return Behaviour.reply(NOW, reply -> reply.ok() ? reply.withStatus(204) : reply);
    }

    @Breaks(rule = "DS-8-40", by = "Answers a read from now with [] on streams of any type.")
    Behaviour nowAnswersBracketsOnText() {
        return Behaviour.reply(NOW, reply -> reply.ok() ? reply.withBody("[]") : reply);
    }

    @Breaks(
            rule = {"DS-8-39", "DS-9.1.5-02"},
            by = "Answers a read from now with an empty body on JSON streams.")
    Behaviour nowAnswersZeroBytesOnJson() {
        return Behaviour.reply(NOW, reply -> reply.ok() ? reply.withBody("") : reply);
    }

    @Breaks(
            rule = {"DS-8-41", "DS-8-54"},
            by = "Repeats the word now as the next offset.")
    Behaviour nowEchoed() {
        return Behaviour.reply(NOW, reply -> reply.ok() ? Replies.at(reply, "now") : reply);
    }

    @Breaks(rule = "DS-8-41", by = "Answers a read from now with the offset before the last message.")
    Behaviour nowLagsOneAppend() {
        return Remembering.reply(NOW, (request, reply, history) -> history.last()
                .filter(last -> reply.ok())
                .map(last -> Replies.at(reply, last.before()))
                .orElse(reply));
    }

    @Breaks(rule = "DS-8-41", by = "Answers a read from now without saying where the tail is.")
    Behaviour nowWithoutOffset() {
        return Behaviour.reply(NOW, reply -> reply.withoutHeader(Vocabulary.STREAM_NEXT_OFFSET));
    }

    @Breaks(rule = "DS-8-42", by = "Leaves out the up-to-date mark in answers to reads from now.")
    Behaviour nowNotUpToDate() {
        return Behaviour.reply(NOW, reply -> reply.withoutHeader(Vocabulary.STREAM_UP_TO_DATE));
    }

    private static Future<Reply> lastOnly(Request request, Upstream upstream, StreamHistory history) {
        return upstream.send(history.last()
                .map(last -> request.withParam(Vocabulary.OFFSET, last.before()))
                .orElse(request));
    }

    private static Behaviour minusOneRefused(Predicate<Request> mode) {
        return Behaviour.instead(
                request -> mode.test(request) && request.hasParam(Vocabulary.OFFSET, Vocabulary.BEGINNING::equals),
                request -> Reply.of(400));
    }
}
