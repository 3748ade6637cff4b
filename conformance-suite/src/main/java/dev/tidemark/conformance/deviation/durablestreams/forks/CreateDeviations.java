// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.forks;

import static dev.tidemark.conformance.deviation.durablestreams.Forks.FORKS;
import static dev.tidemark.conformance.deviation.durablestreams.RefusedKinds.refused;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Forks;
import dev.tidemark.conformance.deviation.durablestreams.Lineage;
import dev.tidemark.conformance.deviation.durablestreams.Numbered;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Fork requests that are misread (section 4.2). */
final class CreateDeviations {
    @Breaks(
            rule = {"DS-4.2-01", "DS-4.2-26", "DS-4.2-32"},
            by = "Creates an empty stream instead of a fork.")
    Behaviour forksAreEmpty() {
        return forking(request -> request.withoutHeader(Vocabulary.STREAM_FORKED_FROM)
                .withoutHeader(Vocabulary.STREAM_FORK_OFFSET)
                .withoutHeader(Vocabulary.STREAM_FORK_SUB_OFFSET));
    }

    @Breaks(
            rule = {"DS-4.2-08", "DS-4.2-34"},
            by = "Forks at the tail whatever offset is asked for.")
    Behaviour forkOffsetIgnored() {
        return forking(request -> request.withoutHeader(Vocabulary.STREAM_FORK_OFFSET));
    }

    @Breaks(rule = "DS-4.2-09", by = "Forks at the start of the source when no offset is given.")
    Behaviour forksBeginAtTheStart() {
        Map<String, String> starts = new HashMap<>();
        return Behaviour.on(Requests::creates, (request, upstream) -> {
            String source = request.header(Vocabulary.STREAM_FORKED_FROM).orElse("");
            String start = starts.getOrDefault(source, "");
            boolean tail = request.header(Vocabulary.STREAM_FORK_OFFSET).isEmpty();
            Request sent =
                    tail && !start.isEmpty() ? request.withHeader(Vocabulary.STREAM_FORK_OFFSET, start) : request;
            return upstream.send(sent).onSuccess(reply -> reply.header(Vocabulary.STREAM_NEXT_OFFSET)
                    .filter(offset -> source.isEmpty())
                    .ifPresent(offset -> starts.putIfAbsent(request.path(), offset)));
        });
    }

    @Breaks(rule = "DS-4.2-13", by = "Calls forks application/octet-stream.")
    Behaviour forkTypeForgotten() {
        java.util.Set<String> forks = new java.util.HashSet<>();
        return Behaviour.on(request -> FORKS.test(request) || Requests.asksMetadata(request), (request, upstream) -> {
            if (Requests.creates(request)) {
                forks.add(request.path());
            }
            Future<Reply> answer = upstream.send(request);
            return forks.contains(request.path())
                    ? answer.map(reply -> reply.mapHeader(Headers.CONTENT_TYPE, type -> "application/octet-stream"))
                    : answer;
        });
    }

    @Breaks(rule = "DS-4.2-15", by = "Forks a stream under another content type.")
    Behaviour forkTypeIgnored() {
        return Behaviour.retry(FORKS, 409, request -> request.withoutHeader(Headers.CONTENT_TYPE));
    }

    @Breaks(rule = "DS-4.2-26", by = "Creates an empty stream when the source of a fork does not exist.")
    Behaviour missingSourceCreatedEmpty() {
        return Behaviour.retry(FORKS, 404, request -> request.withoutHeader(Vocabulary.STREAM_FORKED_FROM));
    }

    @Breaks(
            rule = {"DS-4.2-27", "DS-4.2-28"},
            by = "Forks at the tail when the offset is none of the source.")
    Behaviour forkOffsetClamped() {
        return Behaviour.retry(FORKS, 400, request -> request.withoutHeader(Vocabulary.STREAM_FORK_OFFSET));
    }

    @Breaks(rule = "DS-4.2-28", by = "Takes a malformed fork offset for none.")
    Behaviour malformedForkOffsetIgnored() {
        return Behaviour.retry(FORKS, 400, request -> request.withoutHeader(Vocabulary.STREAM_FORK_OFFSET));
    }

    @Breaks(rule = "DS-4.2-33", by = "Refuses the repetition of a fork request as a conflict.")
    Behaviour repeatedForkRefused() {
        return Behaviour.reply(FORKS, reply -> reply.status() == 200 ? reply.withStatus(409) : reply);
    }

