// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.operations;

import dev.tidemark.server.config.TidemarkConfig;
import dev.tidemark.server.config.Tokens;
import dev.tidemark.server.http.ForwardedPrefix;
import dev.tidemark.server.http.PublicUrl;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What one sees first: {@code /} says what this is and how to use it, {@code /settings} how to set it up. */
@Singleton
public final class Welcome {

    private static final String SETTINGS = "SETTINGS.md";
    private static final String PLAIN = "text/plain; charset=utf-8";

    private final String version = Version.number();
    private final String authorization;

    Welcome(TidemarkConfig config) {
        authorization = Tokens.server(config).isPresent() ? " -H \"Authorization: Bearer $TOKEN\"" : "";
    }

    void route(@Observes Router router) {
        Pages.serve(router, "/", this::welcome);
        Pages.serve(router, "/settings", http -> answer(http, PLAIN, settings()));
    }

    private void welcome(RoutingContext http) {
        String root = PublicUrl.root(http.request(), ForwardedPrefix.of(http));
        String accept = String.valueOf(http.request().getHeader("Accept"));
        http.response().putHeader("Vary", "Accept");
        if (accept.contains("text/html")) {
            http.response().putHeader("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'");
            answer(http, "text/html; charset=utf-8", html(root));
        } else if (accept.contains("application/json")) {
            answer(http, "application/json", json(root));
        } else {
            answer(http, PLAIN, plain(root));
        }
    }

    private static void answer(RoutingContext http, String type, String text) {
        http.response()
                .putHeader("Content-Type", type)
                .putHeader("Cache-Control", "no-cache")
                .end(text);
    }

    private String lines(String root) {
        return """
                curl -i -X PUT %1$s/v1/stream/hello -H 'Content-Type: text/plain'%2$s
                curl -i -X POST %1$s/v1/stream/hello -H 'Content-Type: text/plain'%2$s -d 'hello, world'
                curl -i '%1$s/v1/stream/hello?offset=-1'%2$s
                curl -N '%1$s/v1/stream/hello?offset=-1&live=sse'%2$s
                """.formatted(root, authorization);
    }

    private String plain(String root) {
        return """
                Tidemark reference server %2$s

                Durable Streams 1.0   %1$s/v1/stream/
                S2 v1                 %1$s/v1/
                health                %1$s/q/health
                metrics               %1$s/q/metrics
                settings              %1$s/settings

                %3$s""".formatted(root, version, lines(root));
    }

    private String json(String root) {
        return """
                {"name":"tidemark","version":"%2$s","durableStreams":"%1$s/v1/stream/","s2":"%1$s/v1/",\
                "health":"%1$s/q/health","metrics":"%1$s/q/metrics","settings":"%1$s/settings"}""".formatted(root, version);
    }

    private String html(String root) {
        return """
                <!DOCTYPE html>
                <html lang="en">
                <meta charset="utf-8">
                <meta name="viewport" content="width=device-width">
                <title>Tidemark reference server</title>
                <style>
                :root { color-scheme: light dark; font: 1rem/1.5 system-ui, sans-serif }
                body { max-width: 50rem; margin: 2rem auto; padding: 0 1rem }
                pre { overflow-x: auto; padding: .75rem; border: 1px solid; border-radius: .25rem }
                </style>
                <h1>Tidemark reference server %2$s</h1>
                <p>It serves Durable Streams 1.0 below <code>%1$s/v1/stream/</code> and S2 v1 below <code>%1$s/v1/</code>.</p>
                <pre>%3$s</pre>
                <p><a href="%1$s/q/health">health</a> · <a href="%1$s/q/metrics">metrics</a>
                · <a href="%1$s/settings">settings</a></p>
                </html>
                """.formatted(root, version, lines(root).replace("&", "&amp;"));
    }

    private static String settings() {
        try (InputStream document = Welcome.class.getResourceAsStream(SETTINGS)) {
            return document == null ? "" : new String(document.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
