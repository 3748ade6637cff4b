// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.offsets;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.durablestreams.RewrittenOffsets;
import dev.tidemark.conformance.deviation.durablestreams.Simultaneous;
import dev.tidemark.conformance.deviation.durablestreams.StreamHistory;
import dev.tidemark.conformance.deviation.durablestreams.Tokens;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What servers get wrong of <i>Offsets are unique</i>: {@code durable-streams/offsets/unique.feature}. */
final class UniqueDeviations {
    /** The resolution of a coarse system clock. */
    private static final long TICK_MILLIS = 250;

    @Breaks(rule = "DS-8-18", by = "Gives two appends that are under way at the same time the same offset.")
    Behaviour concurrentOffsetsShared() {
        return Simultaneous.offsets((own, other) -> own.compareTo(other) < 0 ? own : other);
    }

    @Breaks(
            rule = {"DS-8-17", "DS-8-24"},
            by = "Answers an append with the offset that the same body got before.")
    Behaviour identicalBodiesShareOffset() {
        Map<String, Map<Buffer, String>> offsets = new HashMap<>();
        return Behaviour.reply(Requests::appends, (request, reply) -> {
            if (!reply.ok()
                    || !request.hasBody()
                    || reply.header(Vocabulary.STREAM_NEXT_OFFSET).isEmpty()) {
                return reply;
            }
            String first = offsets.computeIfAbsent(request.path(), s -> new HashMap<>())
                    .computeIfAbsent(request.body(), b -> reply.header(Vocabulary.STREAM_NEXT_OFFSET)
                            .get());
            return Replies.at(reply, first);
        });
    }

    @Breaks(
            rule = {"DS-8-19", "DS-8-24"},
            by = "Counts whole kilobytes, so small appends do not get an offset of their own.")
    Behaviour offsetsCountKilobytes() {
        Map<String, Long> bytes = new HashMap<>();
        return RewrittenOffsets.with(Tokens.minted((place, real) -> {
            long length = place.stored() ? place.request().body().length() : 0;
            return String.format("%012d", bytes.merge(place.stream(), length, Long::sum) / 1024);
        }));
    }

    @Breaks(
            rule = {"DS-8-21", "DS-8-24"},
            by = "Uses the time of day as offset, so appends within one clock tick share it.")
    Behaviour offsetsAreClockTicks() {
        return RewrittenOffsets.with(Tokens.minted(
                (place, real) -> String.format("%016d", System.currentTimeMillis() / TICK_MILLIS * TICK_MILLIS)));
    }

    @Breaks(
            rule = "DS-8-23",
            by = "Shows another offset in HEAD than in the answer to the append, and reads one message"
                    + " too much from it.")
    Behaviour headShowsAnotherOffset() {
        return Remembering.on(
                Behaviour.either(Requests::asksMetadata, Requests::reads), (request, upstream, history) -> {
                    Request inward = request.mapParam(Vocabulary.OFFSET, offset -> known(offset, history));
                    return upstream.send(inward).map(reply -> Requests.asksMetadata(request) ? marked(reply) : reply);
                });
    }

    private static Reply marked(Reply reply) {
        return reply.mapHeader(Vocabulary.STREAM_NEXT_OFFSET, tail -> tail + "~");
    }

    private static String known(String offset, StreamHistory history) {
        if (!offset.endsWith("~")) {
            return offset;
        }
        String real = offset.substring(0, offset.length() - 1);
        return history.before(real).orElse(real);
    }

    @Breaks(
            rule = {"DS-8-22", "DS-8-27", "DS-8-08"},
            by = "Hands out offsets again after a restart because the counter is restored from an old" + " checkpoint.")
    Behaviour offsetCounterRestoredLate() {
        Map<String, Integer> counts = new HashMap<>();
        return Remembering.on(Requests::appends, (request, upstream, history) -> upstream.send(request)
                .map(reply -> {
                    List<String> tails = history.tails();
                    if (upstream.restarts() == 0 || !reply.ok() || tails.size() < 3) {
                        return reply;
                    }
                    int n = counts.merge(request.path(), 1, Integer::sum);
                    return Replies.at(reply, tails.get(Math.min(n, tails.size() - 1)));
                }));
    }
}
