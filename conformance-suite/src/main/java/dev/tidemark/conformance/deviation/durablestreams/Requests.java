// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams;

import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;

/** What a request asks of a stream (sections 5 and 8); every path is that of one stream. */
public final class Requests {
    private Requests() {}

    public static boolean creates(Request request) {
        return request.is("PUT");
    }

    public static boolean appends(Request request) {
        return request.is("POST");
    }

    public static boolean deletes(Request request) {
        return request.is("DELETE");
    }

    public static boolean asksMetadata(Request request) {
        return request.is("HEAD");
    }

    public static boolean reads(Request request) {
        return request.is("GET");
    }

    public static boolean catchesUp(Request request) {
        return reads(request) && request.param(Vocabulary.LIVE).isEmpty();
    }

    public static boolean longPolls(Request request) {
        return isLive(request, Vocabulary.LONG_POLL);
    }

    public static boolean opensEvents(Request request) {
        return isLive(request, Vocabulary.SSE);
    }

    public static boolean fromNow(Request request) {
        return reads(request) && request.hasParam(Vocabulary.OFFSET, Vocabulary.NOW::equals);
    }

    public static boolean fromStart(Request request) {
        return reads(request)
                && request.param(Vocabulary.OFFSET)
                        .map(Vocabulary.BEGINNING::equals)
                        .orElse(true);
    }

    /** Whether it closes the stream. */
    public static boolean closes(Request request) {
        return request.hasHeader(Vocabulary.STREAM_CLOSED, Vocabulary.TRUE::equalsIgnoreCase);
    }

    /** Whether it is an append that closes the stream, or a close without data. */
    public static boolean appendsAndCloses(Request request) {
        return appends(request) && closes(request);
    }

    private static boolean isLive(Request request, String mode) {
        return reads(request) && request.hasParam(Vocabulary.LIVE, mode::equals);
    }
}
