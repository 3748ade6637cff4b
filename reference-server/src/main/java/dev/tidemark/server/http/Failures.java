// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.util.function.Function;

/** What the framework refuses, or what failed in it, is told in the words of the server. */
final class Failures {

    private static final System.Logger LOG = System.getLogger(Failures.class.getName());

    private static final int[] REFUSALS = {400, 404, 405, 406, 413, 414, 415, 431};
    private static final int INTERNAL = 500;

    private final Function<String, Binding> bindings;

    /** @param bindings who answers for a path */
    Failures(Function<String, Binding> bindings) {
        this.bindings = bindings;
    }

    void handle(Router router) {
        router.route().order(Integer.MIN_VALUE).failureHandler(this::failed);
        for (int status : REFUSALS) {
            router.errorHandler(status, this::failed);
        }
        router.errorHandler(INTERNAL, this::failed);
    }

    private void failed(RoutingContext http) {
        int status = http.statusCode();
        if (status < 0 || status >= INTERNAL) {
            LOG.log(System.Logger.Level.ERROR, "a request failed", http.failure());
        }
        send(http, hostIsMissing(http) ? Hosts.MISSING : Fault.of(status < 0 ? INTERNAL : status));
    }

    /** Answers with the fault, in the words of the protocol that owns the path. */
    void send(RoutingContext http, Fault fault) {
        HttpServerRequest request = http.request();
        Binding binding = bindings.apply(String.valueOf(request.path()));
        if (!http.response().headWritten()) {
            binding.dress(http.response());
        }
        if (!request.isEnded()) {
            request.resume(); // drops the body, so that the connection can go on
        }
        Replies.send(binding.refusal(fault).reply(), http.response());
    }

    /** The framework looks at this before anything of ours is asked. */
    private static boolean hostIsMissing(RoutingContext http) {
        return http.statusCode() == Hosts.MISSING.status() && http.request().authority() == null;
    }
}
