// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A position as the upstream told it, and wrong acknowledgements made of right ones. */
record S2Position(long seqNum, long timestamp) {

    /** The tail in the answer to a check of the tail; nothing if it was refused. */
    static Optional<S2Position> ofTail(Reply answer) {
        return Json.object(answer.body())
                .filter(body -> answer.ok() && body.path(S2Wire.TAIL).isObject())
                .map(body -> of(body, S2Wire.TAIL));
    }

    static S2Position of(ObjectNode object, String member) {
        return new S2Position(
                object.path(member).path(S2Wire.SEQ_NUM).asLong(),
                object.path(member).path(S2Wire.TIMESTAMP).asLong());
    }

    /** Changes the position in this member, where there is one. */
    static UnaryOperator<ObjectNode> mapped(String member, UnaryOperator<S2Position> change) {
        return object -> object.path(member).isObject()
                ? change.apply(of(object, member)).in(object, member)
                : object;
    }

    /** Changes the three positions of an acknowledgement. */
    static UnaryOperator<ObjectNode> ofAcknowledgement(UnaryOperator<S2Position> change) {
        return ack -> {
            ObjectNode changed = ack;
            for (String member : List.of(S2Wire.START, S2Wire.END, S2Wire.TAIL)) {
                changed = mapped(member, change).apply(changed);
            }
            return changed;
        };
    }

    ObjectNode in(ObjectNode object, String member) {
        ObjectNode changed = object.deepCopy();
        changed.putObject(member).put(S2Wire.SEQ_NUM, seqNum).put(S2Wire.TIMESTAMP, timestamp);
        return changed;
    }

    S2Position moved(long records) {
        return new S2Position(Math.max(0, seqNum + records), timestamp);
    }

    S2Position at(long otherTimestamp) {
        return new S2Position(seqNum, otherTimestamp);
    }

    /** The acknowledgement of so many records from here on. */
    Reply acknowledgement(int records) {
        S2Position end = moved(records);
        return S2Reads.json(200, "{\"start\":" + text() + ",\"end\":" + end.text() + ",\"tail\":" + end.text() + "}");
    }

    /** The answer to a check of the tail that finds it here. */
    Reply tail() {
        return S2Reads.json(200, "{\"tail\":" + text() + "}");
    }

    private String text() {
        return "{\"seq_num\":" + seqNum + ",\"timestamp\":" + timestamp + "}";
    }
}
