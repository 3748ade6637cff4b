// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.forks;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Wire;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Fork requests that are misread (section 4.2). */
public final class CreateDeviations {
    public static final Predicate<Request> FORKS =
            request -> request.creates() && request.header(Wire.FORKED_FROM).isPresent();

    private CreateDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-4.2-01", "DS-4.2-26", "DS-4.2-32")
                        .by(
                                "forks-are-empty",
                                "Creates an empty stream instead of a fork.",
                                () -> forking(request -> request.withoutHeader(Wire.FORKED_FROM)
                                        .withoutHeader(Wire.FORK_OFFSET)
                                        .withoutHeader(Wire.FORK_SUB_OFFSET))),
                breaks("DS-4.2-08", "DS-4.2-34")
                        .by(
                                "fork-offset-ignored",
                                "Forks at the tail whatever offset is asked for.",
                                () -> forking(request -> request.withoutHeader(Wire.FORK_OFFSET))),
                breaks("DS-4.2-09")
                        .by(
                                "forks-begin-at-the-start",
                                "Forks at the start of the source when no offset is given.",
                                CreateDeviations::fromStart),
                breaks("DS-4.2-13")
                        .by("fork-type-forgotten", "Calls forks application/octet-stream.", CreateDeviations::untyped),
                breaks("DS-4.2-15")
                        .by(
                                "fork-type-ignored",
                                "Forks a stream under another content type.",
                                () -> Behaviour.retry(FORKS, 409, request -> request.withoutHeader(Headers.CONTENT_TYPE))),
                breaks("DS-4.2-26")
                        .by(
                                "missing-source-created-empty",
                                "Creates an empty stream when the source of a fork does not exist.",
                                () -> Behaviour.retry(FORKS, 404, request -> request.withoutHeader(Wire.FORKED_FROM))),
                breaks("DS-4.2-27", "DS-4.2-28")
                        .by(
                                "fork-offset-clamped",
                                "Forks at the tail when the offset is none of the source.",
                                () -> Behaviour.retry(FORKS, 400, request -> request.withoutHeader(Wire.FORK_OFFSET))),
                breaks("DS-4.2-28")
                        .by(
                                "malformed-fork-offset-ignored",
                                "Takes a malformed fork offset for none.",
                                () -> Behaviour.retry(FORKS, 400, request -> request.withoutHeader(Wire.FORK_OFFSET))),
                breaks("DS-4.2-33")
                        .by(
                                "repeated-fork-refused",
                                "Refuses the repetition of a fork request as a conflict.",
                                () -> Behaviour.reply(
                                        FORKS, reply -> reply.status() == 200 ? reply.withStatus(409) : reply)),
                breaks("DS-4.2-34")
                        .by(
                                "any-fork-request-confirmed",
                                "Confirms a fork whatever the repeated request asks for.",
                                () -> Behaviour.reply(
                                        FORKS, reply -> reply.status() == 409 ? reply.withStatus(200) : reply)),
                breaks("DS-4.2-29")
                        .by(
                                "sub-offset-read-leniently",
                                "Takes a malformed sub-offset for none.",
                                () -> Behaviour.retry(
                                        FORKS, 400, request -> request.withoutHeader(Wire.FORK_SUB_OFFSET))),
                breaks("DS-4.2-11")
                        .by(
                                "sub-offset-ignored",
                                "Ignores the sub-offset of a fork.",
                                CreateDeviations::withoutSubOffset),
                breaks("DS-4.2-10")
                        .by(
                                "json-sub-offset-ignored",
                                "Ignores the sub-offset of a fork of a JSON stream.",
                                CreateDeviations::withoutSubOffset),
                breaks("DS-4.2-30")
                        .by(
                                "sub-offset-clamped",
                                "Forks at the beginning of a message when the sub-offset lies beyond it.",
                                () -> Behaviour.retry(
                                        FORKS, 400, request -> request.withoutHeader(Wire.FORK_SUB_OFFSET))));
    }

    private static Behaviour forking(UnaryOperator<Request> change) {
        return Behaviour.request(FORKS, change);
    }

    private static Behaviour withoutSubOffset() {
        return forking(request -> request.withoutHeader(Wire.FORK_SUB_OFFSET));
    }

    private static Behaviour fromStart() {
        Map<String, String> starts = new HashMap<>();
        return Behaviour.on(Request::creates, (request, upstream) -> {
            String source = request.header(Wire.FORKED_FROM).orElse("");
            String start = starts.getOrDefault(source, "");
            boolean tail = request.header(Wire.FORK_OFFSET).isEmpty();
            Request sent = tail && !start.isEmpty() ? request.withHeader(Wire.FORK_OFFSET, start) : request;
            return upstream.send(sent).onSuccess(reply -> reply.nextOffset()
                    .filter(offset -> source.isEmpty())
                    .ifPresent(offset -> starts.putIfAbsent(request.stream(), offset)));
        });
    }

    private static Behaviour untyped() {
        java.util.Set<String> forks = new java.util.HashSet<>();
        return Behaviour.on(request -> FORKS.test(request) || request.asksMetadata(), (request, upstream) -> {
            if (request.creates()) {
                forks.add(request.stream());
            }
            Future<Reply> answer = upstream.send(request);
            return forks.contains(request.stream())
                    ? answer.map(reply -> reply.mapHeader(Headers.CONTENT_TYPE, type -> "application/octet-stream"))
                    : answer;
        });
    }
}
