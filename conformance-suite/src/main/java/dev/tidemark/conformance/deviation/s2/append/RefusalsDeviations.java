// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2.append;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.s2.Appends;
import dev.tidemark.conformance.deviation.s2.Creations;
import dev.tidemark.conformance.deviation.s2.Reads;
import dev.tidemark.conformance.deviation.s2.Requests;
import dev.tidemark.conformance.s2.model.Refusal;
import dev.tidemark.conformance.s2.model.Vocabulary;
import io.vertx.core.Future;
import java.util.Iterator;
import java.util.Set;

/** S2 servers that take what is no append for one, or refuse it in the wrong way. */
final class RefusalsDeviations {
    private static final Set<String> OF_APPEND =
            Set.of(Vocabulary.MEMBER_RECORDS, Vocabulary.MEMBER_MATCH_SEQ_NUM, Vocabulary.MEMBER_FENCING_TOKEN);

    private static final Set<String> OF_RECORD =
            Set.of(Vocabulary.MEMBER_BODY, Vocabulary.MEMBER_HEADERS, Vocabulary.TIMESTAMP);

    @Breaks(rule = "S2-APPEND-16", by = "Creates every stream that is appended to.")
    Behaviour s2AppendCreatesStream() {
        return Appends.refused(404, (request, upstream, refusal) -> upstream.send(Creations.of(request))
                .compose(created -> upstream.send(request)));
    }

    @Breaks(rule = "S2-APPEND-16", by = "Creates the stream of an append that it refuses as not found.")
    Behaviour s2AppendCreatesStreamAlthoughRefused() {
        return Appends.refused(404, (request, upstream, refusal) -> upstream.send(Creations.of(request))
                .map(refusal));
    }

    @Breaks(rule = "S2-APPEND-16", by = "Creates no stream that is appended to, whatever the basin says.")
    Behaviour s2AppendCreatesNothing() {
        Creations streams = new Creations();
        return Behaviour.on(Creations::creates, (request, upstream) -> {
            if (Requests.createsStream(request)) {
                streams.created(request);
            } else if (!streams.knows(request)) {
                return Future.succeededFuture(Reads.error(Refusal.UNKNOWN_STREAM));
            }
            return upstream.send(request);
        });
    }

    @Breaks(rule = "S2-APPEND-16", by = "Refuses an append to a missing stream with 410.")
    Behaviour s2AppendWithoutStreamAnswers410() {
        return Appends.refused(404, (request, upstream, refusal) -> Future.succeededFuture(refusal.withStatus(410)));
    }

    @Breaks(rule = "S2-APPEND-22", by = "Answers appends whose body is malformed with 500.")
    Behaviour s2MalformedAppendAnswers500() {
        return Appends.refused(400, (request, upstream, refusal) -> Future.succeededFuture(refusal.withStatus(500)));
    }

    @Breaks(rule = "S2-APPEND-22", by = "Refuses appends whose body is malformed as invalid.")
    Behaviour s2MalformedAppendIsInvalid() {
        return Appends.refused(400, (request, upstream, refusal) -> Future.succeededFuture(Appends.invalid()));
    }

    @Breaks(rule = "S2-APPEND-22", by = "Refuses appends whose body is malformed with a sentence and no code.")
    Behaviour s2MalformedAppendWithoutCode() {
        return Appends.refused(
                400, (request, upstream, refusal) -> Future.succeededFuture(refusal.withBody("malformed")));
    }

    @Breaks(rule = "S2-APPEND-22", by = "Acknowledges an append that has no member for its records.")
    Behaviour s2MissingRecordsAreNone() {
        return Behaviour.on(Requests::appends, (request, upstream) -> {
            if (Json.object(request.body())
                    .filter(body -> !body.has(Vocabulary.MEMBER_RECORDS))
                    .isPresent()) {
                return Appends.acknowledged(request, upstream, 0);
            }
            return upstream.send(request);
        });
    }

    @Breaks(rule = "S2-APPEND-23", by = "Answers appends that do not say they are JSON with 500.")
    Behaviour s2AppendWithoutTypeAnswers500() {
        return Behaviour.reply(Requests::appends, (request, reply) -> request.isJson() ? reply : reply.withStatus(500));
    }

    @Breaks(rule = "S2-APPEND-23", by = "Refuses appends that do not say they are JSON and stores them all the same.")
    Behaviour s2AppendWithoutTypeStoredAlthoughRefused() {
        return Behaviour.on(
                request -> Requests.appends(request) && !request.isJson(),
                (request, upstream) -> upstream.send(request.withHeader(Headers.CONTENT_TYPE, "application/json"))
                        .map(reply -> Reads.error(Refusal.BAD_JSON)));
    }

    @Breaks(rule = "S2-APPEND-24", by = "Answers appends with members it does not know with 500.")
    Behaviour s2UnknownMemberAnswers500() {
        return Behaviour.reply(
                Requests::appends, (request, reply) -> hasUnknown(request) ? reply.withStatus(500) : reply);
    }

    @Breaks(rule = "S2-APPEND-24", by = "Acknowledges records with members it does not know and drops them.")
    Behaviour s2RecordWithUnknownMemberDropped() {
        return Behaviour.on(Requests::appends, (request, upstream) -> {
            if (hasUnknown(request)) {
                return Appends.acknowledged(
                        request, upstream, Appends.records(request).size());
            }
            return upstream.send(request);
        });
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
}
