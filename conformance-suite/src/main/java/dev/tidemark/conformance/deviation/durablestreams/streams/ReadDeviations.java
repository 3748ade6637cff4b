// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.streams;

import static dev.tidemark.conformance.deviation.durablestreams.CatchUps.fromKnown;
import static dev.tidemark.conformance.deviation.durablestreams.Restarts.restarted;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.ContentTypes;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.durablestreams.Views;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Catch-up reads that return the wrong part of a stream or say the wrong thing about it (section 5.6). */
final class ReadDeviations {
    @Breaks(rule = "DS-4-03", by = "Rewrites the oldest byte once ten appends have been stored.")
    Behaviour oldBytesRewritten() {
        return Remembering.reply(
                Requests::catchesUp,
                (request, reply, history) -> history.appends() >= 10 && Requests.fromStart(request)
                        ? reply.mapBody(ContentTypes::firstChanged)
                        : reply);
    }

    @Breaks(rule = "DS-5.6-01", by = "Sends the body of a catch-up read byte by byte and never to its end.")
    Behaviour readThatTrickles() {
        return Behaviour.reply(Requests::catchesUp, reply -> reply.ok() ? reply.trickling() : reply);
    }

    @Breaks(rule = "DS-5.6-01", by = "Starts a read one message before its offset when there is data behind it.")
    Behaviour boundaryMessageRepeated() {
        return fromKnown((request, history) -> request.param(Vocabulary.OFFSET)
                .filter(o -> history.after(o).isPresent())
                .flatMap(history::before)
                .map(offset -> request.withParam(Vocabulary.OFFSET, offset))
                .orElse(request));
    }

    @Breaks(
            rule = {"DS-5.6-01", "DS-2-01"},
            by = "Starts a read one message behind its offset.")
    Behaviour boundaryMessageSkipped() {
        return fromKnown((request, history) -> request.param(Vocabulary.OFFSET)
                .flatMap(history::after)
                .map(offset -> request.withParam(Vocabulary.OFFSET, offset))
                .orElse(request));
    }

    @Breaks(rule = "DS-4-04", by = "Returns the newer half of a stream before the older one.")
    Behaviour newerSegmentFirst() {
        return halved(halves -> halves.whole().withBody(joined(halves.newer(), halves.older())));
    }

    @Breaks(rule = "DS-5.6-10", by = "Returns a part of the data with the tail as next offset.")
    Behaviour partialReadShowsTail() {
        return halved(halves ->
                halves.whole().withoutHeader(Vocabulary.STREAM_UP_TO_DATE).withBody(halves.older()));
    }

    @Breaks(rule = "DS-5.6-10", by = "Leaves out the next offset in reads that return data.")
    Behaviour readWithoutOffset() {
        return data(reply -> reply.withoutHeader(Vocabulary.STREAM_NEXT_OFFSET));
    }

    @Breaks(rule = "DS-5.6-11", by = "Calls a read up to date although it returned only a part of the data.")
    Behaviour partialReadIsUpToDate() {
        return halved(halves -> halves.whole()
                .withHeader(Vocabulary.STREAM_NEXT_OFFSET, halves.middle())
                .withBody(halves.older()));
    }

    @Breaks(rule = "DS-5.6-11", by = "Marks only empty reads as up to date.")
    Behaviour upToDateOnlyWithoutData() {
        return data(reply -> reply.withoutHeader(Vocabulary.STREAM_UP_TO_DATE));
    }

    @Breaks(rule = "DS-5.6-11", by = "Marks only reads that return data as up to date.")
    Behaviour upToDateOnlyWithData() {
        return tail(reply -> reply.withoutHeader(Vocabulary.STREAM_UP_TO_DATE));
    }

    @Breaks(rule = "DS-5.6-11", by = "Writes 1 instead of true into the up-to-date mark.")
    Behaviour upToDateSays1() {
        return Behaviour.reply(
                Requests::catchesUp, reply -> reply.mapHeader(Vocabulary.STREAM_UP_TO_DATE, value -> "1"));
    }

