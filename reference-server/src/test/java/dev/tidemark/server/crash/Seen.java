// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.crash;

import static dev.tidemark.server.http.Client.header;

import dev.tidemark.server.http.Client;
import java.net.http.HttpResponse;
import java.util.Objects;
import java.util.Optional;

/**
 * A stream as the server shows it.
 *
 * @param body all of it; null if it cannot be read
 */
record Seen(int status, HttpResponse<String> head, String body) {

    private static final int SHOWN = 80;

    static Seen at(Client client, String stream) {
        HttpResponse<String> head = client.send("HEAD", stream, null);
        return new Seen(head.statusCode(), head, head.statusCode() == 200 ? body(client, stream, "-1") : null);
    }

    /** Everything from an offset on, page by page. */
    static String body(Client client, String stream, String offset) {
        StringBuilder all = new StringBuilder();
        HttpResponse<String> page = client.send("GET", stream + "?offset=" + offset, null);
        while (header(page, "Stream-Up-To-Date") == null) {
            if (page.statusCode() != 200) {
                throw new AssertionError("a read of " + stream + " at " + offset + " gave " + page.statusCode());
            }
            all.append(page.body());
            page = client.send("GET", stream + "?offset=" + header(page, "Stream-Next-Offset"), null);
        }
        return all.append(page.body()).toString().replace("][", ",");
    }

    /** What is not as it must be, if anything. */
    Optional<String> differenceFrom(StreamModel stream) {
        int wanted = stream.softDeleted() ? 410 : 200;
        if (status != wanted || stream.softDeleted()) {
            return difference("status", wanted, status);
        }
        StreamModel.Settings settings = stream.settings();
        String retention =
                settings.retention().isPresent() ? "" + settings.retention().getAsInt() : null;
        return difference("type", settings.type(), header(head, "Content-Type"))
                .or(() -> difference("closure", stream.closed() ? "true" : null, header(head, "Stream-Closed")))
                .or(() -> difference("retention", retention, header(head, "Stream-Retention-Messages")))
                .or(() -> difference(
                        "lifetime", settings.idle() ? StreamModel.Settings.TTL : null, header(head, "Stream-TTL")))
                .or(() -> content(stream.content().body(0, settings.json())))
                .or(() -> stream.content().tail().flatMap(tail -> difference("tail", tail, tail().orElse(null))))
                .or(() -> earliest()
                        .flatMap(seen ->
                                stream.content().first().flatMap(known -> difference("earliest", known, seen))));
    }

    /** For a stream that must not be there. */
    Optional<String> differenceFromNothing() {
        return difference("status", 404, status);
    }

    Optional<String> tail() {
        return Optional.ofNullable(header(head, "Stream-Next-Offset"));
    }

    /** Shown only by streams that drop data, or did. */
    Optional<String> earliest() {
        return Optional.ofNullable(header(head, "Stream-Earliest-Offset"));
    }

    private Optional<String> content(String wanted) {
        if (wanted.equals(body)) {
            return Optional.empty();
        }
        int at = 0;
        while (at < Math.min(wanted.length(), body.length()) && wanted.charAt(at) == body.charAt(at)) {
            at++;
        }
        return difference("content from character " + at + " on", part(wanted, at), part(body, at));
    }

    private static String part(String text, int at) {
        String rest = text.substring(at);
        return rest.length() > SHOWN ? rest.substring(0, SHOWN) + "... (" + rest.length() + ")" : rest;
    }

    private static Optional<String> difference(String what, Object wanted, Object seen) {
        return Objects.equals(wanted, seen)
                ? Optional.empty()
                : Optional.of("%s: wanted %s, seen %s".formatted(what, wanted, seen));
    }
}