    @Breaks(rule = "DS-4.2-34", by = "Confirms a fork whatever the repeated request asks for.")
    Behaviour anyForkRequestConfirmed() {
        return Behaviour.reply(FORKS, reply -> reply.status() == 409 ? reply.withStatus(200) : reply);
    }

    @Breaks(rule = "DS-4.2-29", by = "Takes a malformed sub-offset for none.")
    Behaviour subOffsetReadLeniently() {
        return Behaviour.retry(FORKS, 400, request -> request.withoutHeader(Vocabulary.STREAM_FORK_SUB_OFFSET));
    }

    @Breaks(rule = "DS-4.2-11", by = "Ignores the sub-offset of a fork.")
    Behaviour subOffsetIgnored() {
        return withoutSubOffset();
    }

    @Breaks(rule = "DS-4.2-10", by = "Ignores the sub-offset of a fork of a JSON stream.")
    Behaviour jsonSubOffsetIgnored() {
        return withoutSubOffset();
    }

    @Breaks(rule = "DS-4.2-30", by = "Forks at the beginning of a message when the sub-offset lies beyond it.")
    Behaviour subOffsetClamped() {
        return Behaviour.retry(FORKS, 400, request -> request.withoutHeader(Vocabulary.STREAM_FORK_SUB_OFFSET));
    }

    @Breaks(
            rule = {"DS-4.2-37", "DS-4.2-40"},
            by = "Takes numbers that were used on the source for used on the fork.")
    Behaviour forkInheritsProducers() {
        return inheritedProducers();
    }

    @Breaks(rule = "DS-4.2-40", by = "Drops a batch that was sent to the source before when it is sent to the fork.")
    Behaviour forkInheritsBatches() {
        return inheritedProducers();
    }

    @Breaks(rule = "DS-4.2-38", by = "Compares the sequence of a writer with the last one of the source.")
    Behaviour forkInheritsSequence() {
        Map<String, String> lasts = new HashMap<>();
        return Lineage.all((request, fork, upstream) -> {
            if (!Requests.appends(request)) {
                return upstream.send(request);
            }
            String next = request.header(Vocabulary.STREAM_SEQ).orElse("");
            String last =
                    fork.map(known -> lasts.getOrDefault(known.source(), "")).orElse("");
            if (next.compareTo(last) < 0) {
                return Future.succeededFuture(Reply.of(409));
            }
            lasts.put(request.path(), next);
            return upstream.send(request);
        });
    }

    @Breaks(rule = "DS-4.2-12", by = "Refuses a sub-offset of zero as malformed.")
    Behaviour subOffsetZeroRefused() {
        return Behaviour.reply(
                Forks.FORKS, (request, reply) -> isZero(request) ? reply.replacedBy(Reply.of(400)) : reply);
    }

    @Breaks(
            rule = "DS-4.2-12",
            by = "Takes a fork request with a sub-offset of zero for another one than the same without.")
    Behaviour subOffsetZeroCompared() {
        Map<String, Boolean> zeros = new HashMap<>();
        return Behaviour.reply(Forks.FORKS, (request, reply) -> {
            if (reply.status() == 201) {
                zeros.put(request.path(), isZero(request));
            }
            boolean other =
                    reply.status() == 200 && zeros.getOrDefault(request.path(), isZero(request)) != isZero(request);
            return other ? Reply.of(409) : reply;
        });
    }

    @Breaks(rule = "DS-4.2-01", by = "Refuses every fork.")
    Behaviour everyForkRefused() {
        return refused(Forks.FORKS);
    }

    private static Behaviour forking(UnaryOperator<Request> change) {
        return Behaviour.request(FORKS, change);
    }

    private static Behaviour withoutSubOffset() {
        return forking(request -> request.withoutHeader(Vocabulary.STREAM_FORK_SUB_OFFSET));
    }

    private static Behaviour inheritedProducers() {
        Set<String> used = new HashSet<>();
        return Lineage.all((request, fork, upstream) -> {
            if (!Numbered.is(request)) {
                return upstream.send(request);
            }
            Numbered append = Numbered.of(request).orElseThrow();
            used.add(append.producer());
            return fork.isPresent() && used.contains(fork.get().source() + " " + append.id())
                    ? Future.succeededFuture(Reply.of(204))
                    : upstream.send(request);
        });
    }

    private static boolean isZero(Request request) {
        return request.hasHeader(Vocabulary.STREAM_FORK_SUB_OFFSET, "0"::equals);
    }
}
