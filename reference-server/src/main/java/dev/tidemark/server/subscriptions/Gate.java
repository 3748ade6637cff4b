// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions;

import dev.tidemark.server.durablestreams.Entrance;
import dev.tidemark.server.http.Binding;
import dev.tidemark.server.http.Fault;
import dev.tidemark.server.http.Refusal;
import dev.tidemark.server.http.Reply;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.inject.Singleton;
import java.util.Optional;

/** How requests for the control interfaces come in: as those for streams do, with refusals in a form of their own. */
@Singleton
@Priority(Gate.BEFORE_STREAMS)
public final class Gate implements Binding {

    static final int BEFORE_STREAMS = 50;

    private final Entrance streams;

    Gate(Entrance streams) {
        this.streams = streams;
    }

    @Override
    public boolean owns(String path) {
        return ControlPath.isControl(path);
    }

    @Override
    public void dress(HttpServerResponse response) {
        streams.dress(response);
    }

    @Override
    public Reply preflight(HttpServerRequest request) {
        return streams.preflight(request);
    }

    @Override
    public boolean isOpen(String path) {
        return false;
    }

    @Override
    public Optional<Refusal> turnedAway(RoutingContext http) {
        if (ControlPath.isOpen(http.request().path())) {
            return Optional.empty();
        }
        return streams.turnedAway(http)
                .map(refused -> Problem.of(Problem.UNAUTHORIZED, "UNAUTHORIZED", refused.getMessage()));
    }

    @Override
    public boolean isLive(HttpServerRequest request) {
        return false;
    }

    @Override
    public Refusal tooManyRequests() {
        return Problem.of(
                Problem.TOO_MANY, "TOO_MANY_REQUESTS", "The server answers as many requests as it may; try again.");
    }

    @Override
    public Refusal refusal(Fault fault) {
        return Problem.of(fault.status(), fault.code(), fault.sentence());
    }

    @Override
    public void prepare(RoutingContext http) {
        // Nothing to do: no framework comes between.
    }
}
