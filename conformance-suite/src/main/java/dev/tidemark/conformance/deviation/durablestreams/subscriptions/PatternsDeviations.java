// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.durablestreams.Requests;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Predicate;

/** What servers get wrong of <i>Patterns match segments</i>: {@code durable-streams/subscriptions/patterns.feature}. */
final class PatternsDeviations {

    @Breaks(rule = "DS-6.2-07", by = "Has a star match any number of segments.")
    Behaviour starMatchesSlashes() {
        return pattern("\\*+", "**");
    }

    @Breaks(rule = "DS-6.2-07", by = "Matches paths that end like the pattern.")
    Behaviour starInFrontMatchesAnything() {
        return pattern("/", "/**/");
    }

    @Breaks(rule = "DS-6.2-07", by = "Takes a star for itself.")
    Behaviour starMatchesNothing() {
        return hidden(document -> !document.path("pattern").asText().contains("**"));
    }

    @Breaks(rule = "DS-6.2-07", by = "Takes patterns for regular expressions.")
    Behaviour dotMatchesAnyCharacter() {
        return pattern("a\\.c$", "*");
    }

    @Breaks(rule = "DS-6.2-08", by = "Has two stars match one segment at least.")
    Behaviour doubleStarNeedsASegment() {
        return pattern("\\*\\*", "*/**");
    }

    @Breaks(rule = "DS-6.2-08", by = "Takes two stars for one.")
    Behaviour doubleStarIsOneStar() {
        return pattern("\\*\\*", "*");
    }

    @Breaks(rule = "DS-6.2-08", by = "Ignores what comes before and after two stars.")
    Behaviour doubleStarMatchesTheWholeTree() {
        return pattern("^([^/]+)/.*\\*\\*.*$", "$1/**");
    }

    @Breaks(rule = "DS-6.2-08", by = "Ignores what comes after two stars.")
    Behaviour doubleStarEndsThePattern() {
        return pattern("\\*\\*.*", "**");
    }

    @Breaks(rule = "DS-6.2-16", by = "Links no streams that are there already.")
    Behaviour streamsThatAreThereNotLinked() {
        return hidden(document -> true);
    }

    @Breaks(rule = "DS-6.2-16", by = "Links the first of the streams that are there.")
    Behaviour oneOfTheStreamsThatAreThereLinked() {
        return kept(1);
    }

    @Breaks(rule = "DS-6.2-16", by = "Links a page of the streams that are there.")
    Behaviour tenOfTheStreamsThatAreThereLinked() {
        return kept(10);
    }

    @Breaks(rule = "DS-6.2-17", by = "Links the streams that are there at their beginning.")
    Behaviour streamsLinkedAtTheirBeginning() {
        return Control.showingLinks(link -> link.put("acked_offset", "-1"));
    }

    @Breaks(rule = "DS-6.2-17", by = "Shows in deliveries cursors at the beginning.")
    Behaviour oldDataShownAsWork() {
        return Deliveries.changedLinks(link -> link.put("acked_offset", "-1"));
    }

    @Breaks(rule = "DS-6.2-17", by = "Wakes for what was there before the subscription.")
    Behaviour oldDataWakes() {
        return Behaviour.on(
                Control::creates, (request, upstream) -> upstream.send(request).compose(reply -> {
                    var url = Json.object(request.body())
                            .map(config -> config.at("/webhook/url").asText())
                            .orElse("");
                    return reply.status() == 201 && !url.isEmpty()
                            ? upstream.send(delivery(url)).map(reply)
                            : Future.succeededFuture(reply);
                }));
    }

    @Breaks(rule = "DS-6.2-18", by = "Does not wake for the append with which a stream comes to match.")
    Behaviour firstMessageOfNewStreamsNotAnnounced() {
        return Deliveries.swallowed(number -> number == 1);
    }

    @Breaks(rule = "DS-6.2-18", by = "Links a new stream at the tail behind the append.")
    Behaviour newStreamsLinkedBehindTheirFirstAppend() {
        return Deliveries.changedLinks(link -> link.put(
                        "acked_offset", link.path(Vocabulary.MEMBER_TAIL_OFFSET).asText())
                .put("has_pending", false));
    }

    @Breaks(rule = "DS-6.2-18", by = "Delivers a wake before the new stream is linked.")
    Behaviour newStreamsMissingInDeliveries() {
        return Deliveries.changed(document -> document.putArray("streams"));
    }

    @Breaks(rule = "DS-6.2-18", by = "Wakes for appends and not for the content of a creation.")
    Behaviour creationWithContentWakesNobody() {
        Map<String, Boolean> filled = new HashMap<>();
        return Deliveries.handled(
                delivery -> filled.isEmpty() ? delivery.on() : delivery.swallowed(),
                Behaviour.on(
                        request -> Requests.creates(request) && !request.path().contains("/__ds/"),
                        (request, upstream) -> {
                            if (request.hasBody()) {
                                filled.put(request.path(), true);
                            }
                            return upstream.send(request);
                        }));
    }

    private static Behaviour pattern(String regex, String replacement) {
        return Behaviour.request(
                Control::creates,
                request -> Deliveries.edited(request, config -> {
                    if (config.has("pattern")) {
                        config.put("pattern", config.path("pattern").asText().replaceFirst(regex, replacement));
                    }
                }));
    }

    private static Behaviour hidden(Predicate<ObjectNode> which) {
        return Control.showing(document -> {
            if (which.test(document)) {
                document.putArray("streams");
            }
        });
    }

    private static Behaviour kept(int most) {
        return Control.showing(document -> {
            var links = (ArrayNode) document.path("streams");
            while (links.size() > most) {
                links.remove(most);
            }
        });
    }

    private static Request delivery(String url) {
        return Request.of("POST", url)
                .withHeader("Content-Type", "application/json")
                .withBody(Buffer.buffer("{\"generation\": 1}"));
    }
}
