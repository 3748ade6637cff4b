// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.repro;

import dev.tidemark.reports.evidence.Body;
import dev.tidemark.reports.evidence.Exchange;
import dev.tidemark.reports.evidence.Exchange.Header;
import dev.tidemark.reports.evidence.Exchanges;
import dev.tidemark.reports.evidence.Plural;
import dev.tidemark.reports.verdict.Finding;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * A shell script of curl commands that repeats a deciding exchange and what came before it, and judges the answer: exit code 0 when it is
 * right now, 1 when it is still wrong, 2 when curl cannot show it.
 */
public final class ReproScript {

    private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]+";
    private static final Set<String> LEFT_TO_CURL = Set.of("content-length", "transfer-encoding", "connection", "host");
    private static final String USUAL_LIMIT = "10";
    private static final int LONG_POLL_LIMIT = 70;
    private static final int EVENTS_LIMIT = 5;
    private static final int SPARE = 10;
    private static final int WIDEST = 8;

    private final List<String> lines = new ArrayList<>();
    private final List<Exchange> exchanges;
    /** Whether the target sent something by itself. */
    private final boolean received;

    private final Exchange deciding;
    private final Replayed replayed;
    private final Sign sign;
    private final Map<Exchange, List<String>> taken = new HashMap<>();

    private ReproScript(Finding.Broken finding, Exchanges all, Exchange deciding) {
        List<Exchange> recorded = all.until(deciding);
        this.exchanges = toTheTarget(recorded);
        this.received = recorded.size() > exchanges.size();
        this.deciding = deciding;
        this.replayed = new Replayed(exchanges);
        this.sign = sign(finding, all.leftOut());
        take();
    }

    /**
     * A script as it is written.
     *
     * @param judges whether it can tell a server with the fault from one without; otherwise it says why not
     */
    public record Written(String text, boolean judges) {}

    /** @param rerun the command that runs the case again, for what curl cannot show */
    public static Written of(
            String requirement, Finding.Broken finding, Exchanges all, Exchange deciding, String rerun) {
        ReproScript script = new ReproScript(finding, all, deciding);
        script.head(requirement, finding, all.leftOut(), rerun);
        String head = script.flush();
        script.tidy();
        script.steps();
        script.lines.add("");
        script.lines.add("# --- is it as it should be? ---------------------------------------------------");
        script.lines.add("");
        script.lines.add(script.sign.line(script.replayed::text));
        String body = script.flush();
        return new Written(head + "\n" + ReproFunctions.usedBy(body) + "\n" + body, script.sign.tells());
    }

    private String flush() {
        String text = String.join("\n", lines) + "\n";
        lines.clear();
        return text;
    }

    /** What was sent to where the first request went; what the target sent by itself went elsewhere. */
    private static List<Exchange> toTheTarget(List<Exchange> recorded) {
        if (recorded.isEmpty()) {
            return recorded;
        }
        String origin = new Replayed(recorded.subList(0, 1)).origin();
        return recorded.stream()
                .filter(exchange -> exchange.request().url().startsWith(origin))
                .toList();
    }

    /** Whether some requests carry credentials and others do not: a token that the target gave, which is not recorded. */
    private boolean hasTokens() {
        List<Boolean> secret = exchanges.stream()
                .map(exchange -> exchange.request().headers().stream().anyMatch(Exchange.Header::secret))
                .distinct()
                .toList();
        return secret.size() > 1;
    }

    private Sign sign(Finding.Broken finding, long leftOut) {
        if (received) {
            return Sign.none("the server sends requests by itself, and curl receives none");
        }
        if (hasTokens()) {
            return Sign.none("a token that the server gave was not recorded");
        }
        if (Steps.overlap(exchanges)) {
            return Sign.none("it takes requests at the same time");
        }
        if (leftOut > 0) {
            return Sign.none(Plural.of(leftOut, "exchange") + " of the run " + (leftOut == 1 ? "was" : "were")
                    + " not recorded");
        }
        for (Exchange exchange : exchanges) {
            Body body = exchange.request().body();
            if (body != null && body.cut()) {
                return Sign.none("a request was too long to be recorded");
            }
            if (exchange.request().url().contains("[masked]")) {
                return Sign.none("a secret of the address was not recorded");
            }
        }
        List<Given> given = exchanges.stream()
                .filter(exchange -> exchange != deciding && exchange.response() != null)
                .flatMap(exchange -> Given.in(exchange.response()).stream())
                .toList();
        return Signs.find(finding, deciding, given);
    }

    /** Gives a variable to every value of an answer that is used later and that no request had before. */
    private void take() {
        for (int i = 0; i < exchanges.size(); i++) {
            Exchange exchange = exchanges.get(i);
            if (exchange.response() == null) {
                continue;
            }
            List<String> before = exchanges.subList(0, i + 1).stream()
                    .flatMap(each -> Sent.texts(each.request()).stream())
                    .toList();
            List<String> after = new ArrayList<>(exchanges.subList(i + 1, exchanges.size()).stream()
                    .flatMap(each -> Sent.texts(each.request()).stream())
                    .toList());
            if (exchange != deciding) {
                after.addAll(sign.arguments());
            }
            for (Given given : Given.in(exchange.response())) {
                String value = given.value();
                if (!replayed.knows(value)
                        && before.stream().noneMatch(text -> text.contains(value))
                        && after.stream().anyMatch(text -> text.contains(value))) {
                    String name =
                            "v" + (taken.values().stream().mapToInt(List::size).sum() + 1);
                    replayed.take(value, name);
                    taken.computeIfAbsent(exchange, any -> new ArrayList<>()).add(name + "=$(" + given.code() + ")");
                }
            }
        }
    }

    private void head(String requirement, Finding.Broken finding, long leftOut, String rerun) {
        lines.add("#!/bin/sh");
        lines.add(Shell.comment(requirement));
        lines.add(Shell.comment("expected: " + finding.expected()));
        lines.add(Shell.comment("observed: " + finding.observed()));
        lines.add("#");
        lines.add(Shell.comment(
                "sh repro.sh [BASE]: exit code 0 says fixed, 1 still broken, 2 cannot be shown by curl."));
        if (leftOut > 0) {
            lines.add(Shell.comment(Plural.of(leftOut, "exchange") + " left out"));
        }
        if (replayed.origin().startsWith("https:")) {
            lines.add(Shell.comment("TIDEMARK_CA=file.pem has curl trust the certificates in that file."));
        }
        lines.add("");
        lines.add("base=${1:-" + Shell.quote(replayed.origin())
                + "} # scheme, host and port; the paths are in the requests");
        lines.add("base=$(printf %s \"$base\" | sed 's|^\\([a-z]*://[^/]*\\).*|\\1|')");
        lines.add("rerun="
                + replayed.elsewhere(rerun.replaceAll("\\p{Cntrl}+", " ")).quoted());
        lines.add("limit=" + USUAL_LIMIT + " # seconds that an answer may take");
        variables();
    }

    private void variables() {
        lines.add("now=$(date +%s)");
        if (!replayed.run().isEmpty()) {
            int width = Math.min(WIDEST, replayed.run().length() - "tidemark-".length());
            lines.add("run=tidemark-$(printf '%0" + width + "x' \"$(( (now % 65536 * 65536 + $$ % 65536) % "
                    + (1L << 4 * width) + " ))\") # new names in every run");
        } else {
            lines.add("run=tidemark");
        }
        if (hasTokens()) {
            return;
        }
        Set<String> secrets = new TreeSet<>();
        for (Exchange exchange : exchanges) {
            exchange.request().headers().stream()
                    .filter(header -> header.secret() && header.name().matches(TOKEN))
                    .forEach(header -> secrets.add(header.value().substring(1)));
        }
        secrets.forEach(name -> lines.add(": \"${" + name + ":?set it to the value of that header}\""));
    }

    /** What the script makes it deletes. */
    private void tidy() {
        Made made = Made.by(exchanges, replayed.run());
        lines.add("");
        lines.add("tidy() {");
        List<String> deletions = new ArrayList<>();
        made.streams().forEach((url, request) -> deletions.add(0, deletion(url, request)));
        made.basins().forEach((url, request) -> deletions.add(deletion(url, request)));
        deletions.forEach(deletion -> lines.add("  " + deletion));
        lines.add("  rm -rf \"$dir\"");
        lines.add("}");
        lines.add("trap tidy EXIT");
        lines.add("trap 'exit 130' INT TERM");
        lines.add("");
        lines.add("# --- the requests of the recorded run ------------------------------------------");
        made.missingBasins().forEach((name, config) -> {
            lines.add("");
            lines.add(Shell.comment("The basin was there before."));
            lines.add("step 201 POST \"$base/v1/basins\" -H 'Content-Type: application/json' \\\n  --data-raw "
                    + replayed.text("{\"basin\":\"" + name + "\",\"config\":" + config + "}")
                            .quoted());
        });
    }

    private String deletion(String url, Exchange.Request request) {
        StringBuilder line =
                new StringBuilder("send DELETE " + replayed.text(url).quoted());
        request.headers().stream()
                .filter(header -> header.secret() || header.name().equalsIgnoreCase("s2-basin"))
                .filter(header -> header.name().matches(TOKEN))
                .forEach(header -> line.append(" -H ").append(header(header)));
        return line.toString();
    }

    private void steps() {
        for (Steps.Step step : Steps.of(exchanges)) {
            lines.add("");
            if (step.last() == deciding) {
                lines.add("# This one decides.");
            }
            if (step.pause() > 0) {
                lines.add("sleep " + step.pause());
            }
            step(step);
            taken.getOrDefault(step.last(), List.of()).forEach(lines::add);
        }
    }

    private void step(Steps.Step step) {
        Exchange.Request request = step.last().request();
        Body body = request.body();
        boolean binary = body != null && !body.printable();
        String status = step.last().response() == null
                ? "000"
                : Integer.toString(step.last().response().status());
        if (binary) {
            lines.add("printf %s " + Shell.quote(Base64.getEncoder().encodeToString(body.recorded()))
                    + " | base64 -d >\"$dir/request\"");
        }
        if (body != null && body.cut()) {
            lines.add(Shell.comment(
                    "the body was longer: %d of %d bytes".formatted(body.recorded().length, body.bytes())));
        }
        int limit = Sent.asksForEvents(request) ? EVENTS_LIMIT : Sent.waits(request) ? LONG_POLL_LIMIT : 0;
        if (limit > 0) {
            lines.add("limit=" + limit);
        }
        StringBuilder line = new StringBuilder();
        line.append(
                        step.polls()
                                ? "poll " + (step.seconds() + SPARE) + " "
                                : step.last() == deciding ? "decide " : "step ")
                .append(status);
        line.append(' ').append(Shell.word(request.method()));
        line.append(' ').append(replayed.text(request.url()).quoted());
        headers(request, line);
        if (body != null) {
            line.append(" \\\n  ")
                    .append(
                            binary
                                    ? "--data-binary \"@$dir/request\""
                                    : "--data-raw " + replayed.text(body.text()).quoted());
        }
        lines.add(line.toString());
        if (limit > 0) {
            lines.add("limit=" + USUAL_LIMIT);
        }
    }

    private void headers(Exchange.Request request, StringBuilder line) {
        boolean typed = false;
        for (Header header : request.headers()) {
            String name = header.name().toLowerCase(Locale.ROOT);
            typed |= name.equals("content-type");
            if (header.name().matches(TOKEN) && !LEFT_TO_CURL.contains(name)) {
                line.append(" \\\n  -H ").append(header(header));
            }
        }
        if (request.body() != null && !typed) {
            line.append(" \\\n  -H 'Content-Type:'");
        }
    }

    private String header(Header header) {
        String value = header.value().replaceAll("\\p{Cntrl}+", " ");
        if (header.secret()) {
            return Shell.quote(header.name() + ": ") + "\"" + header.value() + "\"";
        }
        return replayed.text(value.isBlank() ? header.name() + ";" : header.name() + ": " + value)
                .quoted();
    }
}
