// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import dev.tidemark.reports.evidence.Body;
import dev.tidemark.reports.evidence.Exchange;
import dev.tidemark.reports.evidence.Exchange.Header;
import dev.tidemark.reports.evidence.Exchanges;
import dev.tidemark.reports.verdict.Finding;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** A shell script of curl commands that repeats a deciding exchange and what came before it, as far as the transcript goes. */
final class ReproScript {

    private static final int MOST = 40;
    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
    private static final Set<String> LEFT_TO_CURL = Set.of("content-length", "transfer-encoding", "connection", "host");

    private final List<String> lines = new ArrayList<>();

    private ReproScript() {}

    static String of(String requirement, Finding.Broken finding, Exchanges exchanges, Exchange deciding) {
        List<Exchange> all = exchanges.until(deciding);
        List<Exchange> repeated = all.subList(Math.max(0, all.size() - MOST), all.size());
        ReproScript script = new ReproScript();
        script.head(requirement, finding, exchanges.leftOut() + all.size() - repeated.size());
        script.variables(repeated);
        repeated.forEach(script::exchange);
        return String.join("\n", script.lines) + "\n";
    }

    private void head(String requirement, Finding.Broken finding, long before) {
        lines.add("#!/bin/sh");
        lines.add(Shell.comment(requirement + ", seen at the last response:"));
        lines.add(Shell.comment("expected: " + finding.expected()));
        lines.add(Shell.comment("observed: " + finding.observed()));
        if (before > 0) {
            lines.add(Shell.comment(Plural.of(before, "earlier exchange") + " left out"));
        }
        lines.add("set -eu");
    }

    private void variables(List<Exchange> repeated) {
        Set<String> secrets = new TreeSet<>();
        for (Exchange exchange : repeated) {
            exchange.request().headers().stream()
                    .filter(header -> header.secret() && header.name().matches(TOKEN))
                    .forEach(header -> secrets.add(header.value().substring(1)));
        }
        if (repeated.stream().anyMatch(exchange -> exchange.request().url().startsWith("https:"))) {
            lines.add(Shell.comment("TIDEMARK_CA=file.pem has curl trust the certificates in that file"));
        }
        secrets.forEach(name -> lines.add(": \"${" + name + ":?set it to the value of that header}\""));
    }

    private void exchange(Exchange exchange) {
        Exchange.Request request = exchange.request();
        lines.add("");
        lines.add(Shell.comment(answer(exchange)));
        Body body = request.body();
        if (body != null && body.cut()) {
            lines.add(Shell.comment(
                    "the body was longer: %d of %d bytes".formatted(body.recorded().length, body.bytes())));
        }
        boolean binary = body != null && !body.printable();
        StringBuilder curl = new StringBuilder();
        if (binary) {
            curl.append("printf %s ").append(Shell.quote(Base64.getEncoder().encodeToString(body.recorded())));
            curl.append(" | base64 -d | ");
        }
        curl.append("curl -q -sS -i --globoff --path-as-is --max-time 60 ").append(method(request.method()));
        if (request.url().startsWith("https:")) {
            curl.append(" \\\n  ${TIDEMARK_CA:+--cacert \"$TIDEMARK_CA\"}");
        }
        headers(request, curl);
        if (body != null) {
            curl.append(" \\\n  ").append(binary ? "--data-binary @-" : "--data-raw " + Shell.quote(body.text()));
        }
        curl.append(" \\\n  --url ").append(Shell.quote(request.url()));
        lines.add(curl.toString());
    }

    private static String answer(Exchange exchange) {
        return exchange.response() == null
                ? "no answer: " + exchange.error()
                : "answered " + exchange.response().status();
    }

    private static String method(String method) {
        return method.equals("HEAD") ? "--head" : "-X " + Shell.quote(method);
    }

    private static void headers(Exchange.Request request, StringBuilder curl) {
        boolean typed = false;
        for (Header header : request.headers()) {
            String name = header.name().toLowerCase(Locale.ROOT);
            typed |= name.equals("content-type");
            if (header.name().matches(TOKEN) && !LEFT_TO_CURL.contains(name)) {
                curl.append(" \\\n  -H ").append(header(header));
            }
        }
        if (request.body() != null && !typed) {
            curl.append(" \\\n  -H 'Content-Type:'");
        }
    }

    private static String header(Header header) {
        String value = header.value().replaceAll("\\p{Cntrl}+", " ");
        if (header.secret()) {
            return Shell.quote(header.name() + ": ") + "\"" + header.value() + "\"";
        }
        return Shell.quote(value.isBlank() ? header.name() + ";" : header.name() + ": " + value);
    }
}
