// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.subscriptions;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** What servers get wrong of <i>Workers take turns over a wake stream</i>: {@code durable-streams/subscriptions/pull-wake.feature}. */
final class PullWakeDeviations {

    @Breaks(rule = "DS-7.2-02", by = "Writes no events.")
    Behaviour noWakeEvents() {
        return WakeEvents.hidden(event -> true);
    }

    @Breaks(rule = "DS-7.2-02", by = "Writes events of another type.")
    Behaviour eventsOfAnotherType() {
        return WakeEvents.changed(event -> event.put("type", "wake").put("subscription_id", "another"));
    }

    @Breaks(rule = "DS-7.2-02", by = "Leaves out the generation in events.")
    Behaviour eventsWithoutAGeneration() {
        return WakeEvents.changed(event -> event.remove("generation"));
    }

    @Breaks(rule = "DS-7.2-02", by = "Leaves out the stream in events.")
    Behaviour eventsWithoutAStream() {
        return WakeEvents.changed(event -> event.remove("stream"));
    }

    @Breaks(rule = "DS-7.2-02", by = "Leaves out the time in events.")
    Behaviour eventsWithoutATime() {
        return WakeEvents.changed(event -> event.remove("ts"));
    }

    @Breaks(rule = "DS-7.2-02", by = "Writes the time of events as a text.")
    Behaviour timeOfEventsAsAText() {
        return WakeEvents.changed(event -> event.put("ts", "2026-05-09T00:00:00Z"));
    }

    @Breaks(rule = "DS-7.2-02", by = "Names the wake stream in events.")
    Behaviour otherStreamNamedInEvents() {
        return WakeEvents.changed(event -> event.put("stream", "wakes"));
    }

    @Breaks(rule = "DS-7.2-03", by = "Leaves out the token of a claim.")
    Behaviour claimWithoutAToken() {
        return Control.claiming(claim -> claim.remove("token"));
    }

    @Breaks(rule = "DS-7.2-03", by = "Hands over no streams with a claim.")
    Behaviour claimWithoutStreams() {
        return Control.claiming(claim -> claim.putArray("streams"));
    }

    @Breaks(rule = "DS-7.2-03", by = "Leaves out the id of the wake in a claim.")
    Behaviour claimWithoutAWakeId() {
        return Control.claiming(claim -> claim.remove("wake_id"));
    }

    @Breaks(rule = "DS-7.2-03", by = "Leaves out the lease of a claim.")
    Behaviour claimWithoutALease() {
        return Control.claiming(claim -> claim.remove("lease_ttl_ms"));
    }

    @Breaks(rule = "DS-7.2-03", by = "Counts a generation for each claim.")
    Behaviour claimOfTheNextGeneration() {
        return Control.claiming(
                claim -> claim.put("generation", claim.path("generation").asLong() + 1));
    }

    @Breaks(rule = "DS-7.2-03", by = "Hands over the cursors for the tails.")
    Behaviour claimWithCursorsForTails() {
        return Control.claiming(claim -> Control.links(
                claim,
                link -> link.put(
                        Vocabulary.MEMBER_TAIL_OFFSET, link.path("acked_offset").asText())));
    }

    @Breaks(rule = "DS-7.2-03", by = "Refuses every claim.")
    Behaviour everyClaimRefused() {
        return Behaviour.instead(Control::claims, request -> Reply.of(409));
    }

    @Breaks(rule = "DS-7.2-06", by = "Refuses every ack.")
    Behaviour everyAckRefused() {
        return Behaviour.instead(Control::pullAcks, request -> Reply.of(409));
    }

    @Breaks(rule = "DS-7.2-07", by = "Refuses every release.")
    Behaviour everyReleaseRefused() {
        return Behaviour.instead(Control::releases, request -> Reply.of(409));
    }

    @Breaks(rule = "DS-7.2-04", by = "Hands over the work twice.")
    Behaviour secondClaimGranted() {
        Map<String, Reply> claims = new HashMap<>();
        return Behaviour.reply(Control::claims, (request, reply) -> {
            if (reply.ok()) {
                claims.put(Control.id(request), reply);
            }
            return claims.getOrDefault(Control.id(request), reply);
        });
    }

    @Breaks(rule = "DS-7.2-04", by = "Does not say who has the work.")
    Behaviour conflictWithoutItsHolder() {
        return conflict(error -> error.remove("current_holder"));
    }

    @Breaks(rule = "DS-7.2-04", by = "Says that whoever asks has the work.")
    Behaviour conflictNamesWhoAsks() {
        return Behaviour.reply(
                Control::claims,
                (request, reply) -> Control.shown(reply, document -> {
                    var worker = Json.object(request.body())
                            .orElseThrow()
                            .path("worker")
                            .asText();
                    if (reply.status() == 409) {
                        ((ObjectNode) document.path("error")).put("current_holder", worker);
                    }
                }));
    }

