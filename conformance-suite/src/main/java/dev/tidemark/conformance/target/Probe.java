// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLException;

/** Asks a target one thing and says in a sentence what went wrong when no answer came, or another one than the protocol has. */
final class Probe {

    /** What the first frame of an HTTP/2 server has behind its length: type 4, no flags, stream 0. */
    private static final String HTTP_2_SETTINGS = "\u0004\u0000\u0000\u0000\u0000\u0000";

    /** What a TLS server answers to a request without TLS: an alert of version 3. */
    private static final String TLS_ALERT = "\u0015\u0003";

    private final Target target;
    private final Duration limit;
    private final HttpClient client;

    Probe(Target target, Duration limit) {
        this.target = target;
        this.limit = limit;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limit)
                .build();
    }

    Target target() {
        return target;
    }

    /**
     * Sends a request with the target's headers and further ones.
     *
     * @param end of the time that is left, as in {@link System#nanoTime}
     */
    HttpResponse<String> ask(String method, URI uri, Map<String, String> headers, String body, long end)
            throws Unreachable {
        var what = method + " " + uri;
        var answer = client.sendAsync(request(method, uri, headers, body), BodyHandlers.ofString());
        try {
            return answer.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException silent) {
            answer.cancel(true);
            throw new Unreachable(
                    what + " got no answer within " + limit.toSeconds() + " s. Check that the server is"
                            + " up and that this is its HTTP port.",
                    "no answer");
        } catch (ExecutionException failure) {
            throw new Unreachable(what + " " + problem(failure.getCause()), broken(failure.getCause()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unreachable(what + " was interrupted.");
        }
    }

    private HttpRequest request(String method, URI uri, Map<String, String> headers, String body) {
        var publisher = body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body);
        var request = HttpRequest.newBuilder(uri).method(method, publisher);
        headers.forEach(request::header);
        try {
            target.headers().forEach(request::header);
        } catch (IllegalArgumentException refused) {
            throw new WrongInput("a header of the target cannot be sent: " + refused.getMessage()
                    + "; correct -Dtarget.header.NAME=value");
        }
        return request.build();
    }

    private static String broken(Throwable failure) {
        if (failure instanceof HttpConnectTimeoutException) {
            return "no connection";
        }
        return failure instanceof ConnectException ? "connection refused" : "connection lost";
    }

    private static String problem(Throwable failure) {
        if (failure instanceof HttpConnectTimeoutException) {
            return "could not connect within " + Preflight.LIMIT.toSeconds() + " s. Check host, port and firewall.";
        }
        if (failure instanceof ConnectException && failure.getCause() instanceof UnresolvedAddressException) {
            return "found no such host. Check the host name in -Dtarget.";
        }
        if (failure instanceof ConnectException) {
            return "could not connect: nothing listens there. Start the server, or correct host and port in -Dtarget.";
        }
        var said = String.valueOf(failure.getMessage());
        if (said.contains(HTTP_2_SETTINGS)) {
            return "found a server that answers in HTTP/2; Tidemark speaks HTTP/1.1. Give a port that speaks it, or let a"
                    + " proxy translate.";
        }
        if (said.contains(TLS_ALERT)) {
            return "found a server that speaks TLS. Write https:// in -Dtarget.";
        }
        if (failure instanceof SSLException && said.contains("Unsupported or unrecognized SSL message")) {
            return "found a server that answers without TLS. Write http:// in -Dtarget.";
        }
        return "broke: " + Optional.ofNullable(failure.getMessage()).orElse(failure.toString())
                + ". Check that this is an HTTP port, and http or https in -Dtarget.";
    }

    /**
     * What to say of an answer that no server of the protocol gives.
     *
     * @param server such as {@code a Durable Streams server}
     * @param does what such a server does when asked this, such as {@code creates a stream}
     * @param remedy what to check
     */
    static Unreachable refused(String server, String does, String remedy, HttpResponse<String> answer) {
        var type = answer.headers()
                .firstValue("Content-Type")
                .map(text -> " (" + text + ")")
                .orElse("");
        var came = asked(answer) + " answered " + answer.statusCode();
        if (type.contains("text/html")) {
            return new Unreachable(
                    came + " with an HTML page: this looks like a web site, not " + server + ". " + remedy);
        }
        if (answer.statusCode() == 400 && answer.body().contains("HTTPS")) {
            return new Unreachable(came + ": this port speaks TLS. Write https:// in -Dtarget.");
        }
        return switch (answer.statusCode()) {
            case 401, 403 ->
                new Unreachable(came + type + ": the target wants to know who asks. Give"
                        + " -Dtarget.header.Authorization='Bearer ...'.");
            case 301, 302, 303, 307, 308 ->
                new Unreachable(came + " and points to "
                        + answer.headers().firstValue("Location").orElse("nowhere")
                        + ": redirects are not followed. Give the final URL with -Dtarget.");
            default -> new Unreachable(came + type + " where " + server + " " + does + ". " + remedy);
        };
    }

    /** The request line behind an answer. */
    static String asked(HttpResponse<String> answer) {
        return answer.request().method() + " " + answer.request().uri();
    }
}
