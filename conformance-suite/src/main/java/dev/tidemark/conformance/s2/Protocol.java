// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

/** The words of S2 v1 as they appear on the wire: paths, headers, query parameters, JSON members, codes, limits. */
final class Protocol {

    // Paths, below the address of the server
    static final String STREAMS = "/v1/streams";
    static final String RECORDS = "/records";
    static final String TAIL = "/records/tail";

    /** Names the basin of a request to streams where the host does not. */
    static final String S2_BASIN = "s2-basin";

    /** How record data is written in JSON: {@code raw} or {@code base64}. */
    static final String S2_FORMAT = "s2-format";

    /** Where a broken event stream goes on: the id of the last event. */
    static final String LAST_EVENT_ID = "Last-Event-ID";

    static final String CONTENT_TYPE = "Content-Type";
    static final String JSON = "application/json";

    /** Asks for a session by server-sent events. */
    static final String ACCEPT = "Accept";

    static final String EVENT_STREAM = "text/event-stream";

    // Where a read starts
    static final String SEQ_NUM = "seq_num";
    static final String TIMESTAMP = "timestamp";
    static final String TAIL_OFFSET = "tail_offset";
    static final String CLAMP = "clamp";

    // Where a read stops
    static final String COUNT = "count";
    static final String BYTES = "bytes";
    static final String UNTIL = "until";
    static final String WAIT = "wait";

    // Members of records and batches; a position has SEQ_NUM and TIMESTAMP
    static final String MEMBER_RECORDS = "records";
    static final String MEMBER_HEADERS = "headers";
    static final String MEMBER_BODY = "body";
    static final String MEMBER_TAIL = "tail";
    static final String MEMBER_START = "start";
    static final String MEMBER_END = "end";
    static final String MEMBER_MATCH_SEQ_NUM = "match_seq_num";
    static final String MEMBER_FENCING_TOKEN = "fencing_token";

    // Members of refusals
    static final String MEMBER_CODE = "code";
    static final String MEMBER_MESSAGE = "message";

    // Members of a refusal for a condition: what the stream has
    static final String MEMBER_SEQ_NUM_MISMATCH = "seq_num_mismatch";
    static final String MEMBER_FENCING_TOKEN_MISMATCH = "fencing_token_mismatch";

    // Members of the control plane
    static final String MEMBER_STREAM = "stream";
    static final String MEMBER_STREAMS = "streams";
    static final String MEMBER_NAME = "name";
    static final String MEMBER_CREATED_AT = "created_at";
    static final String MEMBER_HAS_MORE = "has_more";
    static final String MEMBER_CONFIG = "config";
    static final String MEMBER_TIMESTAMPING = "timestamping";
    static final String MEMBER_MODE = "mode";
    static final String MEMBER_UNCAPPED = "uncapped";
    static final String MEMBER_CREATE_STREAM_ON_READ = "create_stream_on_read";
    static final String MEMBER_CREATE_STREAM_ON_APPEND = "create_stream_on_append";

    static final String CLIENT_REQUIRE = "client-require";
    static final String ARRIVAL = "arrival";

    /** Which streams a list shows. */
    static final String PREFIX = "prefix";

    static final String LIMIT = "limit";
    static final String START_AFTER = "start_after";

    // Events of a session
    static final String EVENT_BATCH = "batch";
    static final String EVENT_PING = "ping";
    static final String EVENT_ERROR = "error";

    /** The data of the event, without a type of its own, that ends a session. */
    static final String DONE = "[DONE]";

    // Command records: a single header without a name
    static final String FENCE = "fence";
    static final String TRIM = "trim";

    /** The most records of a batch, a unary answer or a batch of a session. */
    static final int MOST_RECORDS = 1000;

    /** The most metered bytes of a record, a batch, a unary answer or a batch of a session. */
    static final int MOST_BYTES = 1 << 20;

    private Protocol() {}
}
