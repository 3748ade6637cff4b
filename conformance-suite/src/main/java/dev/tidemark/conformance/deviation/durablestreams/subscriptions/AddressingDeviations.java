// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/** What servers get wrong of <i>Subscriptions have a place of their own</i>: {@code durable-streams/subscriptions/addressing.feature}. */
final class AddressingDeviations {

    @Breaks(
            rule = "DS-6-01",
            by = "Takes a PUT below the reserved prefix without a configuration for the creation of a stream.")
    Behaviour bodiesOfNoSubscriptionTakenForStreams() {
        return Behaviour.on(
                Control::creates,
                (request, upstream) -> Json.object(request.body()).isPresent()
                        ? upstream.send(request)
                        : Future.succeededFuture(Reply.of(201).withHeader(Vocabulary.STREAM_NEXT_OFFSET, "1")));
    }

    @Breaks(rule = "DS-6-01", by = "Answers a read of a subscription like one of an empty stream.")
    Behaviour subscriptionsReadAsStreams() {
        return Behaviour.reply(
                Control::reads,
                reply -> reply.ok()
                        ? Reply.of(200)
                                .withHeader("Content-Type", "application/json")
                                .withHeader(Vocabulary.STREAM_NEXT_OFFSET, "1")
                                .withBody("[]")
                        : reply);
    }

    @Breaks(rule = "DS-6-01", by = "Looks for a stream where the key set is.")
    Behaviour keySetTakenForAStream() {
        return Behaviour.instead(Control::fetchesKeys, request -> Reply.of(404));
    }

    @Breaks(rule = "DS-6-02", by = "Creates streams below the reserved prefix.")
    Behaviour streamsUnderTheReservedPrefixCreated() {
        return Behaviour.instead(
                request -> Requests.creates(request) && request.path().matches(".*/__ds/(events|a/b)"),
                request -> Reply.of(201).withHeader(Vocabulary.STREAM_NEXT_OFFSET, "1"));
    }

    @Breaks(rule = "DS-6-02", by = "Creates a stream that is called like the reserved prefix.")
    Behaviour reservedSegmentAloneCreated() {
        return Behaviour.instead(
                request -> Requests.creates(request) && request.path().endsWith("/__ds"),
                request -> Reply.of(201).withHeader(Vocabulary.STREAM_NEXT_OFFSET, "1"));
    }

    @Breaks(rule = "DS-6-02", by = "Creates a stream in the place of the key set.")
    Behaviour keySetOverwritten() {
        return Behaviour.instead(
                request -> Requests.creates(request) && request.path().endsWith("/__ds/jwks.json"),
                request -> Reply.of(200).withHeader(Vocabulary.STREAM_NEXT_OFFSET, "1"));
    }

    @Breaks(rule = "DS-6-03", by = "Names streams by their whole paths in documents.")
    Behaviour wholePathsInDocuments() {
        return Control.showingLinks(link -> prefix(link, "path", "/v1/stream/"));
    }

    @Breaks(rule = "DS-6-03", by = "Writes a slash in front of the paths in deliveries.")
    Behaviour leadingSlashInDeliveries() {
        return Deliveries.changedLinks(link -> prefix(link, "path", "/"));
    }

    @Breaks(rule = "DS-6-03", by = "Writes a slash in front of the paths in claims.")
    Behaviour leadingSlashInClaims() {
        return Control.claiming(claim -> Control.links(claim, link -> prefix(link, "path", "/")));
    }

    @Breaks(rule = "DS-6-03", by = "Names streams by their whole paths in wake events.")
    Behaviour wholePathsInWakeEvents() {
        return WakeEvents.changed(event -> prefix(event, "stream", "/v1/stream/"));
    }

    @Breaks(rule = "DS-6.1-01", by = "Gives subscriptions ids of its own.")
    Behaviour idsGivenByTheServer() {
        return Control.showing(document ->
                document.put("id", "sub-" + document.path("id").asText().hashCode()));
    }

    @Breaks(rule = "DS-6.1-01", by = "Shows no more than twelve characters of an id.")
    Behaviour idsCutToTwelveCharacters() {
        return Control.showing(
                document -> document.put("id", document.path("id").asText().substring(0, 12)));
    }

    @Breaks(
            rule = {"DS-6.1-01", "DS-6.2-11"},
            by = "Answers another configuration under the same id with 200.")
    Behaviour secondConfigurationTakesTheId() {
        return Behaviour.reply(Control::creates, reply -> reply.status() == 409 ? reply.withStatus(200) : reply);
    }

    @Breaks(rule = "DS-6.1-01", by = "Forgets a subscription when another one is made.")
    Behaviour oneSubscriptionAtATime() {
        List<String> ids = new ArrayList<>();
        return Behaviour.reply(request -> Control.creates(request) || Control.reads(request), (request, reply) -> {
            if (Control.creates(request)) {
                ids.add(Control.id(request));
                return reply;
            }
            return ids.get(ids.size() - 1).equals(Control.id(request)) ? reply : Reply.of(404);
        });
    }

    private static void prefix(ObjectNode node, String field, String prefix) {
        node.put(field, prefix + node.path(field).asText());
    }
}
