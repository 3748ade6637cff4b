// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.streams;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Streams that do not go away, or not in the way the protocol says (section 5.4). */
public final class DeleteDeviations {
    private DeleteDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("DS-5.4-01")
                        .by(
                                "delete-answers-200",
                                "Answers a deletion with 200 and a body.",
                                () -> Behaviour.reply(
                                        Request::deletes,
                                        reply -> reply.ok()
                                                ? reply.withStatus(200).withBody("deleted")
                                                : reply)),
                breaks("DS-5.4-01")
                        .by(
                                "delete-answers-202",
                                "Answers a deletion with 202.",
                                () -> Behaviour.reply(
                                        Request::deletes, reply -> reply.ok() ? reply.withStatus(202) : reply)),
                breaks("DS-5.4-02")
                        .by(
                                "delete-leaves-head-alive",
                                "Still answers HEAD with 200 after a deletion.",
                                () -> alive(Request::asksMetadata)),
                breaks("DS-5.4-02")
                        .by(
                                "delete-leaves-reads-alive",
                                "Still answers reads with the old data after a deletion.",
                                () -> alive(Request::catchesUp)),
                breaks("DS-5.4-02")
                        .by(
                                "append-after-delete-creates-stream",
                                "Creates the stream again when something is appended after the deletion.",
                                DeleteDeviations::recreatedByAppend),
                breaks("DS-5.4-02")
                        .by(
                                "old-data-back-after-creation",
                                "Shows the deleted data again when the stream is created anew.",
                                DeleteDeviations::oldDataBack),
                breaks("DS-5.4-02", "DS-5.4-01")
                        .by(
                                "delete-does-nothing",
                                "Acknowledges a deletion and keeps the stream.",
                                () -> Behaviour.on(Request::deletes, (request, upstream) -> upstream.send(
                                                Request.of("HEAD", request.stream()))
                                        .map(reply -> reply.ok() ? Reply.of(204) : Reply.of(reply.status())))),
                breaks("DS-5.4-03")
                        .by(
                                "delete-of-missing-stream-answers-204",
                                "Answers the deletion of a missing stream with 204.",
                                () -> Behaviour.reply(
                                        Request::deletes, reply -> reply.status() == 404 ? Reply.of(204) : reply)),
                breaks("DS-5.4-03")
                        .by(
                                "second-delete-answers-204",
                                "Answers the second deletion of a stream with 204.",
                                DeleteDeviations::secondDelete),
                breaks("DS-5.4-05")
                        .by(
                                "delete-breaks-long-poll",
                                "Answers a long-poll that waits during a deletion with 500.",
                                () -> Remembering.reply(
                                        Request::longPolls,
                                        (request, reply, history) ->
                                                history.tail().isPresent()
                                                                && (reply.status() == 404 || reply.status() == 410)
                                                        ? reply.withStatus(500)
                                                        : reply)));
    }

    /** Answers by memory when the stream has been deleted. */
    private static Behaviour alive(Predicate<Request> requests) {
        Set<String> deleted = new HashSet<>();
        Map<String, Reply> known = new HashMap<>();
        return (request, upstream) -> {
            Future<Reply> before = request.deletes()
                    ? upstream.send(Request.of("GET", request.stream() + "?offset=-1"))
                    : Future.succeededFuture();
            return before.compose(content -> upstream.send(request).map(reply -> {
                if (request.deletes() && reply.ok()) {
                    deleted.add(request.stream());
                    known.put(request.stream(), content);
                } else if (request.creates()) {
                    deleted.remove(request.stream());
                }
                return requests.test(request) && deleted.contains(request.stream())
                        ? known.get(request.stream())
                        : reply;
            }));
        };
    }

    private static Behaviour recreatedByAppend() {
        Set<String> deleted = new HashSet<>();
        return (request, upstream) -> upstream.send(request).compose(reply -> {
            if (request.deletes() && reply.ok()) {
                deleted.add(request.stream());
            }
            return request.appends() && reply.status() == 404 && deleted.contains(request.stream())
                    ? upstream.send(request.withMethod("PUT"))
                            .map(created -> created.withStatus(204).withBody(""))
                    : Future.succeededFuture(reply);
        });
    }

    private static Behaviour oldDataBack() {
        Map<String, Buffer> kept = new HashMap<>();
        return Behaviour.on(request -> request.deletes() || request.creates(), (request, upstream) -> {
            if (request.creates()) {
                Buffer old = kept.remove(request.stream());
                boolean same = old != null && old.length() > 0 && !request.closes();
                return upstream.send(same && !request.hasBody() ? request.withBody(old) : request);
            }
            return upstream.send(Request.of("GET", request.stream() + "?offset=-1"))
                    .compose(content -> upstream.send(request).onSuccess(reply -> {
                        if (reply.ok()) {
                            kept.put(request.stream(), content.body());
                        }
                    }));
        });
    }

    private static Behaviour secondDelete() {
        Set<String> deleted = new HashSet<>();
        return Behaviour.reply(Request::deletes, (request, reply) -> {
            if (reply.ok()) {
                deleted.add(request.stream());
            }
            return reply.status() == 404 && deleted.contains(request.stream()) ? Reply.of(204) : reply;
        });
    }
}
