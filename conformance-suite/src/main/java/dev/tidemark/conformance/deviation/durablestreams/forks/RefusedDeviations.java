// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.forks;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Forks;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;

/** Fork requests that are granted, refused or confirmed wrongly, and refused ones with consequences (sections 4.2, 5.1 and 8). */
final class RefusedDeviations {
    private static final Predicate<Request> SOURCELESS = request -> Requests.creates(request)
            && request.header(Vocabulary.STREAM_FORKED_FROM).isEmpty();

    @Breaks(rule = "DS-4.2-16", by = "Counts a fork that was refused as a fork of its source.")
    Behaviour refusedForkHoldsSource() {
        Set<String> held = new HashSet<>();
        Set<String> hidden = new HashSet<>();
        return (request, upstream) -> {
            if (hidden.contains(request.path())) {
                return Future.succeededFuture(Reply.of(410));
            }
            return upstream.send(request).onSuccess(reply -> {
                if (Forks.FORKS.test(request) && reply.refused()) {
                    held.add(request.header(Vocabulary.STREAM_FORKED_FROM).orElseThrow());
                }
                if (Requests.deletes(request) && held.contains(request.path())) {
                    hidden.add(request.path());
                }
            });
        };
    }

    @Breaks(rule = "DS-4.2-31", by = "Makes a fork in place of the stream that was there.")
    Behaviour forkReplacesStream() {
        return Behaviour.on(Forks.FORKS, (request, upstream) -> upstream.send(request)
                .compose(reply -> reply.status() == 409
                        ? upstream.send(Request.of("DELETE", request.path())).compose(deleted -> upstream.send(request))
                        : Future.succeededFuture(reply)));
    }

    @Breaks(rule = "DS-4.2-31", by = "Confirms a fork whatever source a repeated request names.")
    Behaviour forkOfOtherSourceConfirmed() {
        return Behaviour.reply(Forks.FORKS, reply -> reply.status() == 409 ? Reply.of(200) : reply);
    }

    @Breaks(
            rule = "DS-5.1-28",
            by = "Takes the stream that handed out a fork offset for the source of a fork without one.")
    Behaviour sourceOfForkGuessed() {
        Map<String, String> origins = new HashMap<>();
        return (request, upstream) -> {
            Request sent = SOURCELESS.test(request)
                    ? request.header(Vocabulary.STREAM_FORK_OFFSET)
                            .map(origins::get)
                            .map(origin -> request.withHeader(Vocabulary.STREAM_FORKED_FROM, origin))
                            .orElse(request)
                    : request;
            return upstream.send(sent).onSuccess(reply -> reply.header(Vocabulary.STREAM_NEXT_OFFSET)
                    .ifPresent(offset -> origins.put(offset, request.path())));
        };
    }

    @Breaks(rule = "DS-5.1-29", by = "Creates a stream when a sub-offset comes without a source.")
    Behaviour loneSubOffsetIgnored() {
        return Behaviour.request(SOURCELESS, request -> request.withoutHeader(Vocabulary.STREAM_FORK_SUB_OFFSET));
    }

    @Breaks(rule = "DS-8-61", by = "Answers a fork offset that it never handed out with a server error.")
    Behaviour madeUpForkOffsetBreaksServer() {
        return Behaviour.reply(Forks.FORKS, reply -> reply.status() == 400 ? Reply.of(500) : reply);
    }

    @Breaks(
            rule = "DS-8-60",
            by = "Loses the content of a stream when it is asked for a fork at an offset that is none.")
    Behaviour madeUpForkOffsetDamagesSource() {
        Set<String> damaged = new HashSet<>();
        return (request, upstream) -> upstream.send(request).map(reply -> {
            if (Forks.FORKS.test(request) && reply.status() == 400) {
                damaged.add(request.header(Vocabulary.STREAM_FORKED_FROM).orElseThrow());
            }
            return Requests.catchesUp(request) && damaged.contains(request.path()) ? reply.withBody("") : reply;
        });
    }
}
