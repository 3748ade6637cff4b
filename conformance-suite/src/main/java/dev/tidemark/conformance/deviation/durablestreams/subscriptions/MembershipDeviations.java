// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Predicate;

/** What servers get wrong of <i>Streams are linked by pattern, by name, or both</i>: {@code durable-streams/subscriptions/membership.feature}. */
final class MembershipDeviations {

    @Breaks(rule = "DS-6.1-02", by = "Leaves out what a stream was linked by.")
    Behaviour linksWithoutTheirKind() {
        return Control.showingLinks(link -> link.remove("link_type"));
    }

    @Breaks(
            rule = {"DS-6.1-02", "DS-6.1-03"},
            by = "Shows every link as one of the pattern.")
    Behaviour everyLinkShownAsGlob() {
        return Control.showingLinks(link -> link.put("link_type", "glob"));
    }

    @Breaks(rule = "DS-6.1-02", by = "Shows every link as one by name.")
    Behaviour everyLinkShownAsExplicit() {
        return Control.showingLinks(link -> link.put("link_type", "explicit"));
    }

    @Breaks(rule = "DS-6.1-02", by = "Leaves out the cursors.")
    Behaviour linksWithoutTheirCursor() {
        return Control.showingLinks(link -> link.remove("acked_offset"));
    }

    @Breaks(
            rule = {"DS-6.1-02", "DS-7.1-02"},
            by = "Leaves out in deliveries what a stream was linked by.")
    Behaviour deliveriesWithoutTheKindOfLinks() {
        return Deliveries.changedLinks(link -> link.remove("link_type"));
    }

    @Breaks(rule = "DS-6.1-03", by = "Shows a stream that is linked in both ways twice.")
    Behaviour streamLinkedTwiceShownTwice() {
        return Control.showing(document -> {
            var links = (ArrayNode) document.path("streams");
            if (document.path("pattern").isTextual() && links.size() == 1) {
                links.add(links.get(0).deepCopy());
            }
        });
    }

    @Breaks(rule = "DS-6.1-03", by = "Shows a stream that is linked in both ways as one of the pattern.")
    Behaviour globTakesPrecedence() {
        return Control.showingLinks(link -> link.put("link_type", "glob"));
    }

    @Breaks(rule = "DS-6.1-04", by = "Removes the link of the pattern together with the name.")
    Behaviour removedNameRemovesTheStream() {
        return Control.showingAfter(Control::removes, document -> document.putArray("streams"));
    }

    @Breaks(rule = "DS-6.1-04", by = "Shows a stream as linked by name after the name was removed.")
    Behaviour removedNameIsStillShown() {
        return Control.showingAfter(
                Control::removes, document -> Control.links(document, link -> link.put("link_type", "explicit")));
    }

    @Breaks(rule = "DS-6.1-04", by = "Does not wake for the pattern after a name was removed.")
    Behaviour removedNameSilencesThePattern() {
        return silencedAfter(Control::removes);
    }

    @Breaks(rule = "DS-6.1-05", by = "Answers acks and applies none.")
    Behaviour acksIgnored() {
        return Behaviour.request(Control::acks, request -> Deliveries.edited(request, body -> body.putArray("acks")));
    }

    @Breaks(rule = "DS-6.1-05", by = "Takes the acked message for the next one to work on.")
    Behaviour ackedOffsetTakenForTheNextOne() {
        return Control.showingLinks(link -> link.put("acked_offset", "-1"));
    }

    @Breaks(rule = "DS-6.1-05", by = "Takes an ack of a part for one of everything.")
    Behaviour ackOfAPartTakenForAll() {
        return Deliveries.swallowed(number -> number > 1);
    }

    @Breaks(rule = "DS-6.4-01", by = "Answers the addition of streams with 200.")
    Behaviour addingAnsweredWith200() {
        return Behaviour.reply(Control::adds, reply -> Control.json(200, "{}"));
    }

    @Breaks(rule = "DS-6.4-01", by = "Adds the first of the streams alone.")
    Behaviour firstOfTheAddedStreamsAlone() {
        return Behaviour.request(
                Control::adds,
                request -> Deliveries.edited(request, body -> body.putArray("streams")
                        .add(body.path("streams").get(0))));
    }

    @Breaks(rule = "DS-6.4-01", by = "Shows added streams as linked by the pattern.")
    Behaviour addedStreamsShownAsGlob() {
        return Control.showingAfter(
                Control::adds, document -> Control.links(document, link -> link.put("link_type", "glob")));
    }

