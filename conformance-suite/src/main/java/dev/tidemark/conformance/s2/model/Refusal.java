// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.model;

import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The one glossary from words to status and code; a refusal without a code has a body of its own form. */
public enum Refusal {
    BAD_QUERY("a bad query", 400, "bad_query"),
    BAD_HEADER("a bad header", 400, "bad_header"),
    BAD_PATH("a bad path", 400, "bad_path"),
    BAD_JSON("bad JSON", 400, "bad_json"),
    INVALID("invalid", 422, "invalid"),
    UNKNOWN_STREAM("an unknown stream", 404, "stream_not_found"),
    UNKNOWN_BASIN("an unknown basin", 404, "basin_not_found"),
    TAKEN("taken", 409, "resource_already_exists"),
    BEING_DELETED("being deleted", 409, "stream_deletion_pending"),
    CONDITION_FAILED("a failed condition", 412, ""),
    OUT_OF_RANGE("out of range", 416, ""),
    NOT_FOUND("not found", 404, "");

    /** Every one of the words, for the steps. */
    public static final String WORDS =
            "a bad query|a bad header|a bad path|bad JSON|invalid|an unknown stream|an unknown basin|"
                    + "taken|being deleted|a failed condition|out of range|not found";

    private final String words;
    public final int status;
    public final String code;

    Refusal(String words, int status, String code) {
        this.words = words;
        this.status = status;
        this.code = code;
    }

    public static Refusal named(String words) {
        return Arrays.stream(values())
                .filter(each -> each.words.equals(words))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("the glossary has no refusal '" + words + "', only "
                        + Arrays.stream(values()).map(each -> each.words).collect(Collectors.joining(", "))));
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

    @Override
    public String toString() {
        return words + " (" + status + (code.isEmpty() ? "" : " " + code) + ")";
    }
}
