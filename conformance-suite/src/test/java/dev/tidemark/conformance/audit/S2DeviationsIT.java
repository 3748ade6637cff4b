// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import dev.tidemark.conformance.protocol.Protocols;

/** Every check of S2 can fail. */
class S2DeviationsIT extends DeviationsAudit {

    S2DeviationsIT() {
        super(Protocols.named("s2"));
    }
}
