// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

/** Header, parameter and field names of the Durable Streams protocol 1.0 that deviations touch (sections 5, 8 and 13.2). */
final class Wire {
    static final String NEXT_OFFSET = "Stream-Next-Offset";
    static final String UP_TO_DATE = "Stream-Up-To-Date";
    static final String CLOSED = "Stream-Closed";
    static final String CURSOR = "Stream-Cursor";
    static final String SEQ = "Stream-Seq";
    static final String PRODUCER_ID = "Producer-Id";
    static final String PRODUCER_EPOCH = "Producer-Epoch";
    static final String PRODUCER_SEQ = "Producer-Seq";
    static final String PRODUCER_EXPECTED = "Producer-Expected-Seq";
    static final String PRODUCER_RECEIVED = "Producer-Received-Seq";
    static final String TTL = "Stream-TTL";
    static final String EXPIRES_AT = "Stream-Expires-At";
    static final String FORKED_FROM = "Stream-Forked-From";
    static final String FORK_OFFSET = "Stream-Fork-Offset";
    static final String FORK_SUB_OFFSET = "Stream-Fork-Sub-Offset";
    static final String SSE_ENCODING = "Stream-SSE-Data-Encoding";
    static final String CONTENT_TYPE = "Content-Type";
    static final String CONTENT_LENGTH = "Content-Length";
    static final String TRANSFER_ENCODING = "Transfer-Encoding";
    static final String LOCATION = "Location";
    static final String CACHE_CONTROL = "Cache-Control";
    static final String ETAG = "ETag";
    static final String IF_NONE_MATCH = "If-None-Match";

    static final String OFFSET = "offset";
    static final String LIVE = "live";
    static final String START = "-1";
    static final String NOW = "now";

    static final String FIELD_NEXT_OFFSET = "streamNextOffset";
    static final String FIELD_CURSOR = "streamCursor";
    static final String FIELD_UP_TO_DATE = "upToDate";
    static final String FIELD_CLOSED = "streamClosed";

    private Wire() {}
}
