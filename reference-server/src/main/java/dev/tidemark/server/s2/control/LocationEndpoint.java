// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.Endpoint;
import dev.tidemark.server.s2.Protocol;
import dev.tidemark.server.s2.S2Problem;
import dev.tidemark.server.s2.S2Request;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Set;

/** {@code /v1/locations} and {@code /v1/locations/default}: a cloud has places to choose from, a server is in one. */
@Singleton
public final class LocationEndpoint implements Endpoint {

    private static final String DEFAULT = "default";

    @Override
    public boolean serves(List<String> segments) {
        return segments.equals(List.of(Protocol.LOCATIONS)) || segments.equals(List.of(Protocol.LOCATIONS, DEFAULT));
    }

    @Override
    public Set<HttpMethod> methods(List<String> segments) {
        return segments.size() == 1 ? Set.of(HttpMethod.GET) : Set.of(HttpMethod.GET, HttpMethod.PUT);
    }

    @Override
    public void handle(S2Request request) {
        throw S2Problem.of(Code.NOT_IMPLEMENTED, "This server has no locations.");
    }
}