    @Breaks(rule = "DS-7.2-04", by = "Does not say that the work was claimed.")
    Behaviour conflictWithoutACode() {
        return conflict(error -> error.put("code", "CONFLICT"));
    }

    @Breaks(rule = "DS-7.2-04", by = "Does not say in which generation the work is.")
    Behaviour conflictWithoutAGeneration() {
        return conflict(error -> error.remove("generation"));
    }

    @Breaks(rule = "DS-7.2-04", by = "Answers claims of what somebody has with 423.")
    Behaviour conflictAnsweredWith423() {
        return Behaviour.reply(Control::claims, reply -> reply.status() == 409 ? reply.withStatus(423) : reply);
    }

    @Breaks(rule = "DS-7.2-05", by = "Applies only the acks of a worker that is done.")
    Behaviour heartbeatAcksNothing() {
        return unlessDone(body -> body.putArray("acks"));
    }

    @Breaks(rule = "DS-7.2-05", by = "Takes every ack for the last one.")
    Behaviour heartbeatEndsTheWork() {
        return unlessDone(body -> body.put("done", true));
    }

    @Breaks(
            rule = {"DS-7.2-05", "DS-7.3-06"},
            by = "Does not extend the lease with an ack.")
    Behaviour heartbeatExtendsNothing() {
        return Behaviour.on(
                Control::pullAcks,
                (request, upstream) ->
                        Control.isDone(request) ? upstream.send(request) : Future.succeededFuture(Control.granted()));
    }

    @Breaks(rule = "DS-7.2-06", by = "Keeps the work of a worker that is done until its lease is over.")
    Behaviour doneKeepsTheWork() {
        return whenDone(body -> body.remove("done"));
    }

    @Breaks(rule = "DS-7.2-06", by = "Applies no acks of a worker that is done.")
    Behaviour doneAcksNothingOfAClaim() {
        return whenDone(body -> body.putArray("acks"));
    }

    @Breaks(rule = "DS-7.2-06", by = "Answers a worker that is done with 204.")
    Behaviour doneAnsweredWith204() {
        return Behaviour.reply(Control::pullAcks, reply -> reply.ok() ? Reply.of(204) : reply);
    }

    @Breaks(rule = "DS-7.2-06", by = "Does not tell a worker that is done whether there is more.")
    Behaviour doneDoesNotSayWhetherThereIsMore() {
        return Control.acking(Control::pullAcks, answer -> answer.remove("next_wake"));
    }

    @Breaks(rule = "DS-7.2-06", by = "Tells every worker that is done that there is more.")
    Behaviour doneSaysThereIsAlwaysMore() {
        return Control.acking(Control::pullAcks, answer -> answer.put("next_wake", true));
    }

    @Breaks(rule = "DS-7.2-06", by = "Does not announce what a worker left that is done.")
    Behaviour restOfTheWorkNotAnnounced() {
        return WakeEvents.hiddenAfter(Control::pullAcks);
    }

    @Breaks(rule = "DS-7.2-07", by = "Answers a release with 200.")
    Behaviour releaseAnsweredWith200() {
        return Behaviour.reply(Control::releases, reply -> reply.ok() ? Control.json(200, "{}") : reply);
    }

    @Breaks(rule = "DS-7.2-07", by = "Keeps released work until the lease is over.")
    Behaviour releaseKeepsTheWork() {
        return Behaviour.instead(Control::releases, request -> Reply.of(204));
    }

    @Breaks(rule = "DS-7.2-07", by = "Acks with a release.")
    Behaviour releaseAcks() {
        return Control.atTailAfter(Control::releases);
    }

    @Breaks(rule = "DS-7.2-08", by = "Does not announce released work.")
    Behaviour releasedWorkNotAnnounced() {
        return WakeEvents.hiddenAfter(Control::releases);
    }

    @Breaks(rule = "DS-7.2-08", by = "Announces released work in the generation that it had.")
    Behaviour releasedWorkAnnouncedInItsGeneration() {
        return WakeEvents.changed(event -> event.put("generation", 1));
    }

    @Breaks(rule = "DS-7.2-08", by = "Announces work after a release when there is none.")
    Behaviour releaseAlwaysAnnounced() {
        return WakeEvents.addedAfter(Control::releases);
    }

    private static Behaviour conflict(Consumer<ObjectNode> change) {
        return Behaviour.reply(
                Control::claims,
                reply -> Control.shown(reply, document -> {
                    if (reply.status() == 409 && document.path("error").isObject()) {
                        change.accept((ObjectNode) document.path("error"));
                    }
                }));
    }

    private static Behaviour unlessDone(Consumer<ObjectNode> change) {
        return Behaviour.request(
                Control::pullAcks, request -> Control.isDone(request) ? request : Deliveries.edited(request, change));
    }

    private static Behaviour whenDone(Consumer<ObjectNode> change) {
        return Behaviour.request(
                Control::pullAcks, request -> Control.isDone(request) ? Deliveries.edited(request, change) : request);
    }
}
