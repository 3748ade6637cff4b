// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2;

import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.s2.model.Vocabulary;
import io.vertx.core.buffer.Buffer;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Knows which streams have come into being, and makes some that should not. */
public final class Creations {

    private final Set<String> known = new HashSet<>();

    public static boolean creates(Request request) {
        return Requests.createsStream(request) || Requests.appends(request);
    }

    public void created(Request request) {
        known.add(key(request));
    }

    public boolean knows(Request request) {
        return known.contains(key(request));
    }

    /** The request that creates the stream which this one is about. */
    public static Request of(Request request) {
        String name = URLDecoder.decode(
                Requests.stream(request.withoutHeader(Vocabulary.S2_BASIN)).substring(Vocabulary.STREAMS.length() + 1),
                StandardCharsets.UTF_8);
        return new Request(
                        "POST",
                        Vocabulary.STREAMS,
                        Requests.tailOf(request).headers(),
                        Buffer.buffer("{\"stream\":" + Json.string(name) + "}"),
                        false,
                        request.peer())
                .withHeader(Headers.CONTENT_TYPE, "application/json");
    }

    /** What tells the stream that a request is about, or creates, from all others. */
    public static String key(Request request) {
        String named = Json.object(request.body())
                .map(body -> body.path("stream").asText(""))
                .orElse("");
        boolean posted = request.path().equals(Vocabulary.STREAMS) && !named.isEmpty();
        return posted ? Requests.stream(request) + "/" + named : Requests.stream(request);
    }
}
