// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Knows how streams were configured to come by their timestamps. */
final class S2Modes {
    static final String PREFER = "client-prefer";
    static final String REQUIRE = "client-require";
    static final String ARRIVAL = "arrival";
    static final String TIMESTAMPING = "timestamping";
    static final String MODE = "mode";
    static final String UNCAPPED = "uncapped";

    private final Map<String, String> modes = new HashMap<>();

    static boolean concerns(Request request) {
        return S2Requests.createsStream(request) || S2Requests.reconfiguresStream(request);
    }

    /** Looks at a request that may say something about it. */
    void see(Request request) {
        if (concerns(request)) {
            Json.object(request.body())
                    .map(body -> S2Requests.createsStream(request) ? body.path("config") : body)
                    .map(config -> config.path(TIMESTAMPING).path(MODE))
                    .filter(JsonNode::isTextual)
                    .ifPresent(mode -> modes.put(S2Creations.key(request), mode.asText()));
        }
    }

    /** The mode of the stream that a request is about; the default one if nothing was said. */
    String of(Request request) {
        return Optional.ofNullable(modes.get(S2Creations.key(request))).orElse(PREFER);
    }
}
