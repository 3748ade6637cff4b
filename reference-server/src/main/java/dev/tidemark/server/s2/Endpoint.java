// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2;

import io.vertx.core.http.HttpMethod;
import java.util.List;
import java.util.Set;

/** Answers the requests to some paths of S2. */
public interface Endpoint {

    /** Whether these paths are its own; {@code /v1/basins/b} has the segments {@code basins} and {@code b}, not decoded. */
    boolean serves(List<String> segments);

    /** The methods that such a path knows. */
    Set<HttpMethod> methods(List<String> segments);

    /**
     * Answers a request with one of these methods. It runs on an event loop and must not block.
     *
     * @throws S2Problem instead of answering itself
     */
    void handle(S2Request request);
}
