// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams;

import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Words of deviations about the time that a stream lives (section 5.1). */
public final class Lifetimes {
    private Lifetimes() {}

    public static Behaviour creating(UnaryOperator<Request> change) {
        return Behaviour.request(Requests::creates, change);
    }

    /** Answers a PUT for an existing stream as if it had asked for the lifetime that the stream has. */
    public static Behaviour confirming(String header) {
        Map<String, String> given = new HashMap<>();
        return Behaviour.on(
                Requests::creates, (request, upstream) -> upstream.send(request).compose(reply -> {
                    if (reply.status() == 201) {
                        given.put(request.path(), request.header(header).orElse(""));
                    }
                    String own = given.getOrDefault(request.path(), "");
                    Request alike = own.isEmpty() ? request.withoutHeader(header) : request.withHeader(header, own);
                    return reply.status() == 409 ? upstream.send(alike) : Future.succeededFuture(reply);
                }));
    }

    public record Idle(long ttlNanos, long since) {
        static Idle from(long ttlNanos) {
            return new Idle(ttlNanos, System.nanoTime());
        }

        public boolean expired() {
            return System.nanoTime() - since > ttlNanos;
        }
    }

    /** Lets streams expire that were not touched by one of these requests, although the upstream still has them. */
    public static Behaviour expiring(Predicate<Request> touches) {
        Map<String, Idle> streams = new HashMap<>();
        return (request, upstream) -> {
            Idle idle = streams.get(request.path());
            Optional<Long> seconds = request.header(Vocabulary.STREAM_TTL).map(Long::parseLong);
            if (Requests.creates(request) && seconds.isPresent()) {
                return upstream.send(request).onSuccess(reply -> {
                    if (reply.status() == 201) {
                        streams.put(request.path(), Idle.from(TimeUnit.SECONDS.toNanos(seconds.get())));
                    }
                });
            }
            if (idle != null && idle.expired()) {
                return Future.succeededFuture(Reply.of(404));
            }
            if (idle != null && touches.test(request)) {
                streams.put(request.path(), Idle.from(idle.ttlNanos()));
            }
            return upstream.send(request);
        };
    }
}
