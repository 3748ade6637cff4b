// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.offsets;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Events;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.durablestreams.StreamHistory;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Predicate;

/** Wrong answers to {@code now} in one mode, of streams of one type, in one state only (section 8). */
final class NowDeviations {
    private static final long LONG = 4_000;
    private static final String JSON = "application/json";
    private static final String TEXT = "text/plain";
    private static final Predicate<Request> CATCH_UP =
            request -> Requests.fromNow(request) && Requests.catchesUp(request);
    private static final Predicate<Request> LONG_POLL =
            request -> Requests.fromNow(request) && Requests.longPolls(request);
    private static final Predicate<Request> EVENTS =
            request -> Requests.fromNow(request) && Requests.opensEvents(request);

    @Breaks(rule = "DS-8-38", by = "Answers a read from now of an empty JSON stream with 204.")
    Behaviour nowOfEmptyJsonAnswers204() {
        return reply(CATCH_UP, JSON, StreamHistory::empty, (r, h) -> r.withStatus(204));
    }

    @Breaks(rule = "DS-8-39", by = "Answers a read from now of a closed JSON stream without the two brackets.")
    Behaviour nowOfClosedJsonHasNoBytes() {
        return reply(CATCH_UP, JSON, StreamHistory::closed, (r, h) -> r.withBody(""));
    }

    @Breaks(rule = "DS-8-40", by = "Answers a read from now of an empty text stream with two brackets.")
    Behaviour nowOfEmptyTextIsBrackets() {
        return reply(CATCH_UP, TEXT, StreamHistory::empty, (r, h) -> r.withBody("[]"));
    }

    @Breaks(rule = "DS-8-41", by = "Answers a read from now of a JSON stream with the offset before the last message.")
    Behaviour nowOfFilledJsonLags() {
        return reply(CATCH_UP, JSON, h -> !h.closed(), NowDeviations::beforeLast);
    }

    @Breaks(rule = "DS-8-42", by = "Leaves out the up-to-date mark in reads from now of empty JSON streams.")
    Behaviour nowOfEmptyJsonNotUpToDate() {
        return reply(CATCH_UP, JSON, StreamHistory::empty, (r, h) -> r.withoutHeader(Vocabulary.STREAM_UP_TO_DATE));
    }

    @Breaks(rule = "DS-8-43", by = "Allows caches to keep reads from now of closed text streams.")
    Behaviour nowOfClosedTextCacheable() {
        return reply(
                CATCH_UP,
                TEXT,
                StreamHistory::closed,
                (r, h) -> r.withHeader(Headers.CACHE_CONTROL, "public, max-age=60"));
    }

    @Breaks(rule = "DS-8-44", by = "Answers a long-poll from now of a JSON stream with its last message.")
    Behaviour longPollFromNowOfJsonGivesLastMessage() {
        return fromLast(LONG_POLL, JSON, h -> !h.closed());
    }

    @Breaks(rule = "DS-8-45", by = "Gives the news twice to a reader of a text stream that waited from now.")
    Behaviour longPollFromNowOfTextGivesNewsTwice() {
        return reply(
                LONG_POLL,
                TEXT,
                h -> !h.closed(),
                (r, h) -> r.mapBody(b -> b.copy().appendBuffer(b)));
    }

    @Breaks(rule = "DS-8-46", by = "Answers a woken long-poll from now of a text stream with the tail before the news.")
    Behaviour longPollFromNowOfTextNamesOldTail() {
        return reply(LONG_POLL, TEXT, h -> !h.closed(), NowDeviations::beforeLast);
    }

    @Breaks(rule = "DS-8-46", by = "Answers an idle long-poll from now of a JSON stream with the start of the stream.")
    Behaviour idleLongPollFromNowOfJsonNamesStart() {
        return reply(LONG_POLL, JSON, h -> !h.closed(), (r, h) -> {
            if (r.status() == 204) {
                return h.start().map(offset -> Replies.at(r, offset)).orElse(r);
            }
            return r;
        });
    }

    @Breaks(rule = "DS-8-47", by = "Begins an event stream from now of a text stream with its last message.")
    Behaviour eventsFromNowOfTextReplayLastMessage() {
        return fromLast(EVENTS, TEXT, h -> !h.closed());
    }

    @Breaks(rule = "DS-8-48", by = "Names the start of a JSON stream in the first control event from now.")
    Behaviour eventsFromNowOfJsonNameStart() {
        return reply(EVENTS, JSON, h -> !h.closed(), (r, h) -> {
            String start = h.start().orElse("");
            return firstControl(
                    r, event -> event.mapJson(control -> control.put(Vocabulary.MEMBER_NEXT_OFFSET, start)));
        });
    }

