// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import dev.tidemark.conformance.wire.TransportFailure;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.conformance.wire.socket.Failure;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.NotTested;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import javax.net.ssl.SSLException;

/** Asks a target one thing and says in a sentence what went wrong when no answer came, or another one than the protocol has. */
public final class Probe {

    private final Target target;
    private final Duration limit;

    Probe(Target target, Duration limit) {
        this.target = target;
        this.limit = limit;
    }

    /**
     * What came of a request.
     *
     * @param asked its method and address
     */
    public record Answer(String asked, Response response) {

        public int status() {
            return response.status();
        }

        public String body() {
            return response.text();
        }
    }

    public Target target() {
        return target;
    }

    /**
     * Sends a request with the target's headers and further ones.
     *
     * @param end of the time that is left, as in {@link System#nanoTime}
     */
    public Answer ask(String method, URI uri, Map<String, String> headers, String body, long end) throws Unreachable {
        var what = method + " " + uri;
        var left = Duration.ofNanos(Math.max(1_000_000, end - System.nanoTime()));
        try {
            return new Answer(what, target.wire().sendPlain(request(method, uri, headers, body), left));
        } catch (TransportFailure failure) {
            throw new Unreachable(what + " " + problem(uri, failure), broken(failure));
        } catch (NotTested wants) {
            throw new Unreachable(what + ": " + wants.getMessage() + ".");
        } catch (Broken fault) {
            throw unanswered(what, fault);
        }
    }

    private Unreachable unanswered(String what, Broken fault) {
        var observed = fault.getMessage().replaceFirst("(?s).*observed: ", "");
        if (observed.contains("without one byte")) {
            return new Unreachable(
                    what + " got no answer: the connection was closed without one byte, twice. Check that this is an"
                            + " HTTP port, and http or https in -Dtarget.",
                    "connection closed");
        }
        if (observed.equals("no answer")) {
            return new Unreachable(
                    what + " got no answer within " + limit.toSeconds()
                            + " s. Check that the server is up and that this is its HTTP port.",
                    "no answer");
        }
        return new Unreachable(
                what + " got an answer that does not end: " + fault.getMessage().replace('\n', ',')
                        + ". Check that this is the HTTP port of the server.",
                "no answer that ends");
    }

    private static Request request(String method, URI uri, Map<String, String> headers, String body) {
        var request = Request.of(method, uri);
        for (var header : headers.entrySet()) {
            request = request.with(header.getKey(), header.getValue());
        }
        return body.isEmpty() ? request : request.body(body.getBytes(StandardCharsets.UTF_8));
    }

    private static String broken(TransportFailure failure) {
        var cause = failure.getCause();
        if (cause instanceof SocketTimeoutException) {
            return "no connection";
        }
        return cause instanceof ConnectException ? "connection refused" : "connection lost";
    }

    private static String problem(URI uri, TransportFailure failure) {
        var cause = failure.getCause();
        if (cause instanceof SocketTimeoutException) {
            return "could not connect within " + Preflight.LIMIT.toSeconds() + " s. Check host, port and firewall.";
        }
        if (cause instanceof UnknownHostException) {
            return "found no such host. Check the host name in -Dtarget.";
        }
        if (cause instanceof ConnectException) {
            return "could not connect: nothing listens there. Start the server, or correct host and port in -Dtarget.";
        }
        if (cause instanceof SSLException tls) {
            return "broke: " + Failure.sentence(uri, tls) + ".";
        }
        if (cause instanceof IOException io) {
            return "broke: " + Failure.sentence(uri, io) + ". Check that this is an HTTP port, and http or https in"
                    + " -Dtarget.";
        }
        return "broke: " + failure.getMessage() + ".";
    }

    /**
     * What to say of an answer that no server of the protocol gives.
     *
     * @param server such as {@code a Durable Streams server}
     * @param does what such a server does when asked this, such as {@code creates a stream}
     * @param remedy what to check
     */
    public static Unreachable refused(String server, String does, String remedy, Answer answer) {
        var type = answer.response()
                .header("Content-Type")
                .map(text -> " (" + text + ")")
                .orElse("");
        var came = answer.asked() + " answered " + answer.status();
        if (type.contains("text/html")) {
            return new Unreachable(
                    came + " with an HTML page: this looks like a web site, not " + server + ". " + remedy);
        }
        if (answer.status() == 400 && answer.body().contains("HTTPS")) {
            return new Unreachable(came + ": this port speaks TLS. Write https:// in -Dtarget.");
        }
        return switch (answer.status()) {
            case 429, 503 ->
                new Unreachable(
                        came + type + ": it has no time for requests or asks to come back too late. Run it when the"
                                + " server is ready.");
            case 401, 403 ->
                new Unreachable(came + type + ": the target wants to know who asks. Give"
                        + " -Dtarget.header.Authorization='Bearer ...'.");
            case 301, 302, 303, 307, 308 ->
                new Unreachable(came + " and points to "
                        + answer.response().header("Location").orElse("nowhere")
                        + ": redirects are not followed. Give the final URL with -Dtarget.");
            default -> new Unreachable(came + type + " where " + server + " " + does + ". " + remedy);
        };
    }
}
