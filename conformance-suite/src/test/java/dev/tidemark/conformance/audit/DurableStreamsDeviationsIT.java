// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import dev.tidemark.conformance.target.Protocol;

/** Every check of Durable Streams can fail. */
class DurableStreamsDeviationsIT extends DeviationsAudit {

    DurableStreamsDeviationsIT() {
        super(Protocol.DURABLE_STREAMS);
    }
}
