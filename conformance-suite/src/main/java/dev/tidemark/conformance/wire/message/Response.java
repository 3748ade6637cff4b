// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.message;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** What the server answered: status, header fields in wire order, and all body bytes. */
public record Response(int status, List<Header> headers, byte[] body) {

    public Response {
        headers = List.copyOf(headers);
    }

    /** The value of the first field with this name (letter case ignored). */
    public Optional<String> header(String name) {
        return headers.stream()
                .filter(header -> header.name().equalsIgnoreCase(name))
                .map(Header::value)
                .findFirst();
    }

    /** The body read as UTF-8. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
