// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.streams;

import static dev.tidemark.conformance.deviation.durablestreams.RefusedKinds.refused;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Remembering;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Streams that do not go away, or not in the way the protocol says (section 5.4). */
final class DeleteDeviations {
    @Breaks(rule = "DS-5.4-01", by = "Answers a deletion with 200 and a body.")
    Behaviour deleteAnswers200() {
        return Behaviour.reply(
                Requests::deletes, reply -> reply.ok() ? reply.withStatus(200).withBody("deleted") : reply);
    }

    @Breaks(rule = "DS-5.4-01", by = "Answers a deletion with 202.")
    Behaviour deleteAnswers202() {
        return Behaviour.reply(Requests::deletes, reply -> reply.ok() ? reply.withStatus(202) : reply);
    }

    @Breaks(rule = "DS-5.4-02", by = "Still answers HEAD with 200 after a deletion.")
    Behaviour deleteLeavesHeadAlive() {
        return alive(Requests::asksMetadata);
    }

    @Breaks(rule = "DS-5.4-02", by = "Still answers reads with the old data after a deletion.")
    Behaviour deleteLeavesReadsAlive() {
        return alive(Requests::catchesUp);
    }

    @Breaks(rule = "DS-5.4-02", by = "Creates the stream again when something is appended after the deletion.")
    Behaviour appendAfterDeleteCreatesStream() {
        Set<String> deleted = new HashSet<>();
        return (request, upstream) -> upstream.send(request).compose(reply -> {
            if (Requests.deletes(request) && reply.ok()) {
                deleted.add(request.path());
            }
            return Requests.appends(request) && reply.status() == 404 && deleted.contains(request.path())
                    ? upstream.send(request.withMethod("PUT"))
                            .map(created -> created.withStatus(204).withBody(""))
                    : Future.succeededFuture(reply);
        });
    }

    @Breaks(rule = "DS-5.4-02", by = "Shows the deleted data again when the stream is created anew.")
    Behaviour oldDataBackAfterCreation() {
        Map<String, Buffer> kept = new HashMap<>();
        return Behaviour.on(Behaviour.either(Requests::deletes, Requests::creates), (request, upstream) -> {
            if (Requests.creates(request)) {
                Buffer old = kept.remove(request.path());
                boolean same = old != null && old.length() > 0 && !Requests.closes(request);
                return upstream.send(same && !request.hasBody() ? request.withBody(old) : request);
            }
            return upstream.send(Request.of("GET", request.path() + "?offset=-1"))
                    .compose(content -> upstream.send(request).onSuccess(reply -> {
                        if (reply.ok()) {
                            kept.put(request.path(), content.body());
                        }
                    }));
        });
    }

    @Breaks(
            rule = {"DS-5.4-02", "DS-5.4-01"},
            by = "Acknowledges a deletion and keeps the stream.")
    Behaviour deleteDoesNothing() {
        return Behaviour.on(Requests::deletes, (request, upstream) -> upstream.send(Request.of("HEAD", request.path()))
                .map(reply -> reply.ok() ? Reply.of(204) : Reply.of(reply.status())));
    }

    @Breaks(rule = "DS-5.4-03", by = "Answers the deletion of a missing stream with 204.")
    Behaviour deleteOfMissingStreamAnswers204() {
        return Behaviour.reply(Requests::deletes, reply -> reply.status() == 404 ? Reply.of(204) : reply);
    }

    @Breaks(rule = "DS-5.4-03", by = "Answers the second deletion of a stream with 204.")
    Behaviour secondDeleteAnswers204() {
        Set<String> deleted = new HashSet<>();
        return Behaviour.reply(Requests::deletes, (request, reply) -> {
            if (reply.ok()) {
                deleted.add(request.path());
            }
            return reply.status() == 404 && deleted.contains(request.path()) ? Reply.of(204) : reply;
        });
    }

    @Breaks(rule = "DS-5.4-05", by = "Answers a long-poll that waits during a deletion with 500.")
    Behaviour deleteBreaksLongPoll() {
        return Remembering.reply(Requests::longPolls, (request, reply, history) -> {
            if (history.tail().isPresent() && (reply.status() == 404 || reply.status() == 410)) {
                return reply.withStatus(500);
            }
            return reply;
        });
    }

    @Breaks(rule = "DS-5.4-01", by = "Refuses every deletion.")
    Behaviour everyDeletionRefused() {
        return refused(Requests::deletes);
    }

    /** Answers by memory when the stream has been deleted. */
    private static Behaviour alive(Predicate<Request> requests) {
        Set<String> deleted = new HashSet<>();
        Map<String, Reply> known = new HashMap<>();
        return (request, upstream) -> {
            Future<Reply> before = Requests.deletes(request)
                    ? upstream.send(Request.of("GET", request.path() + "?offset=-1"))
                    : Future.succeededFuture();
            return before.compose(content -> upstream.send(request).map(reply -> {
                if (Requests.deletes(request) && reply.ok()) {
                    deleted.add(request.path());
                    known.put(request.path(), content);
                } else if (Requests.creates(request)) {
                    deleted.remove(request.path());
                }
                return requests.test(request) && deleted.contains(request.path()) ? known.get(request.path()) : reply;
            }));
        };
    }
}
