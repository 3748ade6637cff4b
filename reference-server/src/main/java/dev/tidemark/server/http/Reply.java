// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import java.util.LinkedHashMap;
import java.util.Map;

/** A response that is complete in memory. */
public record Reply(int status, Map<String, String> headers, byte[] body) {

    private static final byte[] NO_BODY = new byte[0];
    private static final String CONTENT_TYPE = "Content-Type";
    private static final int NOT_MODIFIED = 304;

    public static Reply of(int status) {
        return new Reply(status, Map.of(), NO_BODY);
    }

    public Reply with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Reply(status, more, body);
    }

    public Reply withIf(boolean condition, String header, String value) {
        return condition ? with(header, value) : this;
    }

    public Reply withBody(byte[] bytes) {
        return new Reply(status, headers, bytes);
    }

    /** The same headers, except those of the body, without the body (RFC 9110, 15.4.5). */
    public Reply notModified() {
        Map<String, String> remaining = new LinkedHashMap<>(headers);
        remaining.remove(CONTENT_TYPE);
        return new Reply(NOT_MODIFIED, remaining, NO_BODY);
    }
}
