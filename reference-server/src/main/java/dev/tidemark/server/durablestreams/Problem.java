// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import java.nio.charset.StandardCharsets;

/** A request that is refused: its status, a code for programs, and a sentence for people. */
final class Problem extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String code;

    private Problem(int status, String code, String sentence) {
        super(sentence, null, false, false);
        this.status = status;
        this.code = code;
    }

    static Problem of(int status, String code, String sentence) {
        return new Problem(status, code, sentence);
    }

    static Problem badRequest(String code, String sentence) {
        return new Problem(Protocol.BAD_REQUEST, code, sentence);
    }

    static Problem noStream() {
        return new Problem(Protocol.NOT_FOUND, "STREAM_NOT_FOUND", "There is no such stream.");
    }

    static Problem tooMany(String code, String sentence) {
        return new Problem(Protocol.TOO_MANY_REQUESTS, code, sentence);
    }

    static Problem tooManyReaders() {
        return tooMany("TOO_MANY_READERS", "As many live readers are connected as the server takes; try again.");
    }

    /** Codes and sentences are ours and need no escaping; nothing a client sent is repeated in them. */
    Reply reply() {
        String body = "{\"code\":\"" + code + "\",\"message\":\"" + getMessage() + "\"}";
        Reply reply = Reply.of(status)
                .with(Protocol.CONTENT_TYPE, Protocol.JSON)
                .with(Protocol.CACHE_CONTROL, Protocol.CACHE_NEVER)
                .withBody(body.getBytes(StandardCharsets.UTF_8));
        return reply.withIf(status == Protocol.TOO_MANY_REQUESTS, Protocol.RETRY_AFTER, "1")
                .withIf(status == Protocol.UNAUTHORIZED, Protocol.WWW_AUTHENTICATE, Protocol.BEARER);
    }
}
