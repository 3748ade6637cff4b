// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2;

import java.util.List;

/** The words of S2 v1 on the wire: paths, headers, parameters, media types, limits. Codes are in {@link Code}. */
public final class Protocol {

    /** Everything but the questions for health begins with this. */
    public static final String ROOT = "/v1/";

    // Segments of paths (openapi.json, paths)
    public static final String STREAMS = "streams";
    public static final String RECORDS = "records";
    public static final String TAIL = "tail";
    public static final String BASINS = "basins";
    public static final String ACCESS_TOKENS = "access-tokens";
    public static final String METRICS = "metrics";
    public static final String LOCATIONS = "locations";

    // Health, as s2-lite has it
    public static final String HEALTH = "/health";
    public static final String PING = "/ping";

    // Headers of S2
    public static final String BASIN = "s2-basin";
    public static final String FORMAT = "s2-format";
    public static final String ENCRYPTION_KEY = "s2-encryption-key";
    public static final String REQUEST_TOKEN = "s2-request-token";
    public static final String PROVISION_RESULT = "s2-provision-result";
    public static final String FORMAT_RAW = "raw";
    public static final String FORMAT_BASE64 = "base64";
    public static final String FORMAT_RAW_OLD = "json";
    public static final String FORMAT_BASE64_OLD = "json-binsafe";

    // Headers of HTTP that S2 speaks of
    public static final String CONTENT_TYPE = "Content-Type";
    public static final String ACCEPT = "Accept";
    public static final String CONTENT_ENCODING = "Content-Encoding";
    public static final String ACCEPT_ENCODING = "Accept-Encoding";
    public static final String VARY = "Vary";
    public static final String AUTHORIZATION = "Authorization";
    public static final String WWW_AUTHENTICATE = "WWW-Authenticate";
    public static final String BEARER = "Bearer realm=\"tidemark\"";
    public static final String RETRY_AFTER = "Retry-After";
    public static final String ALLOW = "Allow";
    public static final String LAST_EVENT_ID = "Last-Event-ID";
    public static final String CACHE_CONTROL = "Cache-Control";
    public static final String UNCHANGED = "no-cache, no-transform";
    public static final String ACCEL_BUFFERING = "X-Accel-Buffering";
    public static final String NO = "no";

    // Media types
    public static final String JSON = "application/json";
    public static final String PROTOBUF = "application/protobuf";
    public static final String PROTOBUF_OLD = "application/x-protobuf";
    public static final String EVENT_STREAM = "text/event-stream";
    public static final String SESSION = "s2s/proto";

    // Encodings of bodies
    public static final String GZIP = "gzip";
    public static final String ZSTD = "zstd";
    public static final String IDENTITY = "identity";

    /** What is smaller is not compressed (s2s.md, "Message framing"). */
    public static final int COMPRESS_FROM = 1024;

    // Parameters of reads (openapi.json, ReadStart and ReadEnd)
    public static final String SEQ_NUM = "seq_num";
    public static final String TIMESTAMP = "timestamp";
    public static final String TAIL_OFFSET = "tail_offset";
    public static final String CLAMP = "clamp";
    public static final String COUNT = "count";
    public static final String BYTES = "bytes";
    public static final String UNTIL = "until";
    public static final String WAIT = "wait";

    // Limits (openapi.json; the length of a token is that of the SDKs)
    public static final int BATCH_RECORDS = 1000;
    public static final int BATCH_BYTES = 1 << 20;
    public static final int STREAM_NAME_BYTES = 512;
    public static final int BASIN_NAME_SHORTEST = 8;
    public static final int BASIN_NAME_LONGEST = 48;
    public static final int TOKEN_BYTES = 36;
    public static final int UNARY_WAIT_SECONDS = 60;

    // Status codes that no error has
    public static final int OK = 200;
    public static final int CREATED = 201;
    public static final int ACCEPTED = 202;
    public static final int NO_CONTENT = 204;
    public static final int PRECONDITION_FAILED = 412;
    public static final int RANGE_NOT_SATISFIABLE = 416;

    // Browsers
    public static final String ALLOW_ORIGIN = "Access-Control-Allow-Origin";
    public static final String ALLOW_METHODS = "Access-Control-Allow-Methods";
    public static final String ALLOW_HEADERS = "Access-Control-Allow-Headers";
    public static final String EXPOSE_HEADERS = "Access-Control-Expose-Headers";
    public static final String CONTENT_TYPE_OPTIONS = "X-Content-Type-Options";
    public static final String NOSNIFF = "nosniff";
    public static final String MAX_AGE = "Access-Control-Max-Age";
    public static final String METHODS = "GET, HEAD, PUT, POST, PATCH, DELETE, OPTIONS";

    public static final List<String> REQUEST_HEADERS = List.of(
            AUTHORIZATION, CONTENT_TYPE, CONTENT_ENCODING, LAST_EVENT_ID, BASIN, FORMAT, ENCRYPTION_KEY, REQUEST_TOKEN);

    public static final List<String> RESPONSE_HEADERS =
            List.of(CONTENT_TYPE, CONTENT_ENCODING, PROVISION_RESULT, RETRY_AFTER, ALLOW);

    private Protocol() {}
}
