// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.closure;

import static dev.tidemark.conformance.deviation.durablestreams.Closes.closing;
import static dev.tidemark.conformance.deviation.durablestreams.Closes.unmarked;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;

/** What servers get wrong of <i>Readers learn that a stream has ended</i>: {@code durable-streams/closure/end-of-stream.feature}. */
final class EndOfStreamDeviations {
    private static final long GAP_MILLIS = 150;

    @Breaks(rule = "DS-4.1-04", by = "Stores a final append first and closes the stream a moment later.")
    Behaviour finalAppendInTwoSteps() {
        return Behaviour.on(
                Requests::appendsAndCloses,
                (request, upstream) -> request.hasBody() ? inTwoSteps(request, upstream) : upstream.send(request));
    }

    private static Future<Reply> inTwoSteps(Request request, Upstream upstream) {
        return upstream.send(request.withoutHeader(Vocabulary.STREAM_CLOSED)).compose(reply -> {
            if (!reply.ok()) {
                return Future.succeededFuture(reply);
            }
            return upstream.pause(GAP_MILLIS)
                    .compose(gap -> upstream.send(closing(request)))
                    .map(closed -> Replies.closed(reply));
        });
    }

    @Breaks(
            rule = {"DS-4.1-05", "DS-8-15"},
            by = "Answers 410 to reads from earlier offsets of a closed stream.")
    Behaviour closingInvalidatesOffsets() {
        return Remembering.on(Requests::reads, (request, upstream, history) -> {
            if (history.closed()
                    && request.param(Vocabulary.OFFSET).flatMap(history::after).isPresent()
                    && request.hasParam(Vocabulary.OFFSET, history::knows)) {
                return Future.succeededFuture(Reply.of(410));
            }
            return upstream.send(request);
        });
    }

    @Breaks(rule = "DS-5.5-07", by = "Leaves out the closed mark in HEAD.")
    Behaviour headDoesNotSayClosed() {
        return unmarked(Requests::asksMetadata, reply -> true);
    }

    @Breaks(rule = "DS-5.5-07", by = "Writes a closed mark with the value false into HEAD of open streams.")
    Behaviour headSaysClosedFalse() {
        return Behaviour.reply(
                Requests::asksMetadata,
                reply -> reply.ok() && !Replies.isClosed(reply)
                        ? reply.withHeader(Vocabulary.STREAM_CLOSED, "false")
                        : reply);
    }

    @Breaks(
            rule = {"DS-5.6-06", "DS-5.6-17"},
            by = "Leaves out the closed mark in empty reads at the end of a closed stream.")
    Behaviour endNotMarkedWithoutData() {
        return unmarked(Requests::catchesUp, reply -> !data(reply));
    }

    @Breaks(
            rule = "DS-5.6-15",
            by = "Leaves out the closed mark in the read that returns the last data of a closed stream.")
    Behaviour endNotMarkedWithFinalData() {
        return unmarked(Requests::catchesUp, EndOfStreamDeviations::data);
    }

    private static boolean data(Reply reply) {
        return reply.hasBody()
                && !(reply.isJson() && Json.messages(reply.body()).isEmpty());
    }
}
