// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Appends that have to be refused, or may be, and are answered wrongly (APPEND-16 and -22 to -24). */
final class S2AppendRefusalDeviations {
    private static final Set<String> OF_APPEND = Set.of(S2Wire.RECORDS, S2Wire.MATCH_SEQ_NUM, S2Wire.FENCING_TOKEN);
    private static final Set<String> OF_RECORD = Set.of(S2Wire.BODY, S2Wire.HEADERS, S2Wire.TIMESTAMP);

    private S2AppendRefusalDeviations() {}

    static List<Deviation> all() {
        return List.of(
                breaks("S2-APPEND-16")
                        .by(
                                "s2-append-creates-stream",
                                "Creates every stream that is appended to.",
                                () -> S2Appends.refused(
                                        404, (request, upstream, refusal) -> upstream.send(S2Creations.of(request))
                                                .compose(created -> upstream.send(request)))),
                breaks("S2-APPEND-16")
                        .by(
                                "s2-append-creates-stream-although-refused",
                                "Creates the stream of an append that it refuses as not found.",
                                () -> S2Appends.refused(
                                        404, (request, upstream, refusal) -> upstream.send(S2Creations.of(request))
                                                .map(refusal))),
                breaks("S2-APPEND-16")
                        .by(
                                "s2-append-creates-nothing",
                                "Creates no stream that is appended to, whatever the basin says.",
                                S2AppendRefusalDeviations::creatingNothing),
                breaks("S2-APPEND-16")
                        .by(
                                "s2-append-without-stream-answers-410",
                                "Refuses an append to a missing stream with 410.",
                                () -> S2Appends.refused(
                                        404,
                                        (request, upstream, refusal) ->
                                                Future.succeededFuture(refusal.withStatus(410)))),
                breaks("S2-APPEND-22")
                        .by(
                                "s2-malformed-append-answers-500",
                                "Answers appends whose body is malformed with 500.",
                                () -> S2Appends.refused(
                                        400,
                                        (request, upstream, refusal) ->
                                                Future.succeededFuture(refusal.withStatus(500)))),
                breaks("S2-APPEND-22")
                        .by(
                                "s2-malformed-append-is-invalid",
                                "Refuses appends whose body is malformed as invalid.",
                                () -> S2Appends.refused(
                                        400,
                                        (request, upstream, refusal) -> Future.succeededFuture(S2Appends.invalid()))),
                breaks("S2-APPEND-22")
                        .by(
                                "s2-malformed-append-without-code",
                                "Refuses appends whose body is malformed with a sentence and no code.",
                                () -> S2Appends.refused(
                                        400,
                                        (request, upstream, refusal) ->
                                                Future.succeededFuture(refusal.withBody("malformed")))),
                breaks("S2-APPEND-22")
                        .by(
                                "s2-missing-records-are-none",
                                "Acknowledges an append that has no member for its records.",
                                () -> Behaviour.on(
                                        S2Requests::appends,
                                        (request, upstream) -> Json.object(request.body())
                                                        .filter(body -> !body.has(S2Wire.RECORDS))
                                                        .isPresent()
                                                ? S2Appends.acknowledged(request, upstream, 0)
                                                : upstream.send(request))),
                breaks("S2-APPEND-23")
                        .by(
                                "s2-append-without-type-answers-500",
                                "Answers appends that do not say they are JSON with 500.",
                                () -> Behaviour.reply(
                                        S2Requests::appends,
                                        (request, reply) -> request.isJson() ? reply : reply.withStatus(500))),
                breaks("S2-APPEND-23")
                        .by(
                                "s2-append-without-type-stored-although-refused",
                                "Refuses appends that do not say they are JSON and stores them all the same.",
                                () -> Behaviour.on(
                                        request -> S2Requests.appends(request) && !request.isJson(),
                                        (request, upstream) -> upstream.send(
                                                        request.withHeader(Wire.CONTENT_TYPE, "application/json"))
                                                .map(reply -> S2Reads.error(400, "bad_json")))),
                breaks("S2-APPEND-24")
                        .by(
                                "s2-unknown-member-answers-500",
                                "Answers appends with members it does not know with 500.",
                                () -> Behaviour.reply(
                                        S2Requests::appends,
                                        (request, reply) -> hasUnknown(request) ? reply.withStatus(500) : reply)),
                breaks("S2-APPEND-24")
                        .by(
                                "s2-record-with-unknown-member-dropped",
                                "Acknowledges records with members it does not know and drops them.",
                                () -> Behaviour.on(
                                        S2Requests::appends,
                                        (request, upstream) -> hasUnknown(request)
                                                ? S2Appends.acknowledged(
                                                        request,
                                                        upstream,
                                                        S2Appends.records(request)
                                                                .size())
                                                : upstream.send(request))));
    }

    private static boolean hasUnknown(Request request) {
        return Json.object(request.body())
                        .filter(body -> !onlyKnown(body, OF_APPEND))
                        .isPresent()
                || S2Appends.records(request).stream().anyMatch(record -> !onlyKnown(record, OF_RECORD));
    }

    private static boolean onlyKnown(ObjectNode object, Set<String> names) {
        Iterator<String> members = object.fieldNames();
        while (members.hasNext()) {
            if (!names.contains(members.next())) {
                return false;
            }
        }
        return true;
    }

    private static Behaviour creatingNothing() {
        S2Creations streams = new S2Creations();
        return Behaviour.on(S2Creations::creates, (request, upstream) -> {
            if (S2Requests.createsStream(request)) {
                streams.created(request);
            } else if (!streams.knows(request)) {
                return Future.succeededFuture(S2Reads.error(404, "stream_not_found"));
            }
            return upstream.send(request);
        });
    }
}
