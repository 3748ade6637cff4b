// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.subscriptions;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import java.util.HashSet;
import java.util.Set;

/** What servers get wrong of <i>Whoever comes too late is fenced</i>: {@code durable-streams/subscriptions/fencing.feature}. */
final class FencingDeviations {

    @Breaks(rule = "DS-7.2-09", by = "Grants acks that are late.")
    Behaviour staleAckGranted() {
        return Control.granting(Control::pullAcks);
    }

    @Breaks(rule = "DS-7.2-09", by = "Grants releases that are late.")
    Behaviour staleReleaseGranted() {
        return Control.granting(Control::releases);
    }

    @Breaks(rule = "DS-7.2-09", by = "Refuses late requests as malformed.")
    Behaviour staleRequestAnsweredWith400() {
        return Behaviour.reply(Control::works, reply -> reply.status() == 409 ? reply.withStatus(400) : reply);
    }

    @Breaks(rule = "DS-7.2-09", by = "Does not find the wake of late requests.")
    Behaviour staleRequestAnsweredWith404() {
        return Behaviour.reply(Control::works, reply -> reply.status() == 409 ? reply.withStatus(404) : reply);
    }

    @Breaks(rule = "DS-7.2-09", by = "Does not say that a late request was fenced.")
    Behaviour staleRequestWithoutACode() {
        return Behaviour.reply(Control::works, reply -> reply.status() == 409 ? Control.json(409, "{}") : reply);
    }

    @Breaks(rule = "DS-7.2-09", by = "Refuses late acks and moves the cursor.")
    Behaviour staleAckMovesTheCursor() {
        return Control.movedByRefused(Control::pullAcks);
    }

    @Breaks(rule = "DS-7.3-01", by = "Takes acks without a token.")
    Behaviour acksWithoutATokenTaken() {
        return Workers.takingTokens(Control::pullAcks, (token, handed) -> token.isEmpty());
    }

    @Breaks(rule = "DS-7.3-01", by = "Takes releases without a token.")
    Behaviour releasesWithoutATokenTaken() {
        return Workers.takingTokens(Control::releases, (token, handed) -> token.isEmpty());
    }

    @Breaks(rule = "DS-7.3-01", by = "Takes callbacks without a token.")
    Behaviour callbacksWithoutATokenTaken() {
        return Workers.takingTokens(Control::callsBack, (token, handed) -> token.isEmpty());
    }

    @Breaks(rule = "DS-7.3-01", by = "Looks at the form of a token alone.")
    Behaviour tokensOfTheFormAloneTaken() {
        return Workers.takingTokens(Control::works, (token, handed) -> token.equals("abc.def"));
    }

    @Breaks(rule = "DS-7.3-01", by = "Takes acks with the token of any subscription.")
    Behaviour acksWithAnyTokenOfItsOwnTaken() {
        return Workers.takingTokens(
                Control::pullAcks, (token, handed) -> handed.before().test(token));
    }

    @Breaks(rule = "DS-7.3-01", by = "Takes releases with the token of any subscription.")
    Behaviour releasesWithAnyTokenOfItsOwnTaken() {
        return Workers.takingTokens(
                Control::releases, (token, handed) -> handed.before().test(token));
    }

    @Breaks(rule = "DS-7.3-01", by = "Ends a lease when a request with a bad token comes.")
    Behaviour refusedTokenEndsTheLease() {
        Set<String> ended = new HashSet<>();
        return Behaviour.reply(Control::works, (request, reply) -> {
            if (reply.refused()) {
                ended.add(Control.id(request));
            }
            return ended.contains(Control.id(request)) && reply.ok() ? Reply.of(409) : reply;
        });
    }

    @Breaks(rule = "DS-7.3-02", by = "Takes acks with the token of an earlier generation.")
    Behaviour earlierTokenTakenForAcks() {
        return Workers.takingTokens(
                Control::pullAcks, (token, handed) -> handed.before().test(token));
    }

    @Breaks(rule = "DS-7.3-02", by = "Takes releases with the token of an earlier generation.")
    Behaviour earlierTokenTakenForReleases() {
        return Workers.takingTokens(
                Control::releases, (token, handed) -> handed.before().test(token));
    }

    @Breaks(rule = "DS-7.3-02", by = "Takes callbacks with the token of an earlier generation.")
    Behaviour earlierTokenTakenForCallbacks() {
        return Workers.takingTokens(
                Control::callsBack, (token, handed) -> handed.before().test(token));
    }

    @Breaks(rule = "DS-7.3-02", by = "Refuses the token of an earlier generation and moves the cursor.")
    Behaviour earlierTokenMovesTheCursor() {
        return Control.movedByRefused(Control::pullAcks);
    }

    @Breaks(rule = "DS-7.3-03", by = "Does not look at the generation of a request.")
    Behaviour generationOfRequestsNotLookedAt() {
        return Workers.takingBodies(Control::works, body -> true);
    }

    @Breaks(rule = "DS-7.3-03", by = "Takes a missing generation for the present one.")
    Behaviour missingGenerationTaken() {
        return Workers.takingBodies(Control::works, body -> !body.has("generation"));
    }

    @Breaks(rule = "DS-7.3-03", by = "Takes later generations for the present one.")
    Behaviour laterGenerationTaken() {
        return Workers.takingBodies(
                Control::pullAcks, body -> body.path("generation").asLong() > 1);
    }

    @Breaks(rule = "DS-7.3-03", by = "Takes callbacks without a generation.")
    Behaviour missingGenerationTakenForCallbacks() {
        return Workers.takingBodies(Control::callsBack, body -> !body.has("generation"));
    }

    @Breaks(rule = "DS-7.3-03", by = "Takes releases of any generation.")
    Behaviour otherGenerationsTakenForReleases() {
        return Workers.takingBodies(Control::releases, body -> true);
    }

    @Breaks(rule = "DS-7.3-04", by = "Does not look at the wake id of a request.")
    Behaviour wakeIdOfRequestsNotLookedAt() {
        return Workers.takingBodies(Control::works, body -> true);
    }

    @Breaks(rule = "DS-7.3-04", by = "Takes a missing wake id for the present one.")
    Behaviour missingWakeIdTaken() {
        return Workers.takingBodies(Control::works, body -> !body.has("wake_id"));
    }

    @Breaks(rule = "DS-7.3-04", by = "Compares the beginnings of wake ids.")
    Behaviour beginningOfTheWakeIdCompared() {
        return Workers.takingBodies(
                Control::pullAcks, body -> body.path("wake_id").asText().endsWith("0"));
    }

    @Breaks(rule = "DS-7.3-04", by = "Does not look at the wake id of a callback.")
    Behaviour otherWakeIdTakenForCallbacks() {
        return Workers.takingBodies(Control::callsBack, body -> true);
    }
}
