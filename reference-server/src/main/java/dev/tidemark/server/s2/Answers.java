// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2;

import dev.tidemark.server.http.Replies;
import dev.tidemark.server.http.Reply;

/** Sends answers, compressed where that is worth it (RFC 9110, 8.4). */
final class Answers {

    /** What is larger takes too long to be compressed between two events. */
    private static final int QUICK = 1 << 16;

    private Answers() {}

    static void send(S2Request request, Reply reply) {
        byte[] body = reply.body();
        var response = request.http().response();
        if (body.length < Protocol.COMPRESS_FROM) {
            Replies.send(reply, response);
            return;
        }
        Encoding encoding = Encoding.accepted(request.header(Protocol.ACCEPT_ENCODING));
        Reply varying = reply.with(Protocol.VARY, Protocol.ACCEPT_ENCODING);
        if (encoding == Encoding.NONE) {
            Replies.send(varying, response);
            return;
        }
        Reply labelled = varying.with(Protocol.CONTENT_ENCODING, encoding.token());
        if (body.length <= QUICK) {
            Replies.send(labelled.withBody(encoding.compress(body)), response);
        } else {
            request.http()
                    .vertx()
                    .executeBlocking(() -> encoding.compress(body), false)
                    .onSuccess(compressed -> Replies.send(labelled.withBody(compressed), response))
                    .onFailure(failure -> Replies.send(S2Problem.of(failure).reply(), response));
        }
    }
}
