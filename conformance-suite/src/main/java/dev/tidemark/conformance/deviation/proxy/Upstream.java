// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.proxy;

import io.vertx.core.Future;

/** The correct server behind a behaviour, for the time of one request of a client. */
public interface Upstream {

    /** Sends a request up. Fails with {@link UpstreamGone} when there is no answer. */
    Future<Reply> send(Request request);

    /** How often the upstream has been restarted since the proxy was started. */
    int restarts();

    /** Completes after a while; for faults that are a matter of time. */
    Future<Void> pause(long millis);
}
