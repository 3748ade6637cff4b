// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams.wire;

import dev.tidemark.server.log.settings.ContentType;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Reading content types (section 9). */
public final class MediaTypes {

    private static final String TOKEN = "[!#$%&'*+.^_`|~0-9A-Za-z-]+";
    private static final String QUOTED = "\"(?:[^\"\\\\\\p{Cntrl}]|\\\\[^\\p{Cntrl}])*\"";
    private static final Pattern FORM = Pattern.compile(
            TOKEN + "/" + TOKEN + "(?:[ \\t]*;[ \\t]*(?:" + TOKEN + "=(?:" + TOKEN + "|" + QUOTED + "))?)*");

    private static final int LONGEST = 512;

    /** Most requests have one of these: they need not be looked at letter by letter. */
    private static final Map<String, Optional<ContentType>> USUAL = Stream.of(
                    Protocol.JSON, Protocol.OCTET_STREAM, "text/plain")
            .collect(Collectors.toUnmodifiableMap(type -> type, type -> Optional.of(new ContentType(type))));

    private MediaTypes() {}

    /**
     * The content type of a request, exactly as sent; absent if there is none.
     *
     * @throws Problem if it is malformed (RFC 9110, 8.3.1)
     */
    public static Optional<ContentType> parse(String header) {
        Optional<ContentType> usual = header == null ? Optional.empty() : USUAL.getOrDefault(header, Optional.empty());
        if (usual.isPresent()) {
            return usual;
        }
        if (header == null || header.isBlank()) {
            return Optional.empty();
        }
        if (header.length() > LONGEST || !FORM.matcher(header.strip()).matches()) {
            throw Problem.badRequest("INVALID_CONTENT_TYPE", "The Content-Type is malformed.");
        }
        return Optional.of(new ContentType(header.strip()));
    }

    /** Whether messages have boundaries (9.1); only for this very type, not for others that end in +json. */
    public static boolean isJson(ContentType type) {
        return type.isJson();
    }

    /** Whether server-sent events carry the bytes as text (5.8). */
    public static boolean isText(ContentType type) {
        return isJson(type) || type.mediaType().startsWith(Protocol.TEXT_PREFIX);
    }
}
