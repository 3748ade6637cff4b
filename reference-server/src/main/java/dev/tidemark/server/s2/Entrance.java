// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2;

import dev.tidemark.server.http.Binding;
import dev.tidemark.server.http.Fault;
import dev.tidemark.server.http.Refusal;
import dev.tidemark.server.http.Reply;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** How requests for S2 come in: headers for browsers, preflight requests, access tokens. */
@Singleton
@Priority(Entrance.EARLY)
public final class Entrance implements Binding {

    static final int EARLY = 100;

    private static final List<String> ROOTS =
            List.of(Protocol.STREAMS, Protocol.BASINS, Protocol.ACCESS_TOKENS, Protocol.METRICS, Protocol.LOCATIONS);

    private static final String CALLER = Entrance.class.getName() + ".caller";
    private static final String EXPOSED = String.join(", ", Protocol.RESPONSE_HEADERS);
    private static final String ACCEPTED = String.join(", ", Protocol.REQUEST_HEADERS);
    private static final String DAY = "86400";

    private final Access access;

    Entrance(Access access) {
        this.access = access;
    }

    static boolean isApi(String path) {
        return path.startsWith(Protocol.ROOT) && ROOTS.stream().anyMatch(root -> isBelow(path, root));
    }

    /** Who was let in. */
    static Caller caller(RoutingContext http) {
        return http.get(CALLER);
    }

    @Override
    public boolean owns(String path) {
        return isApi(path) || isOpen(path);
    }

    @Override
    public void dress(HttpServerResponse response) {
        response.putHeader(Protocol.CONTENT_TYPE_OPTIONS, Protocol.NOSNIFF)
                .putHeader(Protocol.ALLOW_ORIGIN, "*")
                .putHeader(Protocol.EXPOSE_HEADERS, EXPOSED);
    }

    @Override
    public Reply preflight(HttpServerRequest request) {
        return Reply.of(Protocol.NO_CONTENT)
                .with(Protocol.ALLOW, Protocol.METHODS)
                .with(Protocol.ALLOW_METHODS, Protocol.METHODS)
                .with(Protocol.ALLOW_HEADERS, ACCEPTED)
                .with(Protocol.MAX_AGE, DAY);
    }

    @Override
    public boolean isOpen(String path) {
        return path.equals(Protocol.HEALTH) || path.equals(Protocol.PING);
    }

    @Override
    public Optional<Refusal> turnedAway(RoutingContext http) {
        try {
            http.put(CALLER, access.caller(http.request().getHeader(Protocol.AUTHORIZATION)));
            return Optional.empty();
        } catch (S2Problem unknown) {
            return Optional.of(unknown);
        }
    }

    /** Sessions, and reads that wait. */
    @Override
    public boolean isLive(HttpServerRequest request) {
        String query = request.query();
        return MediaTypes.isSession(request.getHeader(Protocol.CONTENT_TYPE))
                || MediaTypes.isEventStream(request.getHeader(Protocol.ACCEPT))
                || (query != null && query.contains(Protocol.WAIT + "="));
    }

    @Override
    public Refusal tooManyRequests() {
        return S2Problem.of(Code.RATE_LIMITED, "The server answers as many requests as it may; try again.");
    }

    @Override
    public Refusal refusal(Fault fault) {
        return S2Problem.of(fault);
    }

    @Override
    public void prepare(RoutingContext http) {
        // Nothing to do: no framework comes between.
    }

    private static boolean isBelow(String path, String root) {
        int end = Protocol.ROOT.length() + root.length();
        return path.startsWith(root, Protocol.ROOT.length()) && (path.length() == end || path.charAt(end) == '/');
    }
}
