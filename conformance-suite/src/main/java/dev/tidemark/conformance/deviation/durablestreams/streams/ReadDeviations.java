// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.streams;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.StreamHistory;
import dev.tidemark.conformance.deviation.durablestreams.Views;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.buffer.Buffer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Catch-up reads that return the wrong part of a stream or say the wrong thing about it (section 5.6). */
public final class ReadDeviations {
    private ReadDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-2-01", "DS-5.6-01", "DS-5.6-05")
                        .by(
                                "tail-read-repeats-last-message",
                                "Repeats the last message in a read from the tail.",
                                () -> fromKnown((request, history) -> request.offset()
                                        .filter(o ->
                                                history.tail().filter(o::equals).isPresent())
                                        .flatMap(history::before)
                                        .map(request::withOffset)
                                        .orElse(request))),
                breaks("DS-5.6-01")
                        .by(
                                "boundary-message-repeated",
                                "Starts a read one message before its offset when there is data behind it.",
                                () -> fromKnown((request, history) -> request.offset()
                                        .filter(o -> history.after(o).isPresent())
                                        .flatMap(history::before)
                                        .map(request::withOffset)
                                        .orElse(request))),
                breaks("DS-5.6-01", "DS-2-01")
                        .by(
                                "boundary-message-skipped",
                                "Starts a read one message behind its offset.",
                                () -> fromKnown((request, history) -> request.offset()
                                        .flatMap(history::after)
                                        .map(request::withOffset)
                                        .orElse(request))),
                breaks("DS-4-04")
                        .by(
                                "newer-segment-first",
                                "Returns the newer half of a stream before the older one.",
                                () -> halved(
                                        halves -> halves.whole().withBody(joined(halves.newer(), halves.older())))),
                breaks("DS-5.6-10")
                        .by(
                                "partial-read-shows-tail",
                                "Returns a part of the data with the tail as next offset.",
                                () -> halved(halves -> halves.whole()
                                        .withoutHeader(Wire.UP_TO_DATE)
                                        .withBody(halves.older()))),
                breaks("DS-5.6-10")
                        .by(
                                "read-without-offset",
                                "Leaves out the next offset in reads that return data.",
                                () -> data(reply -> reply.withoutHeader(Wire.NEXT_OFFSET))),
                breaks("DS-5.6-11")
                        .by(
                                "partial-read-is-up-to-date",
                                "Calls a read up to date although it returned only a part of the data.",
                                () -> halved(halves -> halves.whole()
                                        .withNextOffset(halves.middle())
                                        .withBody(halves.older()))),
                breaks("DS-5.6-11")
                        .by(
                                "up-to-date-only-without-data",
                                "Marks only empty reads as up to date.",
                                () -> data(reply -> reply.withoutHeader(Wire.UP_TO_DATE))),
                breaks("DS-5.6-11")
                        .by(
                                "up-to-date-only-with-data",
                                "Marks only reads that return data as up to date.",
                                () -> tail(reply -> reply.withoutHeader(Wire.UP_TO_DATE))),
                breaks("DS-5.6-11")
                        .by(
                                "up-to-date-says-1",
                                "Writes 1 instead of true into the up-to-date mark.",
                                () -> Behaviour.reply(
                                        Request::catchesUp, reply -> reply.mapHeader(Wire.UP_TO_DATE, value -> "1"))),
                breaks("DS-5.6-05")
                        .by(
                                "tail-read-answers-204",
                                "Answers a read at the tail with 204.",
                                () -> tail(reply -> reply.withStatus(204).withBody(""))),
                breaks("DS-5.6-05", "DS-5.6-10")
                        .by(
                                "tail-read-without-offset",
                                "Leaves out the next offset in reads at the tail.",
                                () -> tail(reply -> reply.withoutHeader(Wire.NEXT_OFFSET))),
                breaks("DS-5.6-02")
                        .by(
                                "malformed-offset-is-start",
                                "Takes a malformed offset for the start of the stream.",
                                () -> Behaviour.retry(
                                        Request::catchesUp, 400, request -> request.withoutParam(Wire.OFFSET))),
                breaks("DS-5.6-02")
                        .by(
                                "malformed-offset-answers-500",
                                "Answers a malformed offset with 500.",
                                () -> Behaviour.reply(
                                        Request::catchesUp,
                                        reply -> reply.status() == 400 ? reply.withStatus(500) : reply)),
                breaks("DS-5.6-02")
                        .by(
                                "empty-offset-is-start",
                                "Takes an empty offset for the start of the stream.",
                                () -> Behaviour.request(
                                        request -> request.catchesUp()
                                                && request.offset()
                                                        .filter(String::isEmpty)
                                                        .isPresent(),
                                        request -> request.withoutParam(Wire.OFFSET))),
                breaks("DS-5.6-02")
                        .by(
                                "repeated-malformed-offset-is-start",
                                "Takes a malformed offset for the start of the stream when it comes twice.",
                                () -> Behaviour.request(
                                        request -> request.catchesUp()
                                                && request.params()
                                                                .filter(p -> p.startsWith("offset="))
                                                                .count()
                                                        > 1,
                                        request -> request.withoutParam(Wire.OFFSET))),
                breaks("DS-5.6-03")
                        .by(
                                "missing-stream-reads-empty",
                                "Answers a catch-up read of a missing stream with an empty 200.",
                                () -> missing(Request::catchesUp, Reply.of(200))),
                breaks("DS-5.6-03")
                        .by(
                                "missing-stream-reads-empty-from-now",
                                "Answers a read of a missing stream from now with an empty 200.",
                                () -> missing(
                                        request -> request.catchesUp() && request.fromNow(),
                                        Reply.of(200).withHeader(Wire.UP_TO_DATE, "true"))),
                breaks("DS-5.6-03")
                        .by(
                                "missing-stream-opens-events",
                                "Opens and ends an event stream for a missing stream.",
                                () -> missing(
                                        Request::opensEvents,
                                        Reply.of(200).withHeader(Headers.CONTENT_TYPE, "text/event-stream"))),
                breaks("DS-5.6-03")
                        .by(
                                "missing-stream-long-poll-answers-204",
                                "Answers a long-poll of a missing stream like a timeout.",
                                () -> missing(Request::longPolls, Reply.of(204).withHeader(Wire.UP_TO_DATE, "true"))));
    }

    private interface Start {
        Request change(Request request, StreamHistory history);
    }

    private static Behaviour fromKnown(Start start) {
        return Remembering.on(
                Request::catchesUp,
                (request, upstream, history) -> upstream.send(
                        request.offset().filter(history::knows).isPresent()
                                ? start.change(request, history)
                                : request));
    }

    private static Behaviour halved(Function<Views.Halves, Reply> change) {
        return Remembering.on(
                Request::catchesUp,
                (request, upstream, history) ->
                        request.fromStart() && history.middle().isPresent()
                                ? Views.split(
                                                request,
                                                upstream,
                                                history,
                                                history.middle().get())
                                        .map(halves -> halves.whole().ok() ? change.apply(halves) : halves.whole())
                                : upstream.send(request));
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
                Request::catchesUp, reply -> reply.status() == 200 && !empty(reply) ? change.apply(reply) : reply);
    }

    private static Behaviour tail(UnaryOperator<Reply> change) {
        return Behaviour.reply(
                request -> request.catchesUp() && !request.fromNow(),
                reply -> reply.status() == 200 && empty(reply) ? change.apply(reply) : reply);
    }

    private static Behaviour missing(Predicate<Request> requests, Reply answer) {
        return Behaviour.on(requests, (request, upstream) -> upstream.send(request)
                .map(reply -> reply.status() == 404 ? answer : reply));
    }
}
