// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

/** Header, parameter, field and event names of S2 v1 that deviations touch (openapi.json of s2-specs). */
final class S2Wire {
    static final String BASIN = "s2-basin";
    static final String FORMAT = "s2-format";
    static final String LAST_EVENT_ID = "Last-Event-ID";
    static final String ACCEPT = "Accept";

    static final String EVENT_STREAM = "text/event-stream";
    static final String S2S = "s2s/proto";

    static final String SEQ_NUM = "seq_num";
    static final String TIMESTAMP = "timestamp";
    static final String TAIL_OFFSET = "tail_offset";
    static final String CLAMP = "clamp";
    static final String COUNT = "count";
    static final String BYTES = "bytes";
    static final String UNTIL = "until";
    static final String WAIT = "wait";

    static final String RECORDS = "records";
    static final String HEADERS = "headers";
    static final String BODY = "body";
    static final String TAIL = "tail";
    static final String START = "start";
    static final String END = "end";
    static final String CODE = "code";
    static final String MATCH_SEQ_NUM = "match_seq_num";
    static final String FENCING_TOKEN = "fencing_token";

    static final String BATCH = "batch";
    static final String PING = "ping";
    static final String ERROR = "error";

    private S2Wire() {}
}
