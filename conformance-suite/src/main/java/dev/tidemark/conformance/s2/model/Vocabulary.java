// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

/** The words of S2 v1 as they appear on the wire: paths, headers, query parameters, JSON members, codes, limits. */
public final class Vocabulary {

    // Paths, below the address of the server
    public static final String BASINS = "/v1/basins";
    public static final String ACCESS_TOKENS = "/v1/access-tokens";
    public static final String STREAMS = "/v1/streams";
    public static final String RECORDS = "/records";
    public static final String TAIL = "/records/tail";

    /** Names the basin of a request to streams where the host does not. */
    public static final String S2_BASIN = "s2-basin";

    /** How record data is written in JSON: {@code raw} or {@code base64}. */
    public static final String S2_FORMAT = "s2-format";

    /** Where a broken event stream goes on: the id of the last event. */
    public static final String LAST_EVENT_ID = "Last-Event-ID";

    public static final String CONTENT_TYPE = "Content-Type";
    public static final String JSON = "application/json";

    /** Asks for a session by server-sent events. */
    public static final String ACCEPT = "Accept";

    public static final String EVENT_STREAM = "text/event-stream";

    /** The content type of S2S sessions. */
    public static final String S2S = "s2s/proto";

    // Where a read starts
    public static final String SEQ_NUM = "seq_num";
    public static final String TIMESTAMP = "timestamp";
    public static final String TAIL_OFFSET = "tail_offset";
    public static final String CLAMP = "clamp";

    // Where a read stops
    public static final String COUNT = "count";
    public static final String BYTES = "bytes";
    public static final String UNTIL = "until";
    public static final String WAIT = "wait";

    // Members of records and batches; a position has SEQ_NUM and TIMESTAMP
    public static final String MEMBER_RECORDS = "records";
    public static final String MEMBER_HEADERS = "headers";
    public static final String MEMBER_BODY = "body";
    public static final String MEMBER_TAIL = "tail";
    public static final String MEMBER_START = "start";
    public static final String MEMBER_END = "end";
    public static final String MEMBER_MATCH_SEQ_NUM = "match_seq_num";
    public static final String MEMBER_FENCING_TOKEN = "fencing_token";

    // Members of refusals
    public static final String MEMBER_CODE = "code";
    public static final String MEMBER_MESSAGE = "message";

    // Members of a refusal for a condition: what the stream has
    public static final String MEMBER_SEQ_NUM_MISMATCH = "seq_num_mismatch";
    public static final String MEMBER_FENCING_TOKEN_MISMATCH = "fencing_token_mismatch";

    // Members of the control plane
    public static final String MEMBER_STREAM = "stream";
    static final String MEMBER_STREAMS = "streams";
    public static final String MEMBER_NAME = "name";
    public static final String MEMBER_CREATED_AT = "created_at";
    public static final String MEMBER_HAS_MORE = "has_more";
    public static final String MEMBER_CONFIG = "config";
    public static final String MEMBER_TIMESTAMPING = "timestamping";
    public static final String MEMBER_MODE = "mode";
    static final String MEMBER_UNCAPPED = "uncapped";
    public static final String MEMBER_CREATE_STREAM_ON_READ = "create_stream_on_read";
    public static final String MEMBER_CREATE_STREAM_ON_APPEND = "create_stream_on_append";

    public static final String CLIENT_REQUIRE = "client-require";
    public static final String ARRIVAL = "arrival";

    /** Which streams a list shows. */
    public static final String PREFIX = "prefix";

    public static final String LIMIT = "limit";
    public static final String START_AFTER = "start_after";

    // Events of a session
    public static final String EVENT_BATCH = "batch";
    public static final String EVENT_PING = "ping";
    public static final String EVENT_ERROR = "error";

    /** The data of the event, without a type of its own, that ends a session. */
    public static final String DONE = "[DONE]";

    // Command records: a single header without a name
    public static final String FENCE = "fence";
    public static final String TRIM = "trim";

    /** The most records of a batch, a unary answer or a batch of a session. */
    static final int MOST_RECORDS = 1000;

    /** The most metered bytes of a record, a batch, a unary answer or a batch of a session. */
    public static final int MOST_BYTES = 1 << 20;

    private Vocabulary() {}
}
