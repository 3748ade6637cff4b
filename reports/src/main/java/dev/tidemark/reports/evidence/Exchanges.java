// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.evidence;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * The exchanges of one execution, as attached with media type {@link dev.tidemark.reports.contract.MediaTypes#EXCHANGES}.
 *
 * @param leftOut how many earlier ones were not recorded
 */
public record Exchanges(long leftOut, List<Exchange> list) {

    static final Exchanges NONE = new Exchanges(0, List.of());

    public Exchanges {
        list = List.copyOf(list);
    }

    /** The exchange that decided: the one marked so, else the last; null when there is none. */
    public Exchange deciding() {
        return list.stream()
                .filter(Exchange::deciding)
                .findFirst()
                .orElse(list.isEmpty() ? null : list.get(list.size() - 1));
    }

    /** The exchanges up to and including this one. */
    public List<Exchange> until(Exchange last) {
        return list.subList(0, list.indexOf(last) + 1);
    }

    Exchanges and(Exchanges later) {
        List<Exchange> all = new ArrayList<>(list);
        all.addAll(later.list);
        return new Exchanges(leftOut + later.leftOut, all);
    }

    static void learn(JsonNode attachment, Secrets secrets) {
        attachment.path("secretQuery").forEach(name -> secrets.learnParameter(name.asText()));
        for (JsonNode exchange : attachment.path("exchanges")) {
            secrets.learnAddress(exchange.path("request").path("url").asText());
            for (String side : List.of("request", "response")) {
                exchange.path(side)
                        .path("headers")
                        .forEach(
                                h -> secrets.learn(h.path(0).asText(), h.path(1).asText()));
            }
        }
    }

    static Exchanges read(JsonNode attachment, Secrets secrets) throws IOException {
        List<Exchange> list = new ArrayList<>();
        for (JsonNode exchange : attachment.path("exchanges")) {
            list.add(exchange(exchange, secrets));
        }
        return new Exchanges(attachment.path("leftOut").asLong(), list);
    }

    private static Exchange exchange(JsonNode node, Secrets secrets) throws IOException {
        JsonNode request = node.path("request");
        JsonNode response = node.path("response");
        return new Exchange(
                text(node, "at", secrets),
                node.path("millis").asLong(),
                new Exchange.Request(
                        text(request, "method", secrets),
                        text(request, "url", secrets),
                        headers(request, secrets),
                        body(request, secrets)),
                response.isObject()
                        ? new Exchange.Response(
                                response.path("status").asInt(), headers(response, secrets), body(response, secrets))
                        : null,
                node.hasNonNull("error") ? text(node, "error", secrets) : null,
                node.path("deciding").asBoolean(),
                arrivals(node, secrets));
    }

    private static List<Exchange.Arrival> arrivals(JsonNode node, Secrets secrets) {
        List<Exchange.Arrival> arrivals = new ArrayList<>();
        for (JsonNode arrival : node.path("arrivals")) {
            arrivals.add(new Exchange.Arrival(arrival.path("millis").asLong(), text(arrival, "what", secrets)));
        }
        return arrivals;
    }

    private static List<Exchange.Header> headers(JsonNode side, Secrets secrets) {
        List<Exchange.Header> headers = new ArrayList<>();
        for (JsonNode header : side.path("headers")) {
            String name = PrintableText.of(header.path(0).asText());
            boolean secret = secrets.isSecret(name);
            String value = secret
                    ? Secrets.placeholder(name)
                    : PrintableText.of(secrets.mask(header.path(1).asText()));
            headers.add(new Exchange.Header(name, value, secret));
        }
        return headers;
    }

    private static Body body(JsonNode side, Secrets secrets) throws IOException {
        JsonNode body = side.path("body");
        if (!body.isObject()) {
            return null;
        }
        byte[] recorded = body.hasNonNull("base64")
                ? body.get("base64").binaryValue()
                : body.path("text").asText().getBytes(StandardCharsets.UTF_8);
        long bytes = body.path("bytes").asLong(recorded.length);
        String words =
                body.hasNonNull("words") ? PrintableText.of(body.get("words").asText()) : null;
        return new Body(recorded, bytes, bytes > recorded.length, words).masked(secrets);
    }

    private static String text(JsonNode node, String field, Secrets secrets) {
        return PrintableText.of(secrets.mask(node.path(field).asText()));
    }
}
