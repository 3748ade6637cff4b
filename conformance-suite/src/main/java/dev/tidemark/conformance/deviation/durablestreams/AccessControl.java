// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams;

import dev.tidemark.conformance.deviation.Breaks;
import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.Deviations;
import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * Credentials (sections 12.1 and 12.2). A server without access control keeps no promise about it, so these need a control of their own:
 * a proxy that asks every request for an Authorization header, and variants with a hole. They are not part of {@link Deviations#all()}.
 */
public final class AccessControl {

    /** The control: every request without credentials is refused. */
    public static final Deviation COMPLETE = new Deviation(
            "asks-for-credentials",
            List.of(),
            "Refuses every request without credentials, and keeps what it gives out from shared caches.",
            () -> asking(request -> true));

    private AccessControl() {}

    /** Access control with one hole each. */
    public static List<Deviation> holes() {
        return Deviations.in(AccessControl.class).toList();
    }

    @Breaks(rule = "DS-12.1-02", by = "Does not ask for credentials on DELETE.")
    Behaviour deleteWithoutCredentials() {
        return asking(request -> !Requests.deletes(request));
    }

    @Breaks(rule = "DS-12.1-02", by = "Does not ask for credentials on POST.")
    Behaviour appendWithoutCredentials() {
        return asking(request -> !Requests.appends(request));
    }

    @Breaks(rule = "DS-12.1-02", by = "Does not ask for credentials on PUT.")
    Behaviour createWithoutCredentials() {
        return asking(request -> !Requests.creates(request));
    }

    @Breaks(rule = "DS-12.2-01", by = "Does not ask for credentials on GET.")
    Behaviour readWithoutCredentials() {
        return asking(request -> !Requests.reads(request));
    }

    @Breaks(rule = "DS-12.2-01", by = "Does not ask for credentials on HEAD.")
    Behaviour metadataWithoutCredentials() {
        return asking(request -> !Requests.asksMetadata(request));
    }

    @Breaks(rule = "DS-10.1-02", by = "Lets shared caches keep what it gives out for credentials only.")
    Behaviour sharedCachesKeepPrivateReads() {
        return asking(request -> true, UnaryOperator.identity());
    }

    private static Behaviour asking(Predicate<Request> requests) {
        return asking(
                requests, reply -> reply.mapHeader(Headers.CACHE_CONTROL, value -> value.replace("public", "private")));
    }

    private static Behaviour asking(Predicate<Request> requests, UnaryOperator<Reply> authorised) {
        return Behaviour.on(
                request -> Requests.reads(request) || refuses(requests, request),
                (request, upstream) -> refuses(requests, request)
                        ? Future.succeededFuture(Reply.of(401))
                        : upstream.send(request).map(authorised));
    }

    private static boolean refuses(Predicate<Request> requests, Request request) {
        return requests.test(request) && request.header("Authorization").isEmpty();
    }
}
