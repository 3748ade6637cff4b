// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.expiry;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Streams that live too long or not long enough, and old data that is gone without a word (sections 4, 5.1, 5.5 and 5.6). */
public final class TtlDeviations {
    private static final Predicate<Request> LIVE = request -> request.opensEvents() || request.longPolls();

    private TtlDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-5.1-04")
                        .by(
                                "ttl-not-compared",
                                "Confirms a stream whatever TTL is asked for.",
                                () -> confirming(Wire.TTL)),
                breaks("DS-5.1-05")
                        .by(
                                "end-not-compared",
                                "Confirms a stream whatever end is asked for.",
                                () -> confirming(Wire.EXPIRES_AT)),
                breaks("DS-5.1-11")
                        .by(
                                "idle-streams-stay",
                                "Keeps idle streams for ever.",
                                () -> creating(request -> request.withoutHeader(Wire.TTL))),
                breaks("DS-5.1-12")
                        .by(
                                "reads-do-not-prolong",
                                "Counts the lifetime from the last write only.",
                                () -> expiring(request -> request.appends() || LIVE.test(request))),
                breaks("DS-5.1-13")
                        .by(
                                "writes-do-not-prolong",
                                "Counts the lifetime from the last read only.",
                                () -> expiring(Request::reads)),
                breaks("DS-5.1-14")
                        .by(
                                "metadata-prolong",
                                "Begins the lifetime anew whenever somebody asks for the metadata.",
                                () -> Behaviour.on(Request::asksMetadata, (request, upstream) -> upstream.send(
                                                request.withMethod("GET"))
                                        .compose(read -> upstream.send(request)))),
                breaks("DS-5.1-15")
                        .by(
                                "ttl-read-leniently",
                                "Takes whatever is given as a TTL for an hour.",
                                () -> creating(request -> request.header(Wire.TTL)
                                                .filter(ttl -> !ttl.matches("0|[1-9]\\d*"))
                                                .isPresent()
                                        ? request.withHeader(Wire.TTL, "3600")
                                        : request)),
                breaks("DS-5.1-16")
                        .by(
                                "zero-ttl-crashes",
                                "Answers a TTL of zero with a server error.",
                                () -> Behaviour.instead(
                                        request -> request.creates()
                                                && request.header(Wire.TTL)
                                                        .filter("0"::equals)
                                                        .isPresent(),
                                        request -> Reply.of(500))),
                breaks("DS-5.1-17")
                        .by(
                                "live-requests-do-not-prolong",
                                "Does not count live requests as use of a stream.",
                                () -> expiring(request -> request.appends() || request.catchesUp())),
                breaks("DS-5.1-18")
                        .by(
                                "stream-expires-under-readers",
                                "Lets a stream expire while readers wait at its tail.",
                                () -> expiring(request -> request.appends() || request.catchesUp())),
                breaks("DS-5.1-20")
                        .by(
                                "zones-dropped",
                                "Takes every instant for one in UTC.",
                                () -> creating(request -> request.header(Wire.EXPIRES_AT)
                                        .map(end -> request.withHeader(
                                                Wire.EXPIRES_AT, end.replaceAll("[+-]\\d\\d:\\d\\d$", "Z")))
                                        .orElse(request))),
                breaks("DS-5.1-21")
                        .by(
                                "strange-ends-ignored",
                                "Ignores an end that is no instant.",
                                () -> Behaviour.retry(
                                        Request::creates, 400, request -> request.withoutHeader(Wire.EXPIRES_AT))),
                breaks("DS-5.1-22")
                        .by(
                                "ends-ignored",
                                "Keeps streams beyond their end.",
                                () -> creating(request -> request.withoutHeader(Wire.EXPIRES_AT))),
                breaks("DS-5.1-23")
                        .by(
                                "two-lifetimes-cancel-out",
                                "Accepts two lifetimes at once and keeps neither.",
                                () -> creating(request -> request.header(Wire.TTL)
                                                        .isPresent()
                                                && request.header(Wire.EXPIRES_AT)
                                                        .isPresent()
                                        ? request.withoutHeader(Wire.TTL).withoutHeader(Wire.EXPIRES_AT)
                                        : request)),
                breaks("DS-5.5-05")
                        .by(
                                "metadata-show-time-left",
                                "Shows what is left of the lifetime instead of the TTL.",
                                TtlDeviations::timeLeft),
                breaks("DS-5.5-06")
                        .by(
                                "metadata-without-end",
                                "Does not show the end of a stream.",
                                () -> Behaviour.reply(
                                        Request::asksMetadata, reply -> reply.withoutHeader(Wire.EXPIRES_AT))),
                breaks("DS-5.6-04")
                        .by(
                                "dropped-data-skipped",
                                "Answers an offset whose data is gone with what is left, as if nothing were missing.",
                                () -> Behaviour.retry(
                                        Request::catchesUp, 410, request -> request.withOffset(Wire.START))));
    }

    private static Behaviour creating(UnaryOperator<Request> change) {
        return Behaviour.request(Request::creates, change);
    }

    /** Answers a PUT for an existing stream as if it had asked for the lifetime that the stream has. */
    private static Behaviour confirming(String header) {
        Map<String, String> given = new HashMap<>();
        return Behaviour.on(
                Request::creates, (request, upstream) -> upstream.send(request).compose(reply -> {
                    if (reply.status() == 201) {
                        given.put(request.stream(), request.header(header).orElse(""));
                    }
                    String own = given.getOrDefault(request.stream(), "");
                    Request alike = own.isEmpty() ? request.withoutHeader(header) : request.withHeader(header, own);
                    return reply.status() == 409 ? upstream.send(alike) : Future.succeededFuture(reply);
                }));
    }

    private record Idle(long ttlNanos, long since) {
        public boolean expired() {
            return System.nanoTime() - since > ttlNanos;
        }
    }

    /** Lets streams expire that were not touched by one of these requests, although the upstream still has them. */
    public static Behaviour expiring(Predicate<Request> touches) {
        Map<String, Idle> streams = new HashMap<>();
        return (request, upstream) -> {
            Idle idle = streams.get(request.stream());
            if (request.creates() && request.header(Wire.TTL).isPresent()) {
                return upstream.send(request).onSuccess(reply -> {
                    if (reply.status() == 201) {
                        long seconds = Long.parseLong(request.header(Wire.TTL).orElseThrow());
                        streams.put(request.stream(), new Idle(TimeUnit.SECONDS.toNanos(seconds), System.nanoTime()));
                    }
                });
            }
            if (idle != null && idle.expired()) {
                return Future.succeededFuture(Reply.of(404));
            }
            if (idle != null && touches.test(request)) {
                streams.put(request.stream(), new Idle(idle.ttlNanos(), System.nanoTime()));
            }
            return upstream.send(request);
        };
    }

    private static Behaviour timeLeft() {
        Map<String, Long> created = new HashMap<>();
        return Behaviour.on(request -> request.creates() || request.asksMetadata(), (request, upstream) -> {
            long since = System.nanoTime() - created.computeIfAbsent(request.stream(), s -> System.nanoTime());
            return upstream.send(request)
                    .map(reply -> request.asksMetadata()
                            ? reply.mapHeader(
                                    Wire.TTL,
                                    ttl -> String.valueOf(
                                            Long.parseLong(ttl) - 1 - TimeUnit.NANOSECONDS.toSeconds(since)))
                            : reply);
        });
    }
}
