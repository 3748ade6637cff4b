// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams.forks;

import static dev.tidemark.conformance.deviation.durablestreams.Forks.FORKS;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.proxy.Behaviour;

/** Fork requests that come again (section 4.2). */
final class RepeatedDeviations {
    @Breaks(rule = "DS-4.2-33", by = "Refuses the repetition of a fork request as a conflict.")
    Behaviour repeatedForkRefused() {
        return Behaviour.reply(FORKS, reply -> reply.status() == 200 ? reply.withStatus(409) : reply);
    }

    @Breaks(rule = "DS-4.2-34", by = "Confirms a fork whatever the repeated request asks for.")
    Behaviour anyForkRequestConfirmed() {
        return Behaviour.reply(FORKS, reply -> reply.status() == 409 ? reply.withStatus(200) : reply);
    }
}
