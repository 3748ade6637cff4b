// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.evidence;

import java.util.List;

/**
 * One request and its answer as they went over the wire, secrets masked.
 *
 * @param at ISO instant
 * @param response null when none arrived
 * @param error why none arrived, or null
 * @param deciding whether the suite marked this exchange as the one that decided
 * @param arrivals on an answer that came bit by bit, where they were recorded
 */
public record Exchange(
        String at,
        long millis,
        Request request,
        Response response,
        String error,
        boolean deciding,
        List<Arrival> arrivals) {

    public Exchange {
        arrivals = List.copyOf(arrivals);
    }

    /**
     * What happened in an exchange that went bit by bit, such as an event that came, or a frame that was sent.
     *
     * @param millis after the request
     */
    public record Arrival(long millis, String what) {}

    /** @param body null when there was none */
    public record Request(String method, String url, List<Header> headers, Body body) {

        /** The path and the query. */
        public String target() {
            return url.replaceFirst("^[a-z]+://[^/?#]*", "");
        }
    }

    /** @param body null when there was none */
    public record Response(int status, List<Header> headers, Body body) {}

    /** @param secret whether the value is a placeholder for one that was masked */
    public record Header(String name, String value, boolean secret) {}
}
