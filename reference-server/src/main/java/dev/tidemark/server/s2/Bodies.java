// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2;

import dev.tidemark.server.access.BodyMemory;
import dev.tidemark.server.config.TidemarkConfig;
import dev.tidemark.server.http.DecodedBody;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;

/** Reads the bodies of requests, and undoes their compression. */
@Singleton
public final class Bodies {

    private final BodyMemory memory;
    private final int limit;

    Bodies(BodyMemory memory, TidemarkConfig config) {
        this.memory = memory;
        this.limit = config.limits().bodyBytes();
    }

    /**
     * The whole body of a request, as it was before it was compressed.
     *
     * @param malformed what to complain with if there is no such body
     * @return completes on the request's event loop; fails with {@link S2Problem}
     */
    public CompletionStage<byte[]> read(S2Request request, Code malformed) {
        return DecodedBody.read(request.http(), limit, memory).exceptionally(failure -> {
            throw S2Problem.ofBody(failure, malformed);
        });
    }
}
