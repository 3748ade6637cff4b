// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

/** The words of Durable Streams 1.0 as they appear on the wire, in the order of the specification. */
final class Protocol {

    /** 4.1: the stream is closed, or is to be closed by this request. */
    static final String STREAM_CLOSED = "Stream-Closed";

    /** 5.1: the sliding lifetime of a stream in seconds. */
    static final String STREAM_TTL = "Stream-TTL";

    /** 5.1: the instant at which a stream ends. */
    static final String STREAM_EXPIRES_AT = "Stream-Expires-At";

    /** 5.1, 5.2, 5.6: where the next read or append goes on. */
    static final String STREAM_NEXT_OFFSET = "Stream-Next-Offset";

    /** 5.2: a writer's own sequence, compared bytewise. */
    static final String STREAM_SEQ = "Stream-Seq";

    /** 5.2.1: the three headers of an idempotent producer. */
    static final String PRODUCER_ID = "Producer-Id";

    static final String PRODUCER_EPOCH = "Producer-Epoch";
    static final String PRODUCER_SEQ = "Producer-Seq";

    /** 5.2.1: what the server expected, and what it got, when a sequence number was left out. */
    static final String PRODUCER_EXPECTED_SEQ = "Producer-Expected-Seq";

    static final String PRODUCER_RECEIVED_SEQ = "Producer-Received-Seq";

    /** 5.6: the answer reached everything there was. */
    static final String STREAM_UP_TO_DATE = "Stream-Up-To-Date";

    /** 5.6, 10.1: the cursor that live readers echo. */
    static final String STREAM_CURSOR = "Stream-Cursor";

    /** 5.8: the data events of a binary stream are base64. */
    static final String SSE_DATA_ENCODING = "stream-sse-data-encoding";

    /** 4.2: a creation that forks, from which stream and from where. */
    static final String STREAM_FORKED_FROM = "Stream-Forked-From";

    static final String STREAM_FORK_OFFSET = "Stream-Fork-Offset";
    static final String STREAM_FORK_SUB_OFFSET = "Stream-Fork-Sub-Offset";

    static final String CONTENT_TYPE = "Content-Type";
    static final String LOCATION = "Location";
    static final String ETAG = "ETag";
    static final String IF_NONE_MATCH = "If-None-Match";

    static final String CACHE_CONTROL = "Cache-Control";

    static final String TRUE = "true";

    /** 8: the sentinels. */
    static final String BEGINNING = "-1";

    static final String NOW = "now";

    static final String OCTET_STREAM = "application/octet-stream";
    static final String TEXT = "text/plain";
    static final String JSON = "application/json";

    private Protocol() {}
}
