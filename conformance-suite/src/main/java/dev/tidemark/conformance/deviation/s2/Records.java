// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.s2.model.Vocabulary;

/** What stands in a record, or in a position: both have a number and a timestamp. */
public final class Records {
    private Records() {}

    /** Its number, or 0. */
    public static long seqNum(JsonNode record) {
        return record.path(Vocabulary.SEQ_NUM).asLong();
    }

    /** Its timestamp, or 0. */
    public static long timestamp(JsonNode record) {
        return record.path(Vocabulary.TIMESTAMP).asLong();
    }

    /** Writes another timestamp into it. */
    public static ObjectNode at(ObjectNode record, long timestamp) {
        return record.put(Vocabulary.TIMESTAMP, timestamp);
    }
}
