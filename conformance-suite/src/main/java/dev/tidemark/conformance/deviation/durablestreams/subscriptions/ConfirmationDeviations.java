// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.subscriptions;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import java.util.HashMap;
import java.util.Map;

/** Subscriptions that are asked for again and misread (section 6.2). */
final class ConfirmationDeviations {
    @Breaks(rule = "DS-6.2-10", by = "Answers a repeated creation with 201.")
    Behaviour confirmationAnsweredWith201() {
        return Behaviour.reply(Control::creates, reply -> reply.status() == 200 ? reply.withStatus(201) : reply);
    }

    @Breaks(rule = "DS-6.2-10", by = "Refuses a repeated creation as a conflict.")
    Behaviour repeatedCreationRefused() {
        return Behaviour.reply(Control::creates, reply -> reply.status() == 200 ? reply.withStatus(409) : reply);
    }

    @Breaks(rule = "DS-6.2-10", by = "Compares configurations by their bytes.")
    Behaviour spellingOfTheConfigurationMatters() {
        Map<String, String> known = new HashMap<>();
        return Behaviour.reply(Control::creates, (request, reply) -> {
            var body = request.body().toString();
            var before = known.putIfAbsent(Control.id(request), body);
            return before == null || before.equals(body) ? reply : reply.withStatus(409);
        });
    }

    @Breaks(rule = "DS-6.2-10", by = "Moves all cursors to the tails when a creation is repeated.")
    Behaviour cursorsJumpOnConfirmation() {
        Map<String, Boolean> known = new HashMap<>();
        return Control.atTailAfter(request -> Control.creates(request) && known.put(Control.id(request), true) != null);
    }

    @Breaks(rule = "DS-6.2-11", by = "Does not compare patterns.")
    Behaviour patternNotCompared() {
        return Control.ignoring("pattern");
    }

    @Breaks(rule = "DS-6.2-11", by = "Does not compare streams.")
    Behaviour streamsNotCompared() {
        return Control.ignoring("streams");
    }

    @Breaks(rule = "DS-6.2-11", by = "Does not compare webhooks.")
    Behaviour webhookNotCompared() {
        return Control.ignoring("webhook");
    }

    @Breaks(rule = "DS-6.2-11", by = "Does not compare leases.")
    Behaviour leaseNotCompared() {
        return Control.ignoring("lease_ttl_ms");
    }

    @Breaks(rule = "DS-6.2-11", by = "Does not compare descriptions.")
    Behaviour descriptionNotCompared() {
        return Control.ignoring("description");
    }

    @Breaks(rule = "DS-6.2-11", by = "Does not compare wake streams.")
    Behaviour wakeStreamNotCompared() {
        return Control.ignoring("wake_stream");
    }

    @Breaks(rule = "DS-6.2-11", by = "Does not compare types.")
    Behaviour typeNotCompared() {
        return Control.comparing((known, config) -> {
            if (!known.path("type").equals(config.path("type"))) {
                config.removeAll();
                config.setAll(known);
            }
        });
    }

    @Breaks(rule = "DS-6.2-11", by = "Takes over the description of a configuration that it refuses.")
    Behaviour conflictOverwritesTheDescription() {
        Map<String, Boolean> known = new HashMap<>();
        return Control.showingAfter(
                request -> Control.creates(request) && known.put(Control.id(request), true) != null,
                document -> document.put("description", "another one"));
    }
}
