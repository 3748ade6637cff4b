// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.s2.Bodies;
import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.MediaTypes;
import dev.tidemark.server.s2.Protocol;
import dev.tidemark.server.s2.S2Problem;
import dev.tidemark.server.s2.S2Request;
import dev.tidemark.server.s2.control.json.JsonObject;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/** Bodies that are one JSON object. */
@Singleton
public final class JsonBodies {

    private final Bodies bodies;

    JsonBodies(Bodies bodies) {
        this.bodies = bodies;
    }

    /** @return fails with {@link S2Problem} if there is no JSON object */
    CompletionStage<JsonObject> object(S2Request request) {
        return bodies.read(request, Code.BAD_JSON).thenApply(bytes -> {
            requireJson(request);
            return JsonObject.parse(bytes);
        });
    }

    /** @return nothing if there is no body, or null; fails with {@link S2Problem} if it is anything else than an object */
    CompletionStage<Optional<JsonObject>> objectIfAny(S2Request request) {
        return bodies.read(request, Code.BAD_JSON).thenApply(bytes -> {
            if (bytes.length == 0) {
                return Optional.empty();
            }
            requireJson(request);
            return JsonObject.parseUnlessNull(bytes);
        });
    }

    private static void requireJson(S2Request request) {
        if (!MediaTypes.isJson(request.header(Protocol.CONTENT_TYPE))) {
            throw S2Problem.of(Code.BAD_JSON, "The body needs Content-Type: application/json.");
        }
    }
}
