// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import dev.tidemark.server.access.InFlight;
import dev.tidemark.server.config.HostNames;
import dev.tidemark.server.config.TidemarkConfig;
import io.quarkus.arc.All;
import io.quarkus.vertx.http.runtime.filters.Filters;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What every request passes first: preflight requests, access, and the limit of requests, in its protocol's words. */
@Singleton
public final class Front {

    private static final int FIRST = 1000;

    // In characters; the framework has limits of its own, far beyond them, which it explains to nobody.
    private static final int LONGEST_URL = 8192;
    private static final int LARGEST_HEADERS = 32_768;

    private static final int URI_TOO_LONG = 414;
    private static final int HEADERS_TOO_LARGE = 431;

    private static final Fault MALFORMED_URL = new Fault(
            400,
            "INVALID_URL",
            "The URL is malformed: % needs two hexadecimal digits behind it, other special characters have to be encoded.");

    private final List<Binding> bindings;
    private final InFlight inFlight;
    private final Hosts hosts;
    private final boolean behindProxy;
    private final Failures failures = new Failures(this::binding);

    Front(@All List<Binding> bindings, InFlight inFlight, TidemarkConfig config) {
        this.bindings = bindings;
        this.inFlight = inFlight;
        this.hosts = new Hosts(HostNames.of(config));
        this.behindProxy = config.forwardedHeaders();
    }

    void failures(@Observes Router router) {
        failures.handle(router);
    }

    void filter(@Observes Filters filters) {
        filters.register(this::receive, FIRST);
    }

    private void receive(RoutingContext http) {
        Optional<Fault> fault = fault(http.request());
        if (fault.isPresent()) {
            failures.send(http, fault.get());
            return;
        }
        if (behindProxy) {
            ForwardedPrefix.keep(http);
        }
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

    /** The framework refuses malformed URLs without a word; told not to look, it leaves them to this. Takes effect before the start only. */
    public static void explainMalformedUrls() {
        System.setProperty("vertx.disableURIValidation", "true");
    }

    private Optional<Fault> fault(HttpServerRequest request) {
        if (request.uri().length() > LONGEST_URL) {
            return Optional.of(Fault.of(URI_TOO_LONG));
        }
        if (!isUrl(request.uri())) {
            return Optional.of(MALFORMED_URL);
        }
        return size(request) > LARGEST_HEADERS ? Optional.of(Fault.of(HEADERS_TOO_LARGE)) : hosts.refusal(request);
    }

    private static boolean isUrl(String uri) {
        try {
            new URI(uri);
            return true;
        } catch (URISyntaxException malformed) {
            return false;
        }
    }

    private static int size(HttpServerRequest request) {
        int size = 0;
        for (Map.Entry<String, String> header : request.headers()) {
            size += header.getKey().length() + header.getValue().length();
        }
        return size;
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
