// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.forks;

import static dev.tidemark.conformance.deviation.durablestreams.Forks.FORKS;
import static dev.tidemark.conformance.deviation.durablestreams.RefusedKinds.refused;

import dev.tidemark.conformance.deviation.Breaks;
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
        Set<String> forks = new HashSet<>();
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

    @Breaks(rule = "DS-4.2-01", by = "Refuses every fork.")
    Behaviour everyForkRefused() {
        return refused(FORKS);
    }

    private static Behaviour forking(UnaryOperator<Request> change) {
        return Behaviour.request(FORKS, change);
    }
}
