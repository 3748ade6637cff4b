// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.producers;

import static dev.tidemark.conformance.deviation.durablestreams.RefusedKinds.isNumbered;
import static dev.tidemark.conformance.deviation.durablestreams.RefusedKinds.refused;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Numbered;
import dev.tidemark.conformance.deviation.durablestreams.Replies;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** Wrong decisions about the sequence numbers of producers (section 5.2.1). */
final class SequenceDeviations {
    @Breaks(rule = "DS-5.2.1-06", by = "Refuses every append of a producer.")
    Behaviour everyNumberedAppendRefused() {
        return refused(request -> Requests.appends(request) && isNumbered(request));
    }

    @Breaks(rule = "DS-5.2.1-06", by = "Answers the first append of a producer as a duplicate.")
    Behaviour firstNumberedAppendIsADuplicate() {
        return Numbered.remembering((append, last, request, upstream) -> upstream.send(request)
                .map(reply -> last.isEmpty() && append.epoch() == 0 && reply.status() == 200
                        ? reply.withStatus(204)
                        : reply));
    }

    @Breaks(rule = "DS-5.2.1-07", by = "Lets a new producer begin with any number.")
    Behaviour anyFirstNumber() {
        return Numbered.remembering((append, last, request, upstream) -> upstream.send(request)
                .compose(reply -> last.isEmpty() && gap(reply)
                        ? Numbered.store(request, upstream)
                        : Future.succeededFuture(reply)));
    }

    @Breaks(rule = "DS-5.2.1-15", by = "Answers new data of a producer with 204.")
    Behaviour newDataAcknowledgedAsDuplicate() {
        return Behaviour.reply(Numbered::is, reply -> reply.status() == 200 ? reply.withStatus(204) : reply);
    }

    @Breaks(rule = "DS-5.2.1-16", by = "Stores an append although a number before it is missing.")
    Behaviour gapAccepted() {
        return Numbered.storing(SequenceDeviations::gap);
    }

    @Breaks(rule = "DS-5.2.1-20", by = "Counts the messages of a batch as numbers of the producer.")
    Behaviour numberPerMessage() {
        Map<String, Integer> messages = new HashMap<>();
        return Numbered.remembering((append, last, request, upstream) -> {
            if (append.sequence() > 0 && append.sequence() < messages.getOrDefault(append.producer(), 0)) {
                return Future.succeededFuture(Reply.of(204));
            }
            return upstream.send(request).onSuccess(reply -> {
                if (reply.status() == 200 && request.isJson()) {
                    messages.merge(
                            append.producer(), Json.messages(request.body()).size(), Integer::sum);
                }
            });
        });
    }

    @Breaks(rule = "DS-5.2.1-21", by = "Keeps one count for a producer on all streams.")
    Behaviour producersKnownAcrossStreams() {
        Map<String, Numbered> firsts = new HashMap<>();
        return Behaviour.on(Numbered::is, (request, upstream) -> {
            Numbered append = Numbered.of(request).orElseThrow();
            Numbered first = firsts.putIfAbsent(append.id(), append);
            boolean known = first != null && !first.stream().equals(append.stream());
            return known ? Future.succeededFuture(Reply.of(204)) : upstream.send(request);
        });
    }

    @Breaks(rule = "DS-5.2.1-21", by = "Keeps one count for all producers of a stream.")
    Behaviour producersShareACount() {
        return Behaviour.request(Numbered::is, request -> request.withHeader(Vocabulary.PRODUCER_ID, "everybody"));
    }

    @Breaks(rule = "DS-5.2.1-30", by = "Takes the next append for a duplicate of one that was refused.")
    Behaviour refusedAppendUsesItsNumber() {
        Set<Numbered> refused = new HashSet<>();
        return Behaviour.on(Numbered::is, (request, upstream) -> {
            Numbered append = Numbered.of(request).orElseThrow();
            if (refused.contains(append)) {
                return Future.succeededFuture(Reply.of(204));
            }
            return upstream.send(request).onSuccess(reply -> {
                if (reply.refused() && !gap(reply) && !Replies.isClosed(reply)) {
                    refused.add(append);
                }
            });
        });
    }

    private static boolean gap(Reply reply) {
        return reply.status() == 409 && reply.hasHeader(Vocabulary.PRODUCER_EXPECTED_SEQ);
    }
}
