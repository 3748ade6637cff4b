// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.caching;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.StreamHistory;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.durablestreams.expiry.TtlDeviations;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.Future;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/** Copies that may be used for longer than their page stays as it is, lifetimes that are not renewed, and codings that are kept. */
public final class FreshnessDeviations {
    private static final String FOR_GOOD = "public, max-age=31536000, immutable";
    private static final String A_MINUTE = "public, max-age=60";
    private static final String AN_HOUR = "public, max-age=3600";
    private static final String CONTENT_ENCODING = "Content-Encoding";
    private static final Predicate<Request> PAGE = request -> request.catchesUp() && !request.fromNow();

    private FreshnessDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-10.1-21")
                        .by(
                                "empty-tail-reads-immutable",
                                "Calls reads at the tail of an open stream unchangeable.",
                                () -> cached(PAGE, FOR_GOOD, (reply, history) -> isEmpty(reply) && !reply.closed())),
                breaks("DS-10.1-21")
                        .by(
                                "empty-tail-reads-of-json-immutable",
                                "Calls reads at the tail of an open JSON stream unchangeable.",
                                () -> cached(
                                        PAGE,
                                        FOR_GOOD,
                                        (reply, history) -> history.json() && isEmpty(reply) && !reply.closed())),
                breaks("DS-10.1-21")
                        .by(
                                "reads-of-empty-streams-kept-for-an-hour",
                                "Allows caches to keep reads of an empty stream for an hour.",
                                () -> cached(
                                        PAGE,
                                        "public, max-age=3600",
                                        (reply, history) -> history.empty() && !reply.closed())),
                breaks("DS-10.1-01")
                        .by(
                                "last-pages-of-text-immutable",
                                "Calls the last page of an open text stream unchangeable.",
                                () -> cached(
                                        PAGE,
                                        FOR_GOOD,
                                        (reply, history) ->
                                                history.contentType().equals("text/plain")
                                                        && !isEmpty(reply)
                                                        && !reply.closed())),
                breaks("DS-10.1-01")
                        .by(
                                "long-polls-with-data-kept-for-a-day",
                                "Allows caches to keep long-polls with data for a day.",
                                () -> cached(
                                        Request::longPolls,
                                        "public, max-age=86400",
                                        (reply, history) -> reply.status() == 200)),
                breaks("DS-10.1-01")
                        .by(
                                "events-immutable",
                                "Calls event streams unchangeable.",
                                () -> cached(Request::opensEvents, FOR_GOOD, (reply, history) -> true)),
                breaks("DS-10.1-22")
                        .by(
                                "idle-long-polls-cacheable",
                                "Allows caches to keep long-polls that brought nothing.",
                                () -> cached(Request::longPolls, A_MINUTE, (reply, history) -> reply.status() == 204)),
                breaks("DS-5.5-08")
                        .by(
                                "metadata-of-closed-json-cacheable",
                                "Allows caches to keep the metadata of closed JSON streams.",
                                () -> cached(
                                        Request::asksMetadata,
                                        A_MINUTE,
                                        (reply, history) -> history.json() && history.closed())),
                breaks("DS-5.6-07")
                        .by(
                                "pages-of-streams-that-end-kept-for-an-hour",
                                "Allows caches to keep every page for an hour, whatever the lifetime of its stream.",
                                () -> ending(false)),
                breaks("DS-5.6-07")
                        .by(
                                "closed-pages-of-streams-that-end-kept-for-good",
                                "Calls the pages of closed streams unchangeable, whatever their lifetime.",
                                () -> ending(true)),
                breaks("DS-5.1-12")
                        .by(
                                "reads-from-now-do-not-prolong",
                                "Does not count reads from now as use of a stream.",
                                () -> TtlDeviations.expiring(request -> request.appends()
                                        || request.reads() && !(request.catchesUp() && request.fromNow()))),
                breaks("DS-5.1-12")
                        .by(
                                "reads-at-tail-do-not-prolong",
                                "Does not count reads from an offset as use of a stream.",
                                () -> TtlDeviations.expiring(request -> request.appends()
                                        || request.reads()
                                                && (!request.catchesUp() || request.fromStart() || request.fromNow()))),
                breaks("DS-5.1-13")
                        .by(
                                "closes-do-not-prolong",
                                "Does not count a close without content as use of a stream.",
                                () -> unless(request -> request.closes() && !request.hasBody())),
                breaks("DS-5.1-13")
                        .by(
                                "closes-of-producers-do-not-prolong",
                                "Does not count a close of a producer as use of a stream.",
                                () -> unless(request -> request.closes()
                                        && !request.hasBody()
                                        && request.header(Wire.PRODUCER_ID).isPresent())),
                breaks("DS-5.1-13")
                        .by(
                                "final-appends-do-not-prolong",
                                "Does not count a final append as use of a stream.",
                                () -> unless(request -> request.closes() && request.hasBody())),
                breaks("DS-5.1-13")
                        .by(
                                "appends-of-producers-do-not-prolong",
                                "Does not count appends of producers as use of a stream.",
                                () -> unless(request -> !request.closes()
                                        && request.header(Wire.PRODUCER_ID).isPresent())),
                breaks("DS-5.1-17")
                        .by(
                                "long-polls-from-now-do-not-prolong",
                                "Does not count long-polls from now as use of a stream.",
                                () -> unless(request -> request.longPolls() && request.fromNow())),
                breaks("DS-5.1-17")
                        .by(
                                "events-from-now-do-not-prolong",
                                "Does not count event streams from now as use of a stream.",
                                () -> unless(request -> request.opensEvents() && request.fromNow())),
                breaks("DS-5.2-32")
                        .by(
                                "coded-bodies-stored",
                                "Stores bodies as they come, whatever their content coding.",
                                () -> coded(request -> request.appends() || request.creates())),
                breaks("DS-5.2-32")
                        .by(
                                "coded-creations-stored",
                                "Stores the content of a creation as it comes, whatever its content coding.",
                                () -> coded(Request::creates)),
                breaks("DS-5.2-32")
                        .by(
                                "unknown-codings-ignored",
                                "Stores bodies in a coding that it does not know as they come.",
                                () -> coded(request -> request.appends()
                                        && request.header(CONTENT_ENCODING)
                                                .filter("x-tidemark"::equals)
                                                .isPresent())),
                breaks("DS-5.2-32")
                        .by(
                                "coded-final-appends-stored",
                                "Stores final appends as they come, whatever their content coding.",
                                () -> coded(request -> request.appends() && request.closes())));
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
        return Behaviour.on(request -> request.creates() || PAGE.test(request), (request, upstream) -> {
            if (request.creates()
                    && (request.header(Wire.TTL).isPresent()
                            || request.header(Wire.EXPIRES_AT).isPresent())) {
                ending.add(request.stream());
            }
            Future<Reply> sent = upstream.send(request);
            return request.creates() || !ending.contains(request.stream())
                    ? sent
                    : sent.map(reply -> reply.status() == 200 && (!onlyClosed || reply.closed())
                            ? reply.withHeader(Headers.CACHE_CONTROL, onlyClosed ? FOR_GOOD : AN_HOUR)
                            : reply);
        });
    }

    /** Every read and write is a use but these. */
    private static Behaviour unless(Predicate<Request> unused) {
        return TtlDeviations.expiring(request -> (request.appends() || request.reads()) && !unused.test(request));
    }

    private static Behaviour coded(Predicate<Request> requests) {
        return Behaviour.request(requests, request -> request.withoutHeader(CONTENT_ENCODING));
    }

    private static boolean isEmpty(Reply reply) {
        return !reply.hasBody() || reply.body().toString().equals("[]");
    }
}
