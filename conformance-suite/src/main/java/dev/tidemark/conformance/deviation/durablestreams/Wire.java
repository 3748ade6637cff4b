// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams;

/** Header, parameter and field names of the Durable Streams protocol 1.0 that deviations touch (sections 5, 8 and 13.2). */
public final class Wire {
    public static final String NEXT_OFFSET = "Stream-Next-Offset";
    public static final String UP_TO_DATE = "Stream-Up-To-Date";
    public static final String CLOSED = "Stream-Closed";
    public static final String CURSOR = "Stream-Cursor";
    public static final String SEQ = "Stream-Seq";
    public static final String PRODUCER_ID = "Producer-Id";
    public static final String PRODUCER_EPOCH = "Producer-Epoch";
    public static final String PRODUCER_SEQ = "Producer-Seq";
    public static final String PRODUCER_EXPECTED = "Producer-Expected-Seq";
    public static final String PRODUCER_RECEIVED = "Producer-Received-Seq";
    public static final String TTL = "Stream-TTL";
    public static final String EXPIRES_AT = "Stream-Expires-At";
    public static final String FORKED_FROM = "Stream-Forked-From";
    public static final String FORK_OFFSET = "Stream-Fork-Offset";
    public static final String FORK_SUB_OFFSET = "Stream-Fork-Sub-Offset";
    public static final String SSE_ENCODING = "Stream-SSE-Data-Encoding";

    public static final String OFFSET = "offset";
    public static final String LIVE = "live";
    public static final String START = "-1";
    public static final String NOW = "now";

    public static final String FIELD_NEXT_OFFSET = "streamNextOffset";
    public static final String FIELD_CURSOR = "streamCursor";
    public static final String FIELD_UP_TO_DATE = "upToDate";
    public static final String FIELD_CLOSED = "streamClosed";

    private Wire() {}
}
