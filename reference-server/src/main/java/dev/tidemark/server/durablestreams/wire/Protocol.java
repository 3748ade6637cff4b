// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams.wire;

import java.util.List;

/** The words of Durable Streams on the wire: headers, parameters, values, status codes. */
public final class Protocol {

    /** Where streams live; the rest of the path is the name of the stream (section 3 leaves it to the server). */
    public static final String ROOT = "/v1/stream/";

    /** The first path segment that is kept for control interfaces (section 6). */
    static final String RESERVED_SEGMENT = "__ds";

    // Headers of streams (13.2)
    public static final String STREAM_NEXT_OFFSET = "Stream-Next-Offset";
    public static final String STREAM_UP_TO_DATE = "Stream-Up-To-Date";
    public static final String STREAM_CLOSED = "Stream-Closed";
    public static final String STREAM_CURSOR = "Stream-Cursor";
    static final String STREAM_SEQ = "Stream-Seq";
    public static final String STREAM_SSE_DATA_ENCODING = "Stream-SSE-Data-Encoding";
    static final String PRODUCER_ID = "Producer-Id";
    public static final String PRODUCER_EPOCH = "Producer-Epoch";
    public static final String PRODUCER_SEQ = "Producer-Seq";
    public static final String PRODUCER_EXPECTED_SEQ = "Producer-Expected-Seq";
    public static final String PRODUCER_RECEIVED_SEQ = "Producer-Received-Seq";
    public static final String TRUE = "true";
    public static final String BASE64 = "base64";

    // Expiry (5.1)
    static final String STREAM_TTL = "Stream-TTL";
    static final String STREAM_EXPIRES_AT = "Stream-Expires-At";

    // Forks (4.2)
    static final String STREAM_FORKED_FROM = "Stream-Forked-From";
    static final String STREAM_FORK_OFFSET = "Stream-Fork-Offset";
    static final String STREAM_FORK_SUB_OFFSET = "Stream-Fork-Sub-Offset";

    // Retention, our extension (4, 11.1)
    static final String STREAM_RETENTION_BYTES = "Stream-Retention-Bytes";
    static final String STREAM_RETENTION_AGE = "Stream-Retention-Age";
    static final String STREAM_RETENTION_MESSAGES = "Stream-Retention-Messages";
    public static final String STREAM_EARLIEST_OFFSET = "Stream-Earliest-Offset";

    // Headers of HTTP that the protocol speaks of
    public static final String CONTENT_TYPE = "Content-Type";
    public static final String CACHE_CONTROL = "Cache-Control";
    public static final String ETAG = "ETag";
    static final String IF_NONE_MATCH = "If-None-Match";
    public static final String LOCATION = "Location";
    public static final String ALLOW = "Allow";
    static final String RETRY_AFTER = "Retry-After";
    static final String CONTENT_ENCODING = "Content-Encoding";
    static final String ACCEPT_ENCODING = "Accept-Encoding";
    public static final String AUTHORIZATION = "Authorization";
    static final String WWW_AUTHENTICATE = "WWW-Authenticate";
    public static final String ACCEL_BUFFERING = "X-Accel-Buffering";
    public static final String NO = "no";
    static final String BEARER = "Bearer realm=\"tidemark\"";

    // Caching (10.1, 5.5, 8)
    public static final String CACHE_SHARED = "public, max-age=%d, stale-while-revalidate=%d";
    public static final int CACHE_SECONDS = 60;
    public static final int CACHE_STALE_SECONDS = 300;
    public static final String CACHE_PUBLIC = "public";
    public static final String CACHE_PRIVATE = "private";
    public static final String CACHE_REVALIDATE = "no-cache";
    public static final String CACHE_REVALIDATE_UNCHANGED = "no-cache, no-transform";
    public static final String CACHE_NEVER = "no-store";

