// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import dev.tidemark.conformance.target.Hooks.HookFailed;
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
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Asks a target whether it is a stream server at all: creates a fresh stream, asks for its metadata and removes it. This is no check of
 * conformance: a server with faults passes, a web site does not.
 */
public final class Preflight {

    /** Together with the start of the JVM this stays below ten seconds. */
    static final Duration LIMIT = Duration.ofSeconds(8);

    private static final Duration PAUSE = Duration.ofMillis(50);

    private final Target target;
    private final FreshNames names = new FreshNames();
    private final Duration limit;
    private final HttpClient client;

    public Preflight(Target target) {
        this(target, LIMIT);
    }

    Preflight(Target target, Duration limit) {
        this.target = target;
        this.limit = limit;
        this.client = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(limit)
                .build();
    }

    /**
     * Probes the target; takes less than ten seconds whatever the target does.
     *
     * @throws Unreachable when it is no stream server or does not answer
     */
    public void check() throws Unreachable {
        probe(System.nanoTime() + limit.toNanos());
    }

    /**
     * Probes until the target is there, for use after a restart.
     *
     * @throws HookFailed when it is not within the limit
     */
    public void await(Duration within) throws HookFailed {
        var end = System.nanoTime() + within.toNanos();
        while (true) {
            try {
                probe(end);
                return;
            } catch (Unreachable unreachable) {
                if (System.nanoTime() + PAUSE.toNanos() > end) {
                    throw new HookFailed("the target did not come back within " + within.toSeconds() + " s: "
                            + unreachable.getMessage());
                }
                pause();
            }
        }
    }

    private void probe(long end) throws Unreachable {
        var stream = target.stream(names.next());
        var created =
                ask(request(stream, "PUT").header("Content-Type", "application/octet-stream"), "PUT", stream, end);
        if (created.statusCode() / 100 != 2) {
            throw refused("PUT " + stream, created);
        }
        var metadata = ask(request(stream, "HEAD"), "HEAD", stream, end);
        ask(request(stream, "DELETE"), "DELETE", stream, end);
        if (metadata.statusCode() / 100 != 2 || !(speaksStreams(created) || speaksStreams(metadata))) {
            throw new Unreachable("PUT " + stream + " answered " + created.statusCode() + " and HEAD "
                    + metadata.statusCode() + ", neither with a Stream-* header: this is no Durable Streams server. "
                    + Unreachable.ROOT);
        }
    }

    private HttpRequest.Builder request(URI stream, String method) {
        var request = HttpRequest.newBuilder(stream).method(method, BodyPublishers.noBody());
        try {
            target.headers().forEach(request::header);
        } catch (IllegalArgumentException refused) {
            throw new WrongInput("a header of the target cannot be sent: " + refused.getMessage()
                    + "; correct -Dtarget.header.NAME=value");
        }
        return request;
    }

    private HttpResponse<String> ask(HttpRequest.Builder request, String method, URI stream, long end)
            throws Unreachable {
        var what = method + " " + stream;
        var answer = client.sendAsync(request.build(), BodyHandlers.ofString());
        try {
            return answer.get(Math.max(1, end - System.nanoTime()), TimeUnit.NANOSECONDS);
        } catch (TimeoutException silent) {
            answer.cancel(true);
            throw new Unreachable(what + " got no answer within " + limit.toSeconds() + " s. Check that the server is"
                    + " up and that this is its HTTP port.");
        } catch (ExecutionException failure) {
            throw new Unreachable(what + " " + problem(failure.getCause()));
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Unreachable(what + " was interrupted.");
        }
    }

    private static String problem(Throwable failure) {
        if (failure instanceof HttpConnectTimeoutException) {
            return "could not connect within " + LIMIT.toSeconds() + " s. Check host, port and firewall.";
        }
        if (failure instanceof ConnectException && failure.getCause() instanceof UnresolvedAddressException) {
            return "found no such host. Check the host name in -Dtarget.";
        }
        if (failure instanceof ConnectException) {
            return "could not connect: nothing listens there. Start the server, or correct host and port in -Dtarget.";
        }
        return "broke: " + Optional.ofNullable(failure.getMessage()).orElse(failure.toString())
                + ". Check that this is an HTTP port, and http or https in -Dtarget.";
    }

    private static Unreachable refused(String asked, HttpResponse<String> answer) {
        var type = answer.headers()
                .firstValue("Content-Type")
                .map(text -> " (" + text + ")")
                .orElse("");
        var came = asked + " answered " + answer.statusCode();
        if (type.contains("text/html")) {
            return new Unreachable(came + " with an HTML page: this looks like a web site, not a Durable Streams"
                    + " server. " + Unreachable.ROOT);
        }
        return switch (answer.statusCode()) {
            case 401, 403 ->
                new Unreachable(came + type + ": the target wants to know who asks. Give"
                        + " -Dtarget.header.Authorization='Bearer ...'.");
            case 301, 302, 303, 307, 308 ->
                new Unreachable(came + " and points to "
                        + answer.headers().firstValue("Location").orElse("nowhere")
                        + ": redirects are not followed. Give the final URL with -Dtarget.");
            default ->
                new Unreachable(came + type + " where a Durable Streams server creates a stream. " + Unreachable.ROOT);
        };
    }

    private static boolean speaksStreams(HttpResponse<String> answer) {
        return answer.headers().map().keySet().stream()
                .anyMatch(name -> name.regionMatches(true, 0, "Stream-", 0, "Stream-".length()));
    }

    private static void pause() throws HookFailed {
        try {
            TimeUnit.NANOSECONDS.sleep(PAUSE.toNanos());
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new HookFailed("interrupted while waiting for the target");
        }
    }
}
