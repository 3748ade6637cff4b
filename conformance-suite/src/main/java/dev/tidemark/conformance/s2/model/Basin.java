// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import dev.tidemark.conformance.target.Target;
import dev.tidemark.conformance.wire.message.Request;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A basin of the target, and the requests about what is in it. */
public record Basin(URI server, String name) {

    /** The option that names one. */
    public static final String OPTION = "basin";

    /** The basin that the user gave to work in, which is there already and stays; without it a run makes one of its own. */
    public static Optional<String> given(Target target) {
        return target.option(OPTION);
    }

    /** A request to all streams of the basin. */
    public Request streams(String method, String rawQuery) {
        return request(method, Vocabulary.STREAMS + (rawQuery.isEmpty() ? "" : "?" + rawQuery));
    }

    /** A request to the stream with this name. */
    public Request stream(String method, String stream) {
        return request(method, path(stream));
    }

    public Request append(String stream) {
        return request("POST", path(stream) + Vocabulary.RECORDS);
    }

    /** A read with this query, literally. */
    public Request read(String stream, String rawQuery) {
        return request("GET", path(stream) + Vocabulary.RECORDS + (rawQuery.isEmpty() ? "" : "?" + rawQuery));
    }

    public Request checkTail(String stream) {
        return request("GET", path(stream) + Vocabulary.TAIL);
    }

    private Request request(String method, String path) {
        return Request.of(method, server.resolve(path)).with(Vocabulary.S2_BASIN, name);
    }

    /** A name is one segment, whatever characters it has. */
    private static String path(String stream) {
        var segment = URLEncoder.encode(stream, StandardCharsets.UTF_8).replace("+", "%20");
        return Vocabulary.STREAMS + "/" + segment;
    }
}
