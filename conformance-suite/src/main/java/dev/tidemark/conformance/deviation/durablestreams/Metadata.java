// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams;

import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import java.util.function.UnaryOperator;

/** Words of deviations about metadata (section 5.5). */
public final class Metadata {
    private Metadata() {}

    public static Behaviour head(UnaryOperator<Reply> change) {
        return Behaviour.reply(Requests::asksMetadata, reply -> reply.ok() ? change.apply(reply) : reply);
    }
}
