// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.repro;

import dev.tidemark.reports.evidence.Exchange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a recorded run made, by the names that are new in every run.
 *
 * @param streams address to a request to it, in the order in which they appeared
 * @param basins address to a request with their name
 * @param missingBasins name to config of the basins that were made before the recording began
 */
record Made(
        Map<String, Exchange.Request> streams,
        Map<String, Exchange.Request> basins,
        Map<String, String> missingBasins) {

    private static final String BASINS = "/v1/basins";
    private static final Pattern STREAM_OF_BASIN = Pattern.compile("(.*/v1/streams)(?:/([^/?#]+).*|$)");
    private static final Pattern NAME = Pattern.compile("\"(stream|basin)\"\\s*:\\s*\"([^\"]+)\"");

    static Made by(List<Exchange> exchanges, String run) {
        Made made = new Made(new LinkedHashMap<>(), new LinkedHashMap<>(), new LinkedHashMap<>());
        if (!run.isEmpty()) {
            exchanges.forEach(exchange -> made.add(exchange, run));
        }
        return made;
    }

    private void add(Exchange exchange, String run) {
        Exchange.Request request = exchange.request();
        String origin = request.url()
                .substring(0, request.url().length() - request.target().length());
        String path = request.url().replaceFirst("[?#].*", "");
        String named = named(request);
        if (path.startsWith(origin + BASINS)) {
            String address = named.isEmpty() ? path : origin + BASINS + "/" + named;
            if (address.contains(run)) {
                basins.putIfAbsent(address, request);
            }
            return;
        }
        Matcher s2 = STREAM_OF_BASIN.matcher(path);
        if (s2.matches()) {
            basin(exchange, origin, run);
            String name = s2.group(2) == null ? named : s2.group(2);
            if (name.contains(run)) {
                streams.putIfAbsent(s2.group(1) + "/" + name, request);
            }
        } else if (path.contains(run)) {
            streams.putIfAbsent(path, request);
        }
    }

    private void basin(Exchange exchange, String origin, String run) {
        for (Exchange.Header header : exchange.request().headers()) {
            String address = origin + BASINS + "/" + header.value();
            if (header.name().equalsIgnoreCase("s2-basin")
                    && header.value().contains(run)
                    && basins.putIfAbsent(address, exchange.request()) == null) {
                missingBasins.put(header.value(), config(exchange));
            }
        }
    }

    /** What the first use of a basin says about it: a stream that nobody made was made by its use. */
    private static String config(Exchange first) {
        boolean found = first.response() != null && first.response().status() / 100 == 2;
        if (!found || !first.request().url().matches(".*/records(\\?.*)?")) {
            return "{}";
        }
        return first.request().method().equals("GET")
                ? "{\"create_stream_on_read\":true}"
                : "{\"create_stream_on_append\":true}";
    }

    private static String named(Exchange.Request request) {
        if (!request.method().equals("POST") || request.body() == null) {
            return "";
        }
        Matcher name = NAME.matcher(request.body().text());
        return name.find() ? name.group(2) : "";
    }
}
