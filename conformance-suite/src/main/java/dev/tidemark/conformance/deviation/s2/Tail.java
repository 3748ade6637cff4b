// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.s2.model.Vocabulary;

/** The tail of a stream as the upstream tells it. */
public record Tail(long seqNum, long timestamp) {

    public static Tail of(JsonNode position) {
        return new Tail(Records.seqNum(position), Records.timestamp(position));
    }

    /** Whether a read with this query starts here. */
    public boolean starts(Request request) {
        return Reads.number(request, Vocabulary.SEQ_NUM, -1) == seqNum
                || Reads.number(request, Vocabulary.TAIL_OFFSET, -1) == 0
                || Reads.SELECTORS.stream()
                        .allMatch(selector -> request.param(selector).isEmpty());
    }

    /** Whether a read with this query starts beyond it. */
    public boolean isBefore(Request request) {
        return Reads.number(request, Vocabulary.SEQ_NUM, -1) > seqNum
                || Reads.number(request, Vocabulary.TIMESTAMP, -1) > timestamp;
    }

    /** The answer to a read that is out of range. */
    public Reply refusal() {
        return Reads.json(416, "{\"tail\":{\"seq_num\":" + seqNum + ",\"timestamp\":" + timestamp + "}}");
    }
}