    @Breaks(rule = "DS-5.6-05", by = "Answers a read at the tail with 204.")
    Behaviour tailReadAnswers204() {
        return tail(reply -> reply.withStatus(204).withBody(""));
    }

    @Breaks(
            rule = {"DS-5.6-05", "DS-5.6-10"},
            by = "Leaves out the next offset in reads at the tail.")
    Behaviour tailReadWithoutOffset() {
        return tail(reply -> reply.withoutHeader(Vocabulary.STREAM_NEXT_OFFSET));
    }

    @Breaks(rule = "DS-5.6-03", by = "Answers a catch-up read of a missing stream with an empty 200.")
    Behaviour missingStreamReadsEmpty() {
        return missing(Requests::catchesUp, Reply.of(200));
    }

    @Breaks(rule = "DS-5.6-03", by = "Answers a read of a missing stream from now with an empty 200.")
    Behaviour missingStreamReadsEmptyFromNow() {
        return missing(
                request -> Requests.catchesUp(request) && Requests.fromNow(request),
                Reply.of(200).withHeader(Vocabulary.STREAM_UP_TO_DATE, "true"));
    }

    @Breaks(rule = "DS-5.6-03", by = "Opens and ends an event stream for a missing stream.")
    Behaviour missingStreamOpensEvents() {
        return missing(Requests::opensEvents, Reply.of(200).withHeader(Headers.CONTENT_TYPE, "text/event-stream"));
    }

    @Breaks(rule = "DS-5.6-03", by = "Answers a long-poll of a missing stream like a timeout.")
    Behaviour missingStreamLongPollAnswers204() {
        return missing(Requests::longPolls, Reply.of(204).withHeader(Vocabulary.STREAM_UP_TO_DATE, "true"));
    }

    @Breaks(
            rule = {"DS-4-03", "DS-8-12", "DS-4-01"},
            by = "Returns the oldest message changed after a restart.")
    Behaviour bytesChangedAfterRestart() {
        return restarted(
                Requests::catchesUp,
                (request, reply) ->
                        Requests.fromStart(request) && reply.ok() ? reply.mapBody(ContentTypes::firstChanged) : reply);
    }

    private static Behaviour halved(Function<Views.Halves, Reply> change) {
        return Remembering.on(Requests::catchesUp, (request, upstream, history) -> {
            if (Requests.fromStart(request) && history.middle().isPresent()) {
                return Views.split(request, upstream, history, history.middle().get())
                        .map(halves -> halves.whole().ok() ? change.apply(halves) : halves.whole());
            }
            return upstream.send(request);
        });
    }

    private static Buffer joined(Buffer first, Buffer second) {
        if (first.length() == 0 || first.getByte(0) != '[') {
            return first.copy().appendBuffer(second);
        }
        List<JsonNode> messages = new ArrayList<>(Json.messages(first));
        messages.addAll(Json.messages(second));
        return Json.array(messages);
    }

    private static boolean empty(Reply reply) {
        return !reply.hasBody()
                || (reply.isJson() && Json.messages(reply.body()).isEmpty());
    }

    private static Behaviour data(UnaryOperator<Reply> change) {
        return Behaviour.reply(
                Requests::catchesUp, reply -> reply.status() == 200 && !empty(reply) ? change.apply(reply) : reply);
    }

    private static Behaviour tail(UnaryOperator<Reply> change) {
        return Behaviour.reply(
                request -> Requests.catchesUp(request) && !Requests.fromNow(request),
                reply -> reply.status() == 200 && empty(reply) ? change.apply(reply) : reply);
    }

    private static Behaviour missing(Predicate<Request> requests, Reply answer) {
        return Behaviour.on(requests, (request, upstream) -> upstream.send(request)
                .map(reply -> reply.status() == 404 ? answer : reply));
    }
}
