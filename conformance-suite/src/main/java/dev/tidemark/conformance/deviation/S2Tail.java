// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import com.fasterxml.jackson.databind.JsonNode;

/** The tail of a stream as the upstream tells it. */
record S2Tail(long seqNum, long timestamp) {

    static S2Tail of(JsonNode position) {
        return new S2Tail(
                position.path(S2Wire.SEQ_NUM).asLong(),
                position.path(S2Wire.TIMESTAMP).asLong());
    }

    /** Whether a read with this query starts here. */
    boolean starts(Request request) {
        return S2Reads.number(request, S2Wire.SEQ_NUM).orElse(-1) == seqNum
                || S2Reads.number(request, S2Wire.TAIL_OFFSET).orElse(-1) == 0
                || S2Reads.SELECTORS.stream()
                        .allMatch(selector -> request.param(selector).isEmpty());
    }

    /** Whether a read with this query starts beyond it. */
    boolean isBefore(Request request) {
        return S2Reads.number(request, S2Wire.SEQ_NUM).orElse(-1) > seqNum
                || S2Reads.number(request, S2Wire.TIMESTAMP).orElse(-1) > timestamp;
    }

    /** The answer to a read that is out of range. */
    Reply refusal() {
        return S2Reads.json(416, "{\"tail\":{\"seq_num\":" + seqNum + ",\"timestamp\":" + timestamp + "}}");
    }
}
