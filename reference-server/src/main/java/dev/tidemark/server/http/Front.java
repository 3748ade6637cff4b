// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import dev.tidemark.server.access.InFlight;
import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** What every request passes first: preflight requests, access, and the limit of requests, in its protocol's words. */
@Singleton
public final class Front {

    private static final int FIRST = 1000;

    private final List<Binding> bindings;
    private final InFlight inFlight;

    Front(@All List<Binding> bindings, InFlight inFlight) {
        this.bindings = bindings;
        this.inFlight = inFlight;
    }

    void filter(@Observes Filters filters) {
        filters.register(this::receive, FIRST);
    }

    private void receive(RoutingContext http) {
        String path = http.request().path();
        Binding binding = binding(path);
        binding.dress(http.response());
        if (http.request().method().equals(HttpMethod.OPTIONS)) {
            Replies.send(binding.preflight(http.request()), http.response());
        } else if (binding.isOpen(path) || admit(binding, http)) {
            binding.prepare(http);
            http.next();
        }
    }

    private Binding binding(String path) {
        for (Binding binding : bindings) {
            if (binding.owns(path)) {
                return binding;
            }
        }
        throw new IllegalStateException("no binding takes the paths that nobody else wants");
    }

    /** Asks for access and for a place; answers itself if either is missing. */
    private boolean admit(Binding binding, RoutingContext http) {
        Optional<Refusal> refusal = binding.turnedAway(http);
        if (refusal.isPresent()) {
            return refuse(refusal.get(), http);
        }
        if (binding.isLive(http.request())) {
            return true;
        }
        if (!inFlight.enter()) {
            return refuse(binding.tooManyRequests(), http);
        }
        http.addEndHandler(answered -> inFlight.leave());
        return true;
    }

    private static boolean refuse(Refusal refusal, RoutingContext http) {
        http.request().resume(); // drops the body, so that the connection can go on
        Replies.send(refusal.reply(), http.response());
        return false;
    }
}
