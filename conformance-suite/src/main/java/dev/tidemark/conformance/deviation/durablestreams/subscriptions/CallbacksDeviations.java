// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.subscriptions;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;

/** Callbacks that are misread (section 7.1). */
final class CallbacksDeviations {
    @Breaks(rule = "DS-7.1-08", by = "Answers callbacks with 204.")
    Behaviour callbackAnsweredWith204() {
        return Behaviour.reply(Control::callsBack, reply -> reply.ok() ? Reply.of(204) : reply);
    }

    @Breaks(rule = "DS-7.1-08", by = "Leaves out whether there is more to do.")
    Behaviour callbackDoesNotSayWhetherThereIsMore() {
        return Control.acking(Control::callsBack, answer -> answer.remove("next_wake"));
    }

    @Breaks(rule = "DS-7.1-08", by = "Leaves out ok.")
    Behaviour callbackDoesNotSayOk() {
        return Control.acking(Control::callsBack, answer -> answer.remove("ok"));
    }

    @Breaks(rule = "DS-7.1-08", by = "Says after every callback that there is no more to do.")
    Behaviour callbackSaysThereIsNoMore() {
        return Control.acking(Control::callsBack, answer -> answer.put("next_wake", false));
    }

    @Breaks(rule = "DS-7.1-08", by = "Says after every callback that there is more to do.")
    Behaviour callbackSaysThereIsMore() {
        return Control.acking(Control::callsBack, answer -> answer.put("next_wake", true));
    }

    @Breaks(rule = "DS-7.1-08", by = "Answers callbacks and applies no ack.")
    Behaviour callbackAcksNothing() {
        return Behaviour.request(
                Control::callsBack, request -> Deliveries.edited(request, body -> body.putArray("acks")));
    }

    @Breaks(rule = "DS-7.1-08", by = "Takes every callback for the last one.")
    Behaviour callbackWithoutDoneEndsTheWork() {
        return Behaviour.request(
                Control::callsBack, request -> Deliveries.edited(request, body -> body.put("done", true)));
    }

    @Breaks(rule = "DS-7.1-08", by = "Delivers an address to call back where nothing is.")
    Behaviour callbackAddressOfNothing() {
        return Deliveries.changed(document ->
                document.put("callback_url", document.path("callback_url").asText() + "/x"));
    }

    @Breaks(
            rule = {"DS-7.1-09", "DS-7.3-01"},
            by = "Takes callbacks with the token of another subscription.")
    Behaviour tokenOfAnotherSubscriptionTaken() {
        return Workers.takingTokens(
                Control::callsBack, (token, handed) -> handed.before().test(token));
    }

    @Breaks(rule = "DS-7.1-09", by = "Takes the token of a callback for acks.")
    Behaviour callbackTokenTakenForAcks() {
        return Control.granting(Control::pullAcks);
    }

    @Breaks(rule = "DS-7.1-09", by = "Takes the token of a callback for releases.")
    Behaviour callbackTokenTakenForReleases() {
        return Control.granting(Control::releases);
    }

    @Breaks(rule = "DS-7.1-10", by = "Grants callbacks that are late.")
    Behaviour staleCallbackGranted() {
        return Control.granting(Control::callsBack);
    }

    @Breaks(rule = "DS-7.1-10", by = "Refuses late callbacks as malformed.")
    Behaviour staleCallbackAnsweredWith400() {
        return Behaviour.reply(Control::callsBack, reply -> reply.status() == 409 ? reply.withStatus(400) : reply);
    }

    @Breaks(rule = "DS-7.1-10", by = "Does not say that a late callback was fenced.")
    Behaviour staleCallbackWithoutACode() {
        return Behaviour.reply(
                Control::callsBack, reply -> reply.status() == 409 ? Control.json(409, "{\"error\":{}}") : reply);
    }

    @Breaks(rule = "DS-7.1-10", by = "Refuses late callbacks and moves the cursor.")
    Behaviour staleCallbackMovesTheCursor() {
        return Control.movedByRefused(Control::callsBack);
    }
}
