// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.live;

import static dev.tidemark.conformance.deviation.durablestreams.LongPolls.POLL;
import static dev.tidemark.conformance.deviation.durablestreams.LongPolls.data;
import static dev.tidemark.conformance.deviation.durablestreams.LongPolls.timeout;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;

/** What servers get wrong of <i>Cursors keep caches from looping</i>: {@code durable-streams/live/cursors.feature}. */
final class CursorsDeviations {
    @Breaks(rule = "DS-5.7-08", by = "Leaves out the cursor when a long-poll returns data.")
    Behaviour longPollDataWithoutCursor() {
        return data(reply -> reply.withoutHeader(Vocabulary.STREAM_CURSOR));
    }

    @Breaks(rule = "DS-5.7-11", by = "Leaves out the cursor when a long-poll ran out of time.")
    Behaviour longPollTimeoutWithoutCursor() {
        return timeout(reply -> reply.withoutHeader(Vocabulary.STREAM_CURSOR));
    }

    @Breaks(rule = "DS-10.1-13", by = "Returns the cursor that the client sent.")
    Behaviour cursorOfClientReturned() {
        return Behaviour.reply(
                request -> Requests.longPolls(request) && request.hasParam(Vocabulary.CURSOR),
                (request, reply) -> reply.mapHeader(Vocabulary.STREAM_CURSOR, cursor -> request.param(Vocabulary.CURSOR)
                        .orElse(cursor)));
    }

    @Breaks(rule = "DS-10.1-14", by = "Goes far beyond the cursor that the client sent.")
    Behaviour cursorLeaps() {
        return Behaviour.reply(
                request -> Requests.longPolls(request) && request.hasParam(Vocabulary.CURSOR),
                reply -> reply.mapHeader(
                        Vocabulary.STREAM_CURSOR, cursor -> String.valueOf(Long.parseLong(cursor) + 100_000)));
    }

    @Breaks(rule = "DS-10.1-12", by = "Returns smaller cursors as time goes by.")
    Behaviour cursorGoesBackwards() {

        int[] count = {0};
        return Behaviour.reply(
                POLL,
                reply -> reply.mapHeader(Vocabulary.STREAM_CURSOR, cursor -> String.valueOf(900_000_000 - count[0]++)));
    }

    @Breaks(rule = "DS-10.1-11", by = "Uses random text as cursor.")
    Behaviour cursorIsRandomText() {
        return Behaviour.reply(
                POLL,
                reply ->
                        reply.mapHeader(Vocabulary.STREAM_CURSOR, cursor -> "c" + Long.toHexString(System.nanoTime())));
    }
}
