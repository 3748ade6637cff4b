// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.log.settings;

import java.util.Locale;

/**
 * The content type of a stream, kept exactly as its creator wrote it.
 *
 * <p>Two content types match if their media types are equal without regard to letter case; parameters such as
 * {@code charset} are not compared.
 */
public record ContentType(String value) {

    private static final String JSON = "application/json";

    /** The media type in lower case, without parameters. */
    public String mediaType() {
        int semicolon = value.indexOf(';');
        String bare = semicolon < 0 ? value : value.substring(0, semicolon);
        return bare.strip().toLowerCase(Locale.ROOT);
    }

    /** Whether records are values of JSON: only for this very type, not for others that end in +json (Durable Streams 9.1). */
    public boolean isJson() {
        return value.equals(JSON) || mediaType().equals(JSON);
    }

    public boolean matches(ContentType other) {
        return value.equals(other.value) || mediaType().equals(other.mediaType());
    }
}
