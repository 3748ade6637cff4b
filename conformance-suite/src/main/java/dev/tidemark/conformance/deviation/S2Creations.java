// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import io.vertx.core.buffer.Buffer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Knows which streams have come into being, and makes some that should not. */
final class S2Creations {
    private static final String STREAMS = "/v1/streams";

    private final Set<String> known = new HashSet<>();

    static boolean creates(Request request) {
        return S2Requests.createsStream(request) || S2Requests.appends(request);
    }

    void created(Request request) {
        known.add(key(request));
    }

    boolean knows(Request request) {
        return known.contains(key(request));
    }

    /** The request that creates the stream which this one is about. */
    static Request of(Request request) {
        String name = URLDecoder.decode(
                S2Requests.stream(request.withoutHeader(S2Wire.BASIN)).substring(STREAMS.length() + 1),
                StandardCharsets.UTF_8);
        return new Request(
                        "POST",
                        STREAMS,
                        S2Requests.tailOf(request).headers(),
                        Buffer.buffer("{\"stream\":" + Json.string(name) + "}"),
                        false,
                        request.peer())
                .withHeader(Wire.CONTENT_TYPE, "application/json");
    }

    /** What tells the stream that a request is about, or creates, from all others. */
    static String key(Request request) {
        String named = Json.object(request.body())
                .map(body -> body.path("stream").asText(""))
                .orElse("");
        boolean posted = request.stream().equals(STREAMS) && !named.isEmpty();
        return posted ? S2Requests.stream(request) + "/" + named : S2Requests.stream(request);
    }
}
