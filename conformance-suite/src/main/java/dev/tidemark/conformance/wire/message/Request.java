// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.message;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a client sends.
 *
 * @param body the bytes of the body, or null for a request without one
 * @param chunked whether the body is sent in chunks, without Content-Length
 */
public record Request(String method, URI uri, List<Header> headers, byte[] body, boolean chunked) {

    public Request {
        headers = List.copyOf(headers);
    }

    public static Request of(String method, URI uri) {
        return new Request(method, uri, List.of(), null, false);
    }

    public Request with(String name, String value) {
        var more = new ArrayList<>(headers);
        more.add(new Header(name, value));
        return new Request(method, uri, more, body, chunked);
    }

    public Request body(byte[] bytes) {
        return new Request(method, uri, headers, bytes, chunked);
    }

    public Request inChunks() {
        return new Request(method, uri, headers, body, true);
    }

    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }
}
