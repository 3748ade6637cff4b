// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tidemark.conformance.grammar.Word;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;

/** How a request is refused: by which status, and by which code in the body. */
public enum Refusal {
    @Word(value = "refused", means = "Any 4xx.")
    REFUSED(4, "") {
        @Override
        public void check(Response answer) {
            if (answer.status() / 100 != status) {
                throw new Broken("a refusal (4xx)", Answered.summary(answer));
            }
        }
    },

    @Word(value = "refused as a bad query", means = "400 with the code `bad_query`.")
    BAD_QUERY(400, "bad_query"),

    @Word(value = "refused as a bad header", means = "400 with the code `bad_header`.")
    BAD_HEADER(400, "bad_header"),

    @Word(value = "refused as bad JSON", means = "400 with the code `bad_json`.")
    BAD_JSON(400, "bad_json"),

    @Word(value = "refused as invalid", means = "422 with the code `invalid`.")
    INVALID(422, "invalid"),

    @Word(value = "refused as an unknown stream", means = "404 with the code `stream_not_found`.")
    UNKNOWN_STREAM(404, "stream_not_found"),

    @Word(value = "refused as an unknown basin", means = "404 with the code `basin_not_found`.")
    UNKNOWN_BASIN(404, "basin_not_found"),

    @Word(value = "refused as being deleted", means = "409 with the code `stream_deletion_pending`.")
    BEING_DELETED(409, "stream_deletion_pending"),

    @Word(value = "refused for a condition", means = "412.")
    CONDITION_FAILED(412, ""),

    @Word(value = "refused, but not for a condition", means = "Any 4xx but 412.")
    NOT_FOR_A_CONDITION(4, "") {
        @Override
        public void check(Response answer) {
            if (answer.status() == CONDITION_FAILED.status) {
                throw new Broken("a refusal (4xx) other than 412", Answered.summary(answer));
            }
            REFUSED.check(answer);
        }
    },

    @Word(value = "refused as out of range", means = "416.")
    OUT_OF_RANGE(416, ""),

    @Word(value = "refused as not found", means = "404 with any code.")
    NOT_FOUND(404, ""),

    @Word(value = "refused as out of range or as a bad query", means = "One of both; which is noted.")
    OUT_OF_RANGE_OR_BAD_QUERY(416, "") {
        @Override
        public void check(Response answer) {
            either(answer, OUT_OF_RANGE, BAD_QUERY);
        }
    },

    @Word(
            value = "refused as being deleted or as an unknown stream",
            means = "409 with `stream_deletion_pending`, or 404 with `stream_not_found`; which is noted.")
    BEING_DELETED_OR_UNKNOWN(409, "") {
        @Override
        public void check(Response answer) {
            either(answer, BEING_DELETED, UNKNOWN_STREAM);
        }
    };

    public final int status;
    public final String code;

    Refusal(int status, String code) {
        this.status = status;
        this.code = code;
    }

    /** Checks that an answer refuses in this way. */
    public void check(Response answer) {
        Answered.with(answer, "the request", status);
        if (code.isEmpty()) {
            return;
        }
        var named = Documents.object(answer.text(), "the refusal").path(Vocabulary.MEMBER_CODE);
        if (!named.asText().equals(code)) {
            throw new Broken("a refusal with the code " + code, Answered.summary(answer));
        }
    }

    private static void either(Response answer, Refusal one, Refusal other) {
        (answer.status() == other.status ? other : one).check(answer);
    }

    /** What a refusal for a condition says, which has to be one reason. */
    public static JsonNode reason(Response answer) {
        Answered.with(answer, "the append", CONDITION_FAILED.status);
        var reason = Documents.object(answer.text(), "the refusal");
        if (reason.has(Vocabulary.MEMBER_SEQ_NUM_MISMATCH) == reason.has(Vocabulary.MEMBER_FENCING_TOKEN_MISMATCH)) {
            throw new Broken("one reason", reason.toString());
        }
        return reason;
    }

    /** The tail that a refusal as out of range carries. */
    public static Position tail(Response answer) {
        Answered.with(answer, "the request", OUT_OF_RANGE.status);
        return Documents.position(Documents.object(answer.text(), "the refusal"), Vocabulary.MEMBER_TAIL);
    }

    public static void checkTail(Response answer, Position expected) {
        var named = tail(answer);
        if (!named.equals(expected)) {
            throw new Broken("the tail: " + expected, "the tail: " + named);
        }
    }
}
