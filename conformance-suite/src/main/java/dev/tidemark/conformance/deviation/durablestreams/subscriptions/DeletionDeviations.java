// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.subscriptions;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What servers get wrong of <i>A deleted subscription is over</i>: {@code durable-streams/subscriptions/deletion.feature}. */
final class DeletionDeviations {

    @Breaks(rule = "DS-6.3-06", by = "Answers a deletion with 200.")
    Behaviour deletionAnsweredWith200() {
        return Behaviour.reply(Control::deletes, reply -> Control.json(200, "{}"));
    }

    @Breaks(rule = "DS-6.3-06", by = "Shows a subscription that was deleted.")
    Behaviour deletedSubscriptionShown() {
        Map<String, Reply> shown = new HashMap<>();
        return Behaviour.reply(request -> Control.creates(request) || Control.reads(request), (request, reply) -> {
            if (Control.creates(request)) {
                shown.put(Control.id(request), reply.withStatus(200));
            }
            return Control.reads(request) ? shown.getOrDefault(Control.id(request), reply) : reply;
        });
    }

    @Breaks(rule = "DS-6.3-06", by = "Hides a subscription that is deleted and goes on delivering.")
    Behaviour deletionHidesAndDelivers() {
        Set<String> hidden = new HashSet<>();
        return Behaviour.on(request -> Control.deletes(request) || Control.reads(request), (request, upstream) -> {
            if (Control.deletes(request)) {
                hidden.add(Control.id(request));
                return Future.succeededFuture(Reply.of(204));
            }
            return hidden.contains(Control.id(request))
                    ? Future.succeededFuture(Reply.of(404))
                    : upstream.send(request);
        });
    }

    @Breaks(rule = "DS-6.3-07", by = "Grants callbacks for a subscription that was deleted.")
    Behaviour lateCallbackGranted() {
        return Control.granting(Control::callsBack);
    }

    @Breaks(rule = "DS-6.3-07", by = "Grants acks for a subscription that was deleted.")
    Behaviour lateAckGranted() {
        return Control.granting(Control::pullAcks);
    }

    @Breaks(rule = "DS-6.3-07", by = "Grants releases for a subscription that was deleted.")
    Behaviour lateReleaseGranted() {
        return Control.granting(Control::releases);
    }

    @Breaks(rule = "DS-6.3-08", by = "Applies late callbacks to the subscription that has the id then.")
    Behaviour lateCallbackMovesTheNextCursor() {
        return Control.movedByRefused(Control::callsBack);
    }

    @Breaks(rule = "DS-6.3-08", by = "Applies late acks to the subscription that has the id then.")
    Behaviour lateAckMovesTheNextCursor() {
        return Control.movedByRefused(Control::pullAcks);
    }
}
