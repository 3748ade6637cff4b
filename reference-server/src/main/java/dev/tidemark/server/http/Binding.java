// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.RoutingContext;
import java.util.Optional;

/**
 * A protocol's part of the front. Of all bindings the first that owns a path answers for it, in the order of their
 * {@code @Priority}, highest first.
 */
public interface Binding {

    /** @param path as it was sent, without the query */
    boolean owns(String path);

    /** Adds what every answer has, whatever becomes of the request. */
    void dress(HttpServerResponse response);

    /** The answer to {@code OPTIONS}. */
    Reply preflight(HttpServerRequest request);

    /** Whether anybody may ask for this: nothing here tells what is in the streams. */
    boolean isOpen(String path);

    /** Why the caller is not let in, if so. */
    Optional<Refusal> turnedAway(RoutingContext http);

    /** Whether a reader or a writer may stay: those have a limit of their own. */
    boolean isLive(HttpServerRequest request);

    /** As many requests are being answered as there may be. */
    Refusal tooManyRequests();

    /** What is wrong with a request in the eyes of HTTP, in the words of the protocol. */
    Refusal refusal(Fault fault);

    /** Makes ready for the handlers that follow. */
    void prepare(RoutingContext http);
}
