// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.offsets;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.durablestreams.RewrittenOffsets;
import dev.tidemark.conformance.deviation.durablestreams.Tokens;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.Locale;
import java.util.function.Predicate;

/** What servers get wrong of <i>Offsets are opaque</i>: {@code durable-streams/offsets/opaque.feature}. */
final class OpaqueDeviations {
    @Breaks(rule = "DS-8-03", by = "Gives offsets that differ in letter case alone and takes them for one position.")
    Behaviour offsetsComparedWithoutCase() {
        return RewrittenOffsets.with(
                withoutCase(Tokens.numbered(n -> (n % 2 == 0 ? "POS-" : "pos-") + String.format("%06d", n / 2))));
    }

    @Breaks(rule = "DS-8-02", by = "Hands out offsets in control events that only event streams accept.")
    Behaviour eventOffsetRefusedByReads() {
        return refusedIn(".ev", Requests::opensEvents, Requests::opensEvents);
    }

    @Breaks(rule = "DS-8-02", by = "Answers a creation with an offset that no read accepts.")
    Behaviour creationOffsetRefusedByReads() {
        return refusedIn(".new", Requests::creates, request -> false);
    }

    @Breaks(rule = "DS-8-02", by = "Answers an append with an offset that a long-poll refuses.")
    Behaviour appendOffsetRefusedByLongPoll() {
        return refusedIn(".w", Requests::appends, request -> !Requests.longPolls(request));
    }

    /** The same tokens; of two that differ in letter case alone the upper one is read. */
    private static Tokens withoutCase(Tokens tokens) {
        return new Tokens() {
            @Override
            public String show(Place place, String real) {
                return tokens.show(place, real);
            }

            @Override
            public String read(Place place, String shown) {
                return tokens.read(place, shown.toUpperCase(Locale.ROOT));
            }
        };
    }

    private static Behaviour refusedIn(String suffix, Predicate<Request> shownTo, Predicate<Request> accepting) {
        Behaviour tokens = RewrittenOffsets.on(shownTo, Tokens.suffixed(suffix));
        return (request, upstream) ->
                request.hasParam(Vocabulary.OFFSET, o -> o.endsWith(suffix)) && !accepting.test(request)
                        ? Future.succeededFuture(Reply.of(400))
                        : tokens.answer(request, upstream);
    }
}
