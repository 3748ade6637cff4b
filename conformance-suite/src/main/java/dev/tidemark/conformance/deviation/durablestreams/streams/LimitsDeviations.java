// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.streams;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.CatchUps;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.durablestreams.StreamHistory;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.Optional;

/** Answers that are cut and do not say so, or lose what was cut off (section 5.6). */
final class LimitsDeviations {
    @Breaks(rule = "DS-5.6-12", by = "Says in every read that the reader is up to date.")
    Behaviour cutAnswerSaysUpToDate() {
        return Behaviour.reply(
                Requests::catchesUp,
                reply -> reply.ok() ? reply.withHeader(Vocabulary.STREAM_UP_TO_DATE, "true") : reply);
    }

    @Breaks(rule = "DS-5.6-16", by = "Says in every read of a closed stream that it has ended.")
    Behaviour cutAnswerSaysClosed() {
        return Remembering.reply(
                Requests::catchesUp,
                (request, reply, history) -> reply.ok() && history.closed() ? Replies.closed(reply) : reply);
    }

    @Breaks(rule = "DS-5.6-19", by = "Goes on at the tail after an answer that was cut.")
    Behaviour whatWasCutOffIsLost() {
        return Remembering.reply(Requests::catchesUp, (request, reply, history) -> {
            if (cut(reply)) {
                return Replies.at(reply, history.tail().orElseThrow());
            }
            return reply;
        });
    }

    @Breaks(rule = "DS-5.6-19", by = "Gives no data when there is too much for one answer.")
    Behaviour cutAnswerIsEmpty() {
        return Behaviour.reply(Requests::catchesUp, (request, reply) -> {
            Optional<String> offset = request.param(Vocabulary.OFFSET);
            if (offset.isEmpty() || !cut(reply)) {
                return reply;
            }
            return Replies.at(reply, offset.get()).withBody(Buffer.buffer(reply.isJson() ? "[]" : ""));
        });
    }

    @Breaks(
            rule = {"DS-5.6-19", "DS-5.6-01", "DS-5.6-11"},
            by = "Starts every read at the beginning, whatever its offset, and never says up to date.")
    Behaviour chainWithoutEnd() {
        return Behaviour.on(CatchUps.READ, (request, upstream) -> upstream.send(
                        request.withParam(Vocabulary.OFFSET, Vocabulary.BEGINNING))
                .map(reply -> reply.withoutHeader(Vocabulary.STREAM_UP_TO_DATE)));
    }

    @Breaks(
            rule = {"DS-5.6-19", "DS-5.6-10"},
            by = "Names two offsets by turns as the next one, with the whole data each time.")
    Behaviour nextOffsetAlternates() {
        var turns = new Object() {
            private boolean odd;

            Reply change(StreamHistory history, Reply reply) {
                if (history.middle().isEmpty() || history.tail().isEmpty()) {
                    return reply;
                }
                odd = !odd;
                var next = odd ? history.middle().get() : history.tail().get();
                return reply.withoutHeader(Vocabulary.STREAM_UP_TO_DATE)
                        .withHeader(Vocabulary.STREAM_NEXT_OFFSET, next);
            }
        };
        return Remembering.on(CatchUps.READ, (request, upstream, history) -> {
            if (history.middle().isEmpty()) {
                return upstream.send(request);
            }
            return upstream.send(request.withParam(Vocabulary.OFFSET, Vocabulary.BEGINNING))
                    .compose(reply -> Future.succeededFuture(turns.change(history, reply)));
        });
    }

    private static boolean cut(Reply reply) {
        return reply.status() == 200 && !Replies.isUpToDate(reply);
    }
}
