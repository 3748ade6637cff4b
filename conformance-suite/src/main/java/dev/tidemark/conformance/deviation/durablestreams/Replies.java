// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams;

import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;

/** What an answer says of a stream (section 5), and the same answer saying something else. */
public final class Replies {
    private Replies() {}

    public static boolean isClosed(Reply reply) {
        return reply.hasHeader(Vocabulary.STREAM_CLOSED);
    }

    public static boolean isUpToDate(Reply reply) {
        return reply.hasHeader(Vocabulary.STREAM_UP_TO_DATE);
    }

    /** Where it says that the next read or append goes on, or an empty text. */
    public static String nextOffset(Reply reply) {
        return reply.header(Vocabulary.STREAM_NEXT_OFFSET).orElse("");
    }

    public static Reply at(Reply reply, String offset) {
        return reply.withHeader(Vocabulary.STREAM_NEXT_OFFSET, offset);
    }

    /** The same answer, marked as the last of a closed stream. */
    public static Reply closed(Reply reply) {
        return reply.withHeader(Vocabulary.STREAM_CLOSED, Vocabulary.TRUE);
    }

    /** The same answer without the closed mark. */
    public static Reply open(Reply reply) {
        return reply.withoutHeader(Vocabulary.STREAM_CLOSED);
    }
}
