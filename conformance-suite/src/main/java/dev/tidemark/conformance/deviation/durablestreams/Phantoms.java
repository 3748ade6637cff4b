// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams;

import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;

/** Offsets of appends that were acknowledged and never stored: they sort behind the tail and before the next real offset. */
public final class Phantoms {
    private static final String MARK = "-0";

    private Phantoms() {}

    /** The answer to an append that is not stored. */
    public static Future<Reply> acknowledged(Request request, Upstream upstream) {
        return upstream.send(Request.of("HEAD", request.path()))
                .map(head -> Replies.at(
                        Reply.of(204),
                        head.header(Vocabulary.STREAM_NEXT_OFFSET).orElse("") + MARK));
    }

    /** Lets reads start from such an offset as from the tail it was made of. */
    public static Behaviour known(Behaviour behaviour) {
        return (request, upstream) -> behaviour.answer(
                request.param(Vocabulary.OFFSET)
                        .filter(o -> o.endsWith(MARK))
                        .map(o -> request.withParam(Vocabulary.OFFSET, o.substring(0, o.length() - MARK.length())))
                        .orElse(request),
                upstream);
    }
}
