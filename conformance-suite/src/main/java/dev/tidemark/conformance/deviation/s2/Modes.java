// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Request;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Knows how streams were configured to come by their timestamps. */
public final class Modes {
    public static final String PREFER = "client-prefer";
    public static final String REQUIRE = "client-require";
    public static final String ARRIVAL = "arrival";
    public static final String TIMESTAMPING = "timestamping";
    public static final String MODE = "mode";
    public static final String UNCAPPED = "uncapped";

    private final Map<String, String> modes = new HashMap<>();

    public static boolean concerns(Request request) {
        return Requests.createsStream(request) || Requests.reconfiguresStream(request);
    }

    /** Looks at a request that may say something about it. */
    public void see(Request request) {
        if (concerns(request)) {
            Json.object(request.body())
                    .map(body -> Requests.createsStream(request) ? body.path("config") : body)
                    .map(config -> config.path(TIMESTAMPING).path(MODE))
                    .filter(JsonNode::isTextual)
                    .ifPresent(mode -> modes.put(Creations.key(request), mode.asText()));
        }
    }

    /** The mode of the stream that a request is about; the default one if nothing was said. */
    public String of(Request request) {
        return Optional.ofNullable(modes.get(Creations.key(request))).orElse(PREFER);
    }
}