    @Breaks(
            rule = "DS-8-49",
            by = "Leaves the up-to-date mark out of the first control event from now of empty text streams.")
    Behaviour eventsFromNowOfEmptyTextNotUpToDate() {
        return reply(
                EVENTS,
                TEXT,
                StreamHistory::empty,
                (r, h) -> firstControl(
                        r,
                        event -> event.mapJson(control -> {
                            control.remove(Vocabulary.MEMBER_UP_TO_DATE);
                            return control;
                        })));
    }

    @Breaks(rule = "DS-8-50", by = "Lets a long-poll from now of a closed JSON stream wait.")
    Behaviour longPollFromNowOfClosedJsonWaits() {
        return in(LONG_POLL, JSON, StreamHistory::closed, (request, upstream, history) -> upstream.pause(LONG)
                .compose(over -> upstream.send(request)));
    }

    @Breaks(rule = "DS-8-51", by = "Does not tell a long-poll from now that an empty JSON stream is closed.")
    Behaviour longPollFromNowOfClosedEmptyJsonLooksOpen() {
        return reply(LONG_POLL, JSON, h -> h.closed() && h.empty(), (r, h) -> Replies.open(r));
    }

    @Breaks(rule = "DS-8-51", by = "Does not tell a read from now that a text stream was created closed.")
    Behaviour nowOfCreatedClosedLooksOpen() {
        return reply(CATCH_UP, TEXT, h -> h.closed() && h.appends() == 0 && !h.empty(), (r, h) -> Replies.open(r));
    }

    @Breaks(rule = "DS-8-51", by = "Answers a read from now of a closed JSON stream with the start of the stream.")
    Behaviour nowOfClosedJsonNamesStart() {
        return reply(CATCH_UP, JSON, h -> h.closed() && h.appends() > 0, (r, h) -> h.start()
                .map(offset -> Replies.at(r, offset))
                .orElse(r));
    }

    @Breaks(rule = "DS-8-52", by = "Answers a read from now of a closed text stream with its last message.")
    Behaviour nowOfClosedTextGivesLastMessage() {
        return fromLast(CATCH_UP, TEXT, StreamHistory::closed);
    }

    @Breaks(rule = "DS-8-52", by = "Answers a long-poll from now of a closed JSON stream with 200 and an empty array.")
    Behaviour longPollFromNowOfClosedJsonAnswers200() {
        return reply(LONG_POLL, JSON, StreamHistory::closed, (r, h) -> r.withStatus(200)
                .withBody("[]"));
    }

    @Breaks(rule = "DS-8-53", by = "Keeps event streams from now of empty closed text streams open.")
    Behaviour eventsFromNowOfClosedEmptyStayOpen() {
        return reply(EVENTS, TEXT, h -> h.closed() && h.empty(), (r, h) -> r.heldOpen());
    }

    @Breaks(rule = "DS-8-53", by = "Begins event streams from now of closed JSON streams with an empty data event.")
    Behaviour eventsFromNowOfClosedJsonBeginWithData() {
        return reply(
                EVENTS,
                JSON,
                StreamHistory::closed,
                (r, h) -> r.mapEvents(event -> List.of(Event.of(Vocabulary.EVENT_DATA, "[]"), event)));
    }

    @FunctionalInterface
    private interface Change {
        Reply change(Reply reply, StreamHistory history);
    }

    private static Behaviour reply(
            Predicate<Request> requests, String type, Predicate<StreamHistory> state, Change change) {
        return Remembering.reply(
                requests,
                (request, reply, history) ->
                        reply.ok() && isIn(history, type, state) ? change.change(reply, history) : reply);
    }

    private static Behaviour in(
            Predicate<Request> requests, String type, Predicate<StreamHistory> state, Remembering.Informed behaviour) {
        return Remembering.on(
                requests,
                (request, upstream, history) -> isIn(history, type, state)
                        ? behaviour.answer(request, upstream, history)
                        : upstream.send(request));
    }

    private static Behaviour fromLast(Predicate<Request> requests, String type, Predicate<StreamHistory> state) {
        return in(requests, type, state, NowDeviations::readLast);
    }

    private static Future<Reply> readLast(Request request, Upstream upstream, StreamHistory history) {
        return upstream.send(history.last()
                .map(last -> request.withParam(Vocabulary.OFFSET, last.before()))
                .orElse(request));
    }

    private static boolean isIn(StreamHistory history, String type, Predicate<StreamHistory> state) {
        return Request.sameType(history.contentType(), type) && state.test(history);
    }

    private static Reply beforeLast(Reply reply, StreamHistory history) {
        return history.last().map(last -> Replies.at(reply, last.before())).orElse(reply);
    }

    private static Reply firstControl(Reply reply, java.util.function.UnaryOperator<Event> change) {
        var first = new AtomicBoolean(true);
        return Events.mapControl(reply, event -> first.getAndSet(false) ? change.apply(event) : event);
    }
}
