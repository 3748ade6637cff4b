// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.client;

import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.conformance.scene.Answered;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.reports.contract.Broken;

/** What an answer says in the protocol's words. A header that is missing where the specification demands it is a broken promise. */
public final class Answers {

    private Answers() {}

    /** Stream-Next-Offset, which has to be there and not empty. */
    public static String nextOffset(Response response) {
        return response.header(Vocabulary.STREAM_NEXT_OFFSET)
                .filter(offset -> !offset.isEmpty())
                .orElseThrow(() -> new Broken(
                        "a " + Vocabulary.STREAM_NEXT_OFFSET + " header", "none in the answer " + summary(response)));
    }

    public static boolean isUpToDate(Response response) {
        return Vocabulary.TRUE.equals(
                response.header(Vocabulary.STREAM_UP_TO_DATE).orElse(""));
    }

    public static boolean isClosed(Response response) {
        return Vocabulary.TRUE.equals(response.header(Vocabulary.STREAM_CLOSED).orElse(""));
    }

    public static boolean isSuccess(Response response) {
        return response.status() >= 200 && response.status() < 300;
    }

    /** Status and the beginning of the body, for an observed line. */
    public static String summary(Response response) {
        return Answered.summary(response);
    }
}
