// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.model;

/** The words of Durable Streams 1.0 as they appear on the wire, in the order of the specification. */
public final class Vocabulary {

    /** 4.1: the stream is closed, or is to be closed by this request. */
    public static final String STREAM_CLOSED = "Stream-Closed";

    /** 5.1: the sliding lifetime of a stream in seconds. */
    public static final String STREAM_TTL = "Stream-TTL";

    /** 5.1: the instant at which a stream ends. */
    public static final String STREAM_EXPIRES_AT = "Stream-Expires-At";

    /** 5.1, 5.2, 5.6: where the next read or append goes on. */
    public static final String STREAM_NEXT_OFFSET = "Stream-Next-Offset";

    /** 5.2: a writer's own sequence, compared bytewise. */
    public static final String STREAM_SEQ = "Stream-Seq";

    /** 5.2.1: the three headers of an idempotent producer. */
    public static final String PRODUCER_ID = "Producer-Id";

    public static final String PRODUCER_EPOCH = "Producer-Epoch";
    public static final String PRODUCER_SEQ = "Producer-Seq";

    /** 5.2.1: what the server expected, and what it got, when a sequence number was left out. */
    public static final String PRODUCER_EXPECTED_SEQ = "Producer-Expected-Seq";

    public static final String PRODUCER_RECEIVED_SEQ = "Producer-Received-Seq";

    /** 5.6: the answer reached everything there was. */
    public static final String STREAM_UP_TO_DATE = "Stream-Up-To-Date";

    /** 5.6, 10.1: the cursor that live readers echo. */
    public static final String STREAM_CURSOR = "Stream-Cursor";

    /** 10.1: how they echo it. */
    public static final String CURSOR = "cursor";

    /** 5.6: where a read starts. */
    public static final String OFFSET = "offset";

    /** 5.7, 5.8: how a reader waits for what is to come. */
    public static final String LIVE = "live";

    public static final String LONG_POLL = "long-poll";
    public static final String SSE = "sse";

    /** 5.8: the types of events. */
    public static final String EVENT_DATA = "data";

    public static final String EVENT_CONTROL = "control";

    /** 5.8: the members of a control event, which say what headers say elsewhere. */
    public static final String MEMBER_NEXT_OFFSET = "streamNextOffset";

    public static final String MEMBER_CURSOR = "streamCursor";
    public static final String MEMBER_UP_TO_DATE = "upToDate";
    public static final String MEMBER_CLOSED = "streamClosed";

    /** Of subscriptions (6.3, 7.1). */
    public static final String MEMBER_CREATED_AT = "created_at";

    public static final String MEMBER_TAIL_OFFSET = "tail_offset";

    /** 5.8: the data events of a binary stream are base64. */
    public static final String SSE_DATA_ENCODING = "stream-sse-data-encoding";

    /** 4.2: a creation that forks, from which stream and from where. */
    public static final String STREAM_FORKED_FROM = "Stream-Forked-From";

    public static final String STREAM_FORK_OFFSET = "Stream-Fork-Offset";
    public static final String STREAM_FORK_SUB_OFFSET = "Stream-Fork-Sub-Offset";

    public static final String CONTENT_TYPE = "Content-Type";
    public static final String LOCATION = "Location";
    public static final String ETAG = "ETag";
    public static final String IF_NONE_MATCH = "If-None-Match";

    public static final String CACHE_CONTROL = "Cache-Control";

    public static final String TRUE = "true";

    /** 8: the sentinels. */
    public static final String BEGINNING = "-1";

    public static final String NOW = "now";

    public static final String OCTET_STREAM = "application/octet-stream";
    public static final String TEXT = "text/plain";
    public static final String JSON = "application/json";

    private Vocabulary() {}
}
