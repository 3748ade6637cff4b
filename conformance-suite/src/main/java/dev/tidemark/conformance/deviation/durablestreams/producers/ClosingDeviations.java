// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.producers;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Numbered;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;

/** Producers that close streams, misunderstood (section 5.2.1, the last part). */
final class ClosingDeviations {
    @Breaks(rule = "DS-5.2.1-33", by = "Stores the final append of a producer without closing the stream.")
    Behaviour finalNumberedAppendLeavesOpen() {
        return Behaviour.request(
                request -> Numbered.is(request) && Requests.closes(request),
                request -> request.hasBody() ? request.withoutHeader(Vocabulary.STREAM_CLOSED) : request);
    }

    @Breaks(
            rule = {"DS-5.2.1-33", "DS-5.2.1-35"},
            by = "Refuses the repetition of a final append as a conflict.")
    Behaviour repeatedFinalAppendRefused() {
        return Behaviour.reply(
                Numbered::is, (request, reply) -> repeated(request, reply) ? reply.withStatus(409) : reply);
    }

    @Breaks(rule = "DS-5.2.1-34", by = "Refuses a close without content when it is numbered.")
    Behaviour numberedCloseNeedsContent() {
        return Behaviour.reply(
                Numbered::is, (request, reply) -> reply.ok() && !request.hasBody() ? Reply.of(400) : reply);
    }

    @Breaks(rule = "DS-5.2.1-34", by = "Says that a stream is closed when the close was dropped as a duplicate.")
    Behaviour closeUnderUsedNumberClaimed() {
        return Behaviour.reply(
                Numbered::is,
                (request, reply) -> reply.status() == 204 && Requests.closes(request) ? Replies.closed(reply) : reply);
    }

    @Breaks(rule = "DS-5.2.1-35", by = "Knows the closing append again only when it asks for the close again.")
    Behaviour closingAppendUnknownWithoutFlag() {
        return Behaviour.reply(
                Numbered::is,
                (request, reply) ->
                        repeated(request, reply) && !Requests.closes(request) ? reply.withStatus(409) : reply);
    }

    @Breaks(rule = "DS-5.2.1-35", by = "Does not say that the stream is closed when the closing append comes again.")
    Behaviour repeatedCloseWithoutFlag() {
        return Behaviour.reply(
                Numbered::is, (request, reply) -> repeated(request, reply) ? Replies.open(reply) : reply);
    }

    @Breaks(rule = "DS-5.2.1-36", by = "Answers every numbered append to a closed stream as a duplicate.")
    Behaviour numberedAppendDroppedAfterClose() {
        return Behaviour.reply(
                Numbered::is,
                reply -> reply.status() == 409 && Replies.isClosed(reply) ? reply.withStatus(204) : reply);
    }

    @Breaks(rule = "DS-5.2.1-36", by = "Refuses numbered appends to a closed stream without saying why.")
    Behaviour numberedConflictHidesClosure() {
        return Behaviour.reply(Numbered::is, reply -> reply.status() == 409 ? Replies.open(reply) : reply);
    }

    private static boolean repeated(Request request, Reply reply) {
        return reply.status() == 204 && Replies.isClosed(reply) && request.hasBody();
    }
}