    // Parameters of reads (5.6 to 5.8)
    static final String OFFSET = "offset";
    public static final String LIVE = "live";
    static final String CURSOR = "cursor";
    static final String LIVE_LONG_POLL = "long-poll";
    static final String LIVE_SSE = "sse";
    static final String OFFSET_START = "-1";
    static final String OFFSET_NOW = "now";

    // Server-sent events (5.8)
    public static final String EVENT_DATA = "data";
    public static final String EVENT_CONTROL = "control";
    public static final String FIELD_NEXT_OFFSET = "streamNextOffset";
    public static final String FIELD_CURSOR = "streamCursor";
    public static final String FIELD_UP_TO_DATE = "upToDate";
    public static final String FIELD_CLOSED = "streamClosed";

    // Media types
    static final String JSON = "application/json";
    static final String TEXT_PREFIX = "text/";
    public static final String OCTET_STREAM = "application/octet-stream";
    public static final String EVENT_STREAM = "text/event-stream";

    // Status codes (5.1 to 5.8)
    public static final int OK = 200;
    public static final int CREATED = 201;
    public static final int NO_CONTENT = 204;
    static final int NOT_MODIFIED = 304;
    static final int BAD_REQUEST = 400;
    public static final int UNAUTHORIZED = 401;
    public static final int FORBIDDEN = 403;
    public static final int NOT_FOUND = 404;
    public static final int METHOD_NOT_ALLOWED = 405;
    public static final int CONFLICT = 409;
    static final int GONE = 410;
    static final int PAYLOAD_TOO_LARGE = 413;
    static final int UNSUPPORTED_TYPE = 415;
    static final int TOO_MANY_REQUESTS = 429;
    public static final int UNAVAILABLE = 503;
    public static final int NO_SPACE = 507;

    // Browsers (12.7) and cross-origin requests
    public static final String CONTENT_TYPE_OPTIONS = "X-Content-Type-Options";
    public static final String NOSNIFF = "nosniff";
    public static final String RESOURCE_POLICY = "Cross-Origin-Resource-Policy";
    public static final String CROSS_ORIGIN = "cross-origin";
    public static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    public static final String ALLOW_METHODS = "Access-Control-Allow-Methods";
    public static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";
    public static final String EXPOSE_HEADERS = "Access-Control-Expose-Headers";
    public static final String MAX_AGE = "Access-Control-Max-Age";

    public static final String METHODS = "GET, HEAD, PUT, POST, DELETE, OPTIONS";

    public static final List<String> REQUEST_HEADERS = List.of(
            CONTENT_TYPE,
            CONTENT_ENCODING,
            IF_NONE_MATCH,
            STREAM_CLOSED,
            STREAM_SEQ,
            STREAM_TTL,
            STREAM_EXPIRES_AT,
            STREAM_FORKED_FROM,
            STREAM_FORK_OFFSET,
            STREAM_FORK_SUB_OFFSET,
            STREAM_RETENTION_BYTES,
            STREAM_RETENTION_AGE,
            STREAM_RETENTION_MESSAGES,
            PRODUCER_ID,
            PRODUCER_EPOCH,
            PRODUCER_SEQ,
            AUTHORIZATION);

    public static final List<String> RESPONSE_HEADERS = List.of(
            STREAM_NEXT_OFFSET,
            STREAM_UP_TO_DATE,
            STREAM_CLOSED,
            STREAM_CURSOR,
            STREAM_SSE_DATA_ENCODING,
            STREAM_TTL,
            STREAM_EXPIRES_AT,
            STREAM_RETENTION_BYTES,
            STREAM_RETENTION_AGE,
            STREAM_RETENTION_MESSAGES,
            STREAM_EARLIEST_OFFSET,
            PRODUCER_EPOCH,
            PRODUCER_SEQ,
            PRODUCER_EXPECTED_SEQ,
            PRODUCER_RECEIVED_SEQ,
            CONTENT_TYPE,
            CACHE_CONTROL,
            ETAG,
            LOCATION,
            ALLOW,
            ACCEPT_ENCODING,
            RETRY_AFTER);

    private Protocol() {}
}