    @Breaks(rule = "DS-6.4-01", by = "Puts added streams in the place of the pattern.")
    Behaviour addingReplacesThePattern() {
        return Control.showingAfter(Control::adds, document -> document.putNull("pattern"));
    }

    @Breaks(rule = "DS-6.4-01", by = "Puts added streams in the place of those of before.")
    Behaviour addingReplacesTheStreams() {
        return Control.showingAfter(Control::adds, document -> {
            var links = (ArrayNode) document.path("streams");
            links.remove(0);
        });
    }

    @Breaks(rule = "DS-6.4-02", by = "Links added streams at their beginning.")
    Behaviour streamsAddedAtTheirBeginning() {
        return Control.showingAfter(
                Control::adds, document -> Control.links(document, link -> link.put("acked_offset", "-1")));
    }

    @Breaks(rule = "DS-6.4-02", by = "Shows in deliveries added streams from their beginning.")
    Behaviour addedStreamsDeliveredFromTheirBeginning() {
        return Deliveries.changedLinks(link -> link.put("acked_offset", "-1"));
    }

    @Breaks(rule = "DS-6.4-02", by = "Does not wake for added streams.")
    Behaviour addedStreamsWakeNobody() {
        return silencedAfter(Control::adds);
    }

    @Breaks(rule = "DS-6.4-03", by = "Refuses to add a stream that is linked.")
    Behaviour addingAgainRefused() {
        return Behaviour.reply(Control::adds, reply -> Reply.of(409));
    }

    @Breaks(rule = "DS-6.4-03", by = "Moves the cursor of a stream that is added again to its tail.")
    Behaviour addingAgainMovesTheCursor() {
        return Control.atTailAfter(Control::adds);
    }

    @Breaks(rule = "DS-6.4-03", by = "Does not wake for the work in a stream that was added again.")
    Behaviour addingAgainHidesTheWork() {
        return silencedAfter(Control::adds);
    }

    @Breaks(rule = "DS-6.4-04", by = "Answers a removal with 200.")
    Behaviour removalAnsweredWith200() {
        return Behaviour.reply(Control::removes, reply -> Control.json(200, "{}"));
    }

    @Breaks(rule = "DS-6.4-04", by = "Does not find streams with escaped slashes.")
    Behaviour escapedSlashesNotFound() {
        return Behaviour.instead(
                request -> Control.removes(request) && request.target().contains("%2F"), request -> Reply.of(404));
    }

    @Breaks(rule = "DS-6.4-04", by = "Does not find streams with slashes.")
    Behaviour slashesNotFound() {
        return Behaviour.instead(
                request -> Control.removes(request) && !request.target().contains("%2F"), request -> Reply.of(404));
    }

    @Breaks(rule = "DS-6.4-04", by = "Looks for a stream with the escapes in its name, and removes nothing.")
    Behaviour escapedSlashesNotDecoded() {
        return Behaviour.instead(
                request -> Control.removes(request) && request.target().contains("%2F"), request -> Reply.of(204));
    }

    @Breaks(rule = "DS-6.4-05", by = "Answers the removal of what is not there with 404.")
    Behaviour secondRemovalNotFound() {
        Set<String> removed = new HashSet<>();
        return Behaviour.reply(
                Control::removes, (request, reply) -> removed.add(request.target()) ? reply : Reply.of(404));
    }

    @Breaks(rule = "DS-6.4-05", by = "Answers the removal of what was never linked with 404.")
    Behaviour unknownStreamsNotRemoved() {
        return Behaviour.reply(
                Control::removes,
                (request, reply) -> Control.removed(request).endsWith("/linked") ? Reply.of(404) : reply);
    }

    @Breaks(
            rule = {"DS-6.4-05", "DS-6.1-04"},
            by = "Removes the link of the pattern where there is no name.")
    Behaviour linksOfThePatternRemoved() {
        return Control.showingAfter(Control::removes, document -> document.putArray("streams"));
    }

    private static Behaviour silencedAfter(Predicate<Request> event) {
        Set<String> happened = new HashSet<>();
        return Deliveries.handled(
                delivery -> happened.isEmpty() ? delivery.on() : delivery.swallowed(),
                Behaviour.on(event, (request, upstream) -> {
                    happened.add(Control.id(request));
                    return upstream.send(request);
                }));
    }
}
