// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2;

/** Header, parameter, field and event names of S2 v1 that deviations touch (openapi.json of s2-specs). */
public final class Wire {
    public static final String BASIN = "s2-basin";
    public static final String FORMAT = "s2-format";
    public static final String LAST_EVENT_ID = "Last-Event-ID";
    public static final String ACCEPT = "Accept";

    public static final String EVENT_STREAM = "text/event-stream";
    public static final String S2S = "s2s/proto";

    public static final String SEQ_NUM = "seq_num";
    public static final String TIMESTAMP = "timestamp";
    public static final String TAIL_OFFSET = "tail_offset";
    public static final String CLAMP = "clamp";
    public static final String COUNT = "count";
    public static final String BYTES = "bytes";
    public static final String UNTIL = "until";
    public static final String WAIT = "wait";

    public static final String RECORDS = "records";
    public static final String HEADERS = "headers";
    public static final String BODY = "body";
    public static final String TAIL = "tail";
    public static final String START = "start";
    public static final String END = "end";
    public static final String CODE = "code";
    public static final String MATCH_SEQ_NUM = "match_seq_num";
    public static final String FENCING_TOKEN = "fencing_token";

    public static final String BATCH = "batch";
    public static final String PING = "ping";
    public static final String ERROR = "error";

    private Wire() {}
}
