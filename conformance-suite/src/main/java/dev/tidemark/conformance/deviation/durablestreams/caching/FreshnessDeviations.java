// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.caching;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.durablestreams.StreamHistory;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Copies that may be used for longer than their page stays as it is, lifetimes that are not renewed, and codings that are kept. */
final class FreshnessDeviations {
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final String A_MINUTE = "public, max-age=60";
    private static final String AN_HOUR = "public, max-age=3600";
    private static final Predicate<Request> PAGE = request -> Requests.catchesUp(request) && !Requests.fromNow(request);

    @Breaks(rule = "DS-10.1-21", by = "Calls reads at the tail of an open stream unchangeable.")
    Behaviour emptyTailReadsImmutable() {
        return cached(PAGE, FOR_GOOD, (reply, history) -> isEmpty(reply) && !Replies.isClosed(reply));
    }

    @Breaks(rule = "DS-10.1-21", by = "Calls reads at the tail of an open JSON stream unchangeable.")
    Behaviour emptyTailReadsOfJsonImmutable() {
        return cached(PAGE, FOR_GOOD, (reply, history) -> history.json() && isEmpty(reply) && !Replies.isClosed(reply));
    }

    @Breaks(rule = "DS-10.1-21", by = "Allows caches to keep reads of an empty stream for an hour.")
    Behaviour readsOfEmptyStreamsKeptForAnHour() {
        return cached(PAGE, "public, max-age=3600", (reply, history) -> history.empty() && !Replies.isClosed(reply));
    }

    @Breaks(rule = "DS-10.1-01", by = "Calls the last page of an open text stream unchangeable.")
    Behaviour lastPagesOfTextImmutable() {
        return cached(
                PAGE,
                FOR_GOOD,
                (reply, history) ->
                        history.contentType().equals("text/plain") && !isEmpty(reply) && !Replies.isClosed(reply));
    }

    @Breaks(rule = "DS-10.1-01", by = "Allows caches to keep long-polls with data for a day.")
    Behaviour longPollsWithDataKeptForADay() {
        return cached(Requests::longPolls, "public, max-age=86400", (reply, history) -> reply.status() == 200);
    }

    @Breaks(rule = "DS-10.1-01", by = "Calls event streams unchangeable.")
    Behaviour eventsImmutable() {
        return cached(Requests::opensEvents, FOR_GOOD, (reply, history) -> true);
    }

    @Breaks(rule = "DS-10.1-22", by = "Allows caches to keep long-polls that brought nothing.")
    Behaviour idleLongPollsCacheable() {
        return cached(Requests::longPolls, A_MINUTE, (reply, history) -> reply.status() == 204);
    }

    @Breaks(rule = "DS-5.5-08", by = "Allows caches to keep the metadata of closed JSON streams.")
    Behaviour metadataOfClosedJsonCacheable() {
        return cached(Requests::asksMetadata, A_MINUTE, (reply, history) -> history.json() && history.closed());
    }

    @Breaks(
            rule = "DS-5.6-07",
            by = "Allows caches to keep every page for an hour, whatever the lifetime of its stream.")
    Behaviour pagesOfStreamsThatEndKeptForAnHour() {
        return ending(false);
    }

    @Breaks(rule = "DS-5.6-07", by = "Calls the pages of closed streams unchangeable, whatever their lifetime.")
    Behaviour closedPagesOfStreamsThatEndKeptForGood() {
        return ending(true);
    }

    private static Behaviour cached(
            Predicate<Request> requests, String control, BiPredicate<Reply, StreamHistory> which) {
        return Remembering.reply(
                requests,
                (request, reply, history) -> reply.ok() && which.test(reply, history)
                        ? reply.withHeader(Headers.CACHE_CONTROL, control)
                        : reply);
    }

    private static Behaviour ending(boolean onlyClosed) {
        Set<String> ending = new HashSet<>();
        return Behaviour.on(request -> Requests.creates(request) || PAGE.test(request), (request, upstream) -> {
            if (Requests.creates(request)
                    && (request.hasHeader(Vocabulary.STREAM_TTL) || request.hasHeader(Vocabulary.STREAM_EXPIRES_AT))) {
                ending.add(request.path());
            }
            Future<Reply> sent = upstream.send(request);
            return Requests.creates(request) || !ending.contains(request.path())
                    ? sent
                    : sent.map(reply -> reply.status() == 200 && (!onlyClosed || Replies.isClosed(reply))
                            ? reply.withHeader(Headers.CACHE_CONTROL, onlyClosed ? FOR_GOOD : AN_HOUR)
                            : reply);
        });
    }

    private static boolean isEmpty(Reply reply) {
        return !reply.hasBody() || reply.body().toString().equals("[]");
    }
}
