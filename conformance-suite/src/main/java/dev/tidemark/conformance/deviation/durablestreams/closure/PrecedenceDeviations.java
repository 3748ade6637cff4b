// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.closure;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Streams that are closed without the reader or writer learning of it in the right way (sections 5.1 to 5.7 and 8). */
final class PrecedenceDeviations {
    @Breaks(rule = "DS-5.2-17", by = "Takes a final append on a closed stream for a repeated close and loses its data.")
    Behaviour finalAppendOnClosedStreamAnswers204() {
        return refusal(
                Requests::appendsAndCloses, reply -> reply.withStatus(204).withBody(""));
    }

    @Breaks(rule = "DS-5.2-22", by = "Refuses an append to a closed stream with 410.")
    Behaviour appendToClosedStreamAnswers410() {
        return refusal(Requests::appends, reply -> reply.withStatus(410));
    }

    @Breaks(rule = "DS-5.2-22", by = "Acknowledges an append to a closed stream and drops its data.")
    Behaviour appendToClosedStreamDropped() {
        return refusal(request -> Requests.appends(request) && !Requests.closes(request), reply -> reply.withStatus(204)
                .withBody(""));
    }

    @Breaks(rule = "DS-5.2-23", by = "Refuses an append to a closed stream without the closed mark.")
    Behaviour appendToClosedStreamDoesNotSayClosed() {
        return refusal(Requests::appends, Replies::open);
    }

    @Breaks(
            rule = {"DS-5.2-30", "DS-5.2-23"},
            by = "Checks the content type of an append before it looks whether the stream is closed.")
    Behaviour typeConflictHidesClosure() {
        return Remembering.reply(Requests::appends, (request, reply, history) -> {
            if (reply.status() == 409 && request.hasType(t -> !Request.sameType(t, history.contentType()))) {
                return Replies.open(reply).withoutHeader(Vocabulary.STREAM_NEXT_OFFSET);
            }
            return reply;
        });
    }

    @Breaks(rule = "DS-5.2-24", by = "Refuses an append to a closed stream without the final offset.")
    Behaviour appendToClosedStreamWithoutOffset() {
        return refusal(Requests::appends, reply -> reply.withoutHeader(Vocabulary.STREAM_NEXT_OFFSET));
    }

    @Breaks(rule = "DS-5.2-28", by = "Refuses an append to a closed stream with a page for people.")
    Behaviour appendToClosedStreamAnswersWithAPage() {
        return refusal(Requests::appends, reply -> reply.withHeader(Headers.CONTENT_TYPE, "text/html")
                .withBody("<html><h1>Conflict</h1></html>"));
    }

    @Breaks(rule = "DS-5.2.1-37", by = "Says closed in the answer to a duplicate that did not close the stream.")
    Behaviour duplicateClaimsClosure() {
        return Behaviour.reply(
                request -> Requests.appendsAndCloses(request) && request.hasHeader(Vocabulary.PRODUCER_ID),
                reply -> reply.ok() ? Replies.closed(reply) : reply);
    }

    /** Changes the refusal of data on a closed stream. */
    private static Behaviour refusal(Predicate<Request> requests, UnaryOperator<Reply> change) {
        return Behaviour.reply(
                requests, reply -> reply.status() == 409 && Replies.isClosed(reply) ? change.apply(reply) : reply);
    }
}
