// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.forks;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Fork requests that are granted, refused or confirmed wrongly, and refused ones with consequences (sections 4.2, 5.1 and 8). */
public final class RefusedDeviations {
    private static final Predicate<Request> SOURCELESS =
            request -> request.creates() && request.header(Wire.FORKED_FROM).isEmpty();

    private RefusedDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-4.2-12")
                        .by(
                                "sub-offset-zero-refused",
                                "Refuses a sub-offset of zero as malformed.",
                                () -> Behaviour.reply(
                                        CreateDeviations.FORKS,
                                        (request, reply) -> isZero(request) ? reply.replacedBy(Reply.of(400)) : reply)),
                breaks("DS-4.2-12")
                        .by(
                                "sub-offset-zero-compared",
                                "Takes a fork request with a sub-offset of zero for another one than the same without.",
                                RefusedDeviations::zeroCompared),
                breaks("DS-4.2-16")
                        .by(
                                "refused-fork-holds-source",
                                "Counts a fork that was refused as a fork of its source.",
                                RefusedDeviations::holdingSource),
                breaks("DS-4.2-31")
                        .by(
                                "fork-replaces-stream",
                                "Makes a fork in place of the stream that was there.",
                                RefusedDeviations::replacing),
                breaks("DS-4.2-31")
                        .by(
                                "fork-of-other-source-confirmed",
                                "Confirms a fork whatever source a repeated request names.",
                                () -> Behaviour.reply(
                                        CreateDeviations.FORKS, reply -> reply.status() == 409 ? Reply.of(200) : reply)),
                breaks("DS-5.1-28")
                        .by(
                                "source-of-fork-guessed",
                                "Takes the stream that handed out a fork offset for the source of a fork without one.",
                                RefusedDeviations::guessing),
                breaks("DS-5.1-29")
                        .by(
                                "lone-sub-offset-ignored",
                                "Creates a stream when a sub-offset comes without a source.",
                                () -> Behaviour.request(
                                        SOURCELESS, request -> request.withoutHeader(Wire.FORK_SUB_OFFSET))),
                breaks("DS-8-61")
                        .by(
                                "made-up-fork-offset-breaks-server",
                                "Answers a fork offset that it never handed out with a server error.",
                                () -> Behaviour.reply(
                                        CreateDeviations.FORKS, reply -> reply.status() == 400 ? Reply.of(500) : reply)),
                breaks("DS-8-60")
                        .by(
                                "made-up-fork-offset-damages-source",
                                "Loses the content of a stream when it is asked for a fork at an offset that is none.",
                                RefusedDeviations::damaging));
    }

    private static boolean isZero(Request request) {
        return request.header(Wire.FORK_SUB_OFFSET).filter("0"::equals).isPresent();
    }

    private static Behaviour zeroCompared() {
        Map<String, Boolean> zeros = new HashMap<>();
        return Behaviour.reply(CreateDeviations.FORKS, (request, reply) -> {
            if (reply.status() == 201) {
                zeros.put(request.stream(), isZero(request));
            }
            boolean other =
                    reply.status() == 200 && zeros.getOrDefault(request.stream(), isZero(request)) != isZero(request);
            return other ? Reply.of(409) : reply;
        });
    }

    private static Behaviour holdingSource() {
        Set<String> held = new HashSet<>();
        Set<String> hidden = new HashSet<>();
        return (request, upstream) -> {
            if (hidden.contains(request.stream())) {
                return Future.succeededFuture(Reply.of(410));
            }
            return upstream.send(request).onSuccess(reply -> {
                if (CreateDeviations.FORKS.test(request) && reply.refused()) {
                    held.add(request.header(Wire.FORKED_FROM).orElseThrow());
                }
                if (request.deletes() && held.contains(request.stream())) {
                    hidden.add(request.stream());
                }
            });
        };
    }

    private static Behaviour replacing() {
        return Behaviour.on(CreateDeviations.FORKS, (request, upstream) -> upstream.send(request)
                .compose(reply -> reply.status() == 409
                        ? upstream.send(Request.of("DELETE", request.stream()))
                                .compose(deleted -> upstream.send(request))
                        : Future.succeededFuture(reply)));
    }

    private static Behaviour guessing() {
        Map<String, String> origins = new HashMap<>();
        return (request, upstream) -> {
            Request sent = SOURCELESS.test(request)
                    ? request.header(Wire.FORK_OFFSET)
                            .map(origins::get)
                            .map(origin -> request.withHeader(Wire.FORKED_FROM, origin))
                            .orElse(request)
                    : request;
            return upstream.send(sent)
                    .onSuccess(reply -> reply.nextOffset().ifPresent(offset -> origins.put(offset, request.stream())));
        };
    }

    private static Behaviour damaging() {
        Set<String> damaged = new HashSet<>();
        return (request, upstream) -> upstream.send(request).map(reply -> {
            if (CreateDeviations.FORKS.test(request) && reply.status() == 400) {
                damaged.add(request.header(Wire.FORKED_FROM).orElseThrow());
            }
            return request.catchesUp() && damaged.contains(request.stream()) ? reply.withBody("") : reply;
        });
    }
}
