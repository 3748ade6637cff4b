// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.streams;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiPredicate;

/** Wrong decisions about {@code Stream-Seq} (section 5.2). */
final class StreamSeqDeviations {
    @Breaks(rule = "DS-5.2-09", by = "Compares sequence values as numbers when they look like numbers.")
    Behaviour sequenceComparedAsNumber() {
        return accepting((last, next) ->
                number(last) && number(next) && new BigInteger(next).compareTo(new BigInteger(last)) > 0);
    }

    @Breaks(rule = "DS-5.2-09", by = "Compares sequence values without regard to letter case.")
    Behaviour sequenceComparedWithoutCase() {
        return accepting((last, next) -> next.compareToIgnoreCase(last) > 0);
    }

    @Breaks(rule = "DS-5.2-11", by = "Accepts appends whatever their sequence value is.")
    Behaviour sequenceIgnored() {
        return Behaviour.request(Requests::appends, request -> request.withoutHeader(Vocabulary.STREAM_SEQ));
    }

    @Breaks(
            rule = {"DS-5.2-11", "DS-5.2-31"},
            by = "Stores an append before its sequence value is refused.")
    Behaviour sequenceRegressionStoredAlthoughRefused() {
        return Behaviour.also(
                Requests::appends,
                StreamSeqDeviations::conflict,
                request -> request.withoutHeader(Vocabulary.STREAM_SEQ));
    }

    @Breaks(rule = "DS-5.2-12", by = "Accepts the same sequence value twice.")
    Behaviour sequenceRepetitionAccepted() {
        return accepting(String::equals);
    }

    @Breaks(rule = "DS-5.2-14", by = "Remembers the sequence value of a refused append.")
    Behaviour refusedSequenceCounts() {
        Map<String, String> refused = new HashMap<>();
        return Behaviour.on(Requests::appends, (request, upstream) -> {
            String next = request.header(Vocabulary.STREAM_SEQ).orElse("");
            String bar = refused.getOrDefault(request.path(), "");
            if (!next.isEmpty() && next.compareTo(bar) <= 0) {
                return Future.succeededFuture(Reply.of(409));
            }
            return upstream.send(request).onSuccess(reply -> {
                if (reply.refused() && !next.isEmpty()) {
                    refused.put(request.path(), next);
                }
            });
        });
    }

    @Breaks(rule = "DS-12.6-01", by = "Compares sequence values with those from before the appends that are under way.")
    Behaviour sequenceCheckedBeforeOthersAreStored() {
        Map<String, Integer> underWay = new HashMap<>();
        return Behaviour.on(Requests::appends, (request, upstream) -> {
            boolean others = underWay.merge(request.path(), 1, Integer::sum) > 1;
            return upstream.send(request)
                    .compose(reply -> others && conflict(request, reply)
                            ? upstream.send(request.withoutHeader(Vocabulary.STREAM_SEQ))
                            : Future.succeededFuture(reply))
                    .onComplete(done -> underWay.merge(request.path(), -1, Integer::sum));
        });
    }

    private static boolean number(String value) {
        return value.matches("\\d{1,30}");
    }

    private static boolean conflict(Request request, Reply reply) {
        return reply.status() == 409 && !Replies.isClosed(reply) && request.hasHeader(Vocabulary.STREAM_SEQ);
    }

    /** Accepts a refused append when the rule for the last accepted and the next value says so. */
    private static Behaviour accepting(BiPredicate<String, String> rule) {
        Map<String, String> last = new HashMap<>();
        return Behaviour.on(
                Requests::appends, (request, upstream) -> upstream.send(request).compose(reply -> {
                    String next = request.header(Vocabulary.STREAM_SEQ).orElse("");
                    boolean wrong = conflict(request, reply)
                            && last.containsKey(request.path())
                            && rule.test(last.get(request.path()), next);
                    if (!next.isEmpty() && (reply.ok() || wrong)) {
                        last.put(request.path(), next);
                    }
                    return wrong
                            ? upstream.send(request.withoutHeader(Vocabulary.STREAM_SEQ))
                            : Future.succeededFuture(reply);
                }));
    }
}
