// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.closure;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import java.util.function.Predicate;

/** What servers take for the closed mark, or do not (section 4.1). */
final class ClosedMarkDeviations {
    private static final Predicate<Request> CLOSE_ONLY =
            request -> Requests.appends(request) && request.hasHeader(Vocabulary.STREAM_CLOSED);

    @Breaks(rule = "DS-4.1-07", by = "Ignores the closed mark unless it is written in small letters.")
    Behaviour closedMarkComparedWithCase() {
        return Behaviour.request(
                request ->
                        Requests.closes(request) && request.hasHeader(Vocabulary.STREAM_CLOSED, v -> !v.equals("true")),
                request -> request.withoutHeader(Vocabulary.STREAM_CLOSED));
    }

    @Breaks(rule = "DS-4.1-08", by = "Closes a stream whatever value the closed mark of an append has.")
    Behaviour anyClosedMarkCloses() {
        return Behaviour.request(CLOSE_ONLY, request -> request.withHeader(Vocabulary.STREAM_CLOSED, "true"));
    }

    @Breaks(rule = "DS-4.1-10", by = "Answers 400 to a closed mark with a value other than true.")
    Behaviour oddClosedMarkRefused() {
        return Behaviour.instead(
                request -> request.hasHeader(Vocabulary.STREAM_CLOSED) && !Requests.closes(request),
                request -> Reply.of(400));
    }
}
