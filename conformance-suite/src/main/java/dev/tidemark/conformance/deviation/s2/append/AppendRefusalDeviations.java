// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.append;

import static dev.tidemark.conformance.deviation.Deviation.breaks;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Appends;
import dev.tidemark.conformance.deviation.s2.Creations;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.deviation.s2.Wire;
import io.vertx.core.Future;
import java.util.Iterator;
import java.util.List;
import java.util.Set;

/** Appends that have to be refused, or may be, and are answered wrongly (APPEND-16 and -22 to -24). */
public final class AppendRefusalDeviations {
    private static final Set<String> OF_APPEND = Set.of(Wire.RECORDS, Wire.MATCH_SEQ_NUM, Wire.FENCING_TOKEN);
    private static final Set<String> OF_RECORD = Set.of(Wire.BODY, Wire.HEADERS, Wire.TIMESTAMP);

    private AppendRefusalDeviations() {}

    public static List<Deviation> all() {
        return List.of(
                breaks("S2-APPEND-16")
                        .by(
                                "s2-append-creates-stream",
                                "Creates every stream that is appended to.",
                                () -> Appends.refused(
                                        404, (request, upstream, refusal) -> upstream.send(Creations.of(request))
                                                .compose(created -> upstream.send(request)))),
                breaks("S2-APPEND-16")
                        .by(
                                "s2-append-creates-stream-although-refused",
                                "Creates the stream of an append that it refuses as not found.",
                                () -> Appends.refused(
                                        404, (request, upstream, refusal) -> upstream.send(Creations.of(request))
                                                .map(refusal))),
                breaks("S2-APPEND-16")
                        .by(
                                "s2-append-creates-nothing",
                                "Creates no stream that is appended to, whatever the basin says.",
                                AppendRefusalDeviations::creatingNothing),
                breaks("S2-APPEND-16")
                        .by(
                                "s2-append-without-stream-answers-410",
                                "Refuses an append to a missing stream with 410.",
                                () -> Appends.refused(
                                        404,
                                        (request, upstream, refusal) ->
                                                Future.succeededFuture(refusal.withStatus(410)))),
                breaks("S2-APPEND-22")
                        .by(
                                "s2-malformed-append-answers-500",
                                "Answers appends whose body is malformed with 500.",
                                () -> Appends.refused(
                                        400,
                                        (request, upstream, refusal) ->
                                                Future.succeededFuture(refusal.withStatus(500)))),
                breaks("S2-APPEND-22")
                        .by(
                                "s2-malformed-append-is-invalid",
                                "Refuses appends whose body is malformed as invalid.",
                                () -> Appends.refused(
                                        400,
                                        (request, upstream, refusal) -> Future.succeededFuture(Appends.invalid()))),
                breaks("S2-APPEND-22")
                        .by(
                                "s2-malformed-append-without-code",
                                "Refuses appends whose body is malformed with a sentence and no code.",
                                () -> Appends.refused(
                                        400,
                                        (request, upstream, refusal) ->
                                                Future.succeededFuture(refusal.withBody("malformed")))),
                breaks("S2-APPEND-22")
                        .by(
                                "s2-missing-records-are-none",
                                "Acknowledges an append that has no member for its records.",
                                () -> Behaviour.on(
                                        Requests::appends,
                                        (request, upstream) -> Json.object(request.body())
                                                        .filter(body -> !body.has(Wire.RECORDS))
                                                        .isPresent()
                                                ? Appends.acknowledged(request, upstream, 0)
                                                : upstream.send(request))),
                breaks("S2-APPEND-23")
                        .by(
                                "s2-append-without-type-answers-500",
                                "Answers appends that do not say they are JSON with 500.",
                                () -> Behaviour.reply(
                                        Requests::appends,
                                        (request, reply) -> request.isJson() ? reply : reply.withStatus(500))),
                breaks("S2-APPEND-23")
                        .by(
                                "s2-append-without-type-stored-although-refused",
                                "Refuses appends that do not say they are JSON and stores them all the same.",
                                () -> Behaviour.on(
                                        request -> Requests.appends(request) && !request.isJson(),
                                        (request, upstream) -> upstream.send(
                                                        request.withHeader(Headers.CONTENT_TYPE, "application/json"))
                                                .map(reply -> Reads.error(400, "bad_json")))),
                breaks("S2-APPEND-24")
                        .by(
                                "s2-unknown-member-answers-500",
                                "Answers appends with members it does not know with 500.",
                                () -> Behaviour.reply(
                                        Requests::appends,
                                        (request, reply) -> hasUnknown(request) ? reply.withStatus(500) : reply)),
                breaks("S2-APPEND-24")
                        .by(
                                "s2-record-with-unknown-member-dropped",
                                "Acknowledges records with members it does not know and drops them.",
                                () -> Behaviour.on(
                                        Requests::appends,
                                        (request, upstream) -> hasUnknown(request)
                                                ? Appends.acknowledged(
                                                        request,
                                                        upstream,
                                                        Appends.records(request)
                                                                .size())
                                                : upstream.send(request))));
    }

    private static boolean hasUnknown(Request request) {
        return Json.object(request.body())
                        .filter(body -> !onlyKnown(body, OF_APPEND))
                        .isPresent()
                || Appends.records(request).stream().anyMatch(record -> !onlyKnown(record, OF_RECORD));
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
        Creations streams = new Creations();
        return Behaviour.on(Creations::creates, (request, upstream) -> {
            if (Requests.createsStream(request)) {
                streams.created(request);
            } else if (!streams.knows(request)) {
                return Future.succeededFuture(Reads.error(404, "stream_not_found"));
            }
            return upstream.send(request);
        });
    }
}
