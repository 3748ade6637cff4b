// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2;

import dev.tidemark.server.http.Reply;
import java.util.function.Consumer;

/** Sends answers, compressed where that is worth it (RFC 9110, 8.4). */
final class Answers {

    /** What is larger takes too long to be compressed between two events. */
    private static final int QUICK = 1 << 16;

    private Answers() {}

    /** @param out sends what has been compressed, or need not be */
    static void send(S2Request request, Reply reply, Consumer<Reply> out) {
        byte[] body = reply.body();
        if (body.length < Protocol.COMPRESS_FROM) {
            out.accept(reply);
            return;
        }
        Encoding encoding = Encoding.accepted(request.header(Protocol.ACCEPT_ENCODING));
        Reply varying = reply.with(Protocol.VARY, Protocol.ACCEPT_ENCODING);
        if (encoding == Encoding.NONE) {
            out.accept(varying);
            return;
        }
        Reply labelled = varying.with(Protocol.CONTENT_ENCODING, encoding.token());
        if (body.length <= QUICK) {
            out.accept(labelled.withBody(encoding.compress(body)));
        } else {
            request.http()
                    .vertx()
                    .executeBlocking(() -> encoding.compress(body), false)
                    .onSuccess(compressed -> out.accept(labelled.withBody(compressed)))
                    .onFailure(failure -> out.accept(S2Problem.of(failure).reply()));
        }
    }
}
