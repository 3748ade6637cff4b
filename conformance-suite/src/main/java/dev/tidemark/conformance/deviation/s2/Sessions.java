// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2;

import dev.tidemark.conformance.deviation.proxy.Event;
import dev.tidemark.conformance.s2.model.Vocabulary;

/** Words of deviations about read sessions. */
public final class Sessions {
    public static final Event ERROR_EVENT =
            Event.of(Vocabulary.EVENT_ERROR, "{\"code\":\"unavailable\",\"message\":\"failed by a deviation\"}");

    private Sessions() {}
}
