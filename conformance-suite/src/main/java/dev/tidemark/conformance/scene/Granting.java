// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import dev.tidemark.conformance.wire.message.Response;

/** Looks at the answers to requests that prepare a scene: it goes on only with what was granted. */
@FunctionalInterface
public interface Granting {

    /**
     * The answer when it has one of these statuses.
     *
     * @param what the request in words
     * @throws dev.tidemark.reports.contract.NotTested when such requests are not granted at all, see
     *     {@link Judgement#granted}
     * @throws dev.tidemark.reports.contract.Broken when they are, but not here
     */
    Response granted(Response answer, String what, Integer... statuses);
}
