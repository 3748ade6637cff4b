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
 */
public record Exchange(String at, long millis, Request request, Response response, String error, boolean deciding) {

    /** @param body null when there was none */
    public record Request(String method, String url, List<Header> headers, Body body) {}

    /** @param body null when there was none */
    public record Response(int status, List<Header> headers, Body body) {}

    /** @param secret whether the value is a placeholder for one that was masked */
    public record Header(String name, String value, boolean secret) {}
}
