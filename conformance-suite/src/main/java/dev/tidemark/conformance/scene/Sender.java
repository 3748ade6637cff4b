// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import dev.tidemark.conformance.wire.Wire;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import java.time.Duration;

/**
 * Sends the requests of a scenario and waits for their answers.
 *
 * @param pooled whether they go over the pooled connections, for the many requests that prepare a scene or look at its outcome; the
 *     request that a scenario is about goes over REST-assured
 */
public record Sender(Wire wire, boolean pooled) {

    public Response send(Request request) {
        return pooled ? wire.sendPlain(request) : wire.send(request);
    }

    public Response send(Request request, Duration within) {
        return pooled ? wire.sendPlain(request, within) : wire.send(request, within);
    }
}
