// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import dev.tidemark.server.config.HostNames;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.net.HostAndPort;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * Whether a request names a host that it may name. Without that, a web page of a stranger could reach a server on a
 * local address through a name of the stranger's own (DNS rebinding). A proxy that keeps the public name is refused for
 * the same reason, so what is refused is told, in the log at the first time.
 */
final class Hosts {

    private static final String NOT_ALLOWED = "HOST_NOT_ALLOWED";
    private static final String INVALID = "INVALID_HOST";

    private static final System.Logger LOG = System.getLogger(Hosts.class.getName());
    private static final int BAD_REQUEST = 400;
    private static final String HOST = "Host";
    /** None, or one that cannot be. */
    static final Fault MISSING = new Fault(BAD_REQUEST, INVALID, "The header Host is missing or names no host.");

    private static final int LONGEST_SHOWN = 100;

    private final HostNames allowed;
    private final AtomicBoolean told = new AtomicBoolean();

    Hosts(HostNames allowed) {
        this.allowed = allowed;
    }

    /** Why the request is refused, if it is (RFC 9112, 3.2). */
    Optional<Fault> refusal(HttpServerRequest request) {
        boolean old = request.version() == HttpVersion.HTTP_1_0;
        if (request.version() != HttpVersion.HTTP_2
                && request.headers().getAll(HOST).size() > 1) {
            return Optional.of(new Fault(BAD_REQUEST, INVALID, "The header Host is given more than once."));
        }
        HostAndPort authority = request.authority();
        if (authority == null || authority.host().isEmpty()) {
            return old && !request.headers().contains(HOST) ? Optional.empty() : Optional.of(MISSING);
        }
        return allowed.contains(authority.host()) ? Optional.empty() : Optional.of(notAllowed(authority.host()));
    }

    private Fault notAllowed(String host) {
        if (told.compareAndSet(false, true)) {
            LOG.log(
                    System.Logger.Level.WARNING,
                    "requests for the host " + printable(host)
                            + " are refused with 400; if that is a name of this server"
                            + " (behind a reverse proxy, say), set tidemark.hosts=" + printable(host)
                            + ". This is told once only.");
        }
        return new Fault(
                BAD_REQUEST,
                NOT_ALLOWED,
                "This server does not answer for the name in the header Host; the setting tidemark.hosts adds names.");
    }

    private static String printable(String host) {
        String text = host.replaceAll("[^A-Za-z0-9.:\\[\\]_-]", "?");
        return text.length() > LONGEST_SHOWN ? text.substring(0, LONGEST_SHOWN) + "..." : text;
    }
}
