// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import dev.tidemark.conformance.protocol.Protocols;

/** Every check of Durable Streams can fail. */
class DurableStreamsDeviationsIT extends DeviationsAudit {

    DurableStreamsDeviationsIT() {
        super(Protocols.named("durable-streams"));
    }
}
