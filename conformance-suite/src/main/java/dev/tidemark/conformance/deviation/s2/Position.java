// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.s2;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.tidemark.conformance.deviation.proxy.Json;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.s2.model.Vocabulary;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** A position as the upstream told it, and wrong acknowledgements made of right ones. */
public record Position(long seqNum, long timestamp) {

    /** The tail in the answer to a check of the tail; nothing if it was refused. */
    public static Optional<Position> ofTail(Reply answer) {
        return Json.object(answer.body())
                .filter(body -> answer.ok() && body.path(Vocabulary.MEMBER_TAIL).isObject())
                .map(body -> of(body, Vocabulary.MEMBER_TAIL));
    }

    public static Position of(ObjectNode object, String member) {
        return new Position(Records.seqNum(object.path(member)), Records.timestamp(object.path(member)));
    }

    /** Changes the position in this member, where there is one. */
    public static UnaryOperator<ObjectNode> mapped(String member, UnaryOperator<Position> change) {
        return object -> object.path(member).isObject()
                ? change.apply(of(object, member)).in(object, member)
                : object;
    }

    /** Changes the three positions of an acknowledgement. */
    public static UnaryOperator<ObjectNode> ofAcknowledgement(UnaryOperator<Position> change) {
        return ack -> {
            ObjectNode changed = ack;
            for (String member : List.of(Vocabulary.MEMBER_START, Vocabulary.MEMBER_END, Vocabulary.MEMBER_TAIL)) {
                changed = mapped(member, change).apply(changed);
            }
            return changed;
        };
    }

    public ObjectNode in(ObjectNode object, String member) {
        ObjectNode changed = object.deepCopy();
        changed.putObject(member).put(Vocabulary.SEQ_NUM, seqNum).put(Vocabulary.TIMESTAMP, timestamp);
        return changed;
    }

    public Position moved(long records) {
        return new Position(Math.max(0, seqNum + records), timestamp);
    }

    public Position at(long otherTimestamp) {
        return new Position(seqNum, otherTimestamp);
    }

    /** The acknowledgement of so many records from here on. */
    public Reply acknowledgement(int records) {
        Position end = moved(records);
        return Reads.json(200, "{\"start\":" + text() + ",\"end\":" + end.text() + ",\"tail\":" + end.text() + "}");
    }

    /** The answer to a check of the tail that finds it here. */
    public Reply tail() {
        return Reads.json(200, "{\"tail\":" + text() + "}");
    }

    private String text() {
        return "{\"seq_num\":" + seqNum + ",\"timestamp\":" + timestamp + "}";
    }
}
