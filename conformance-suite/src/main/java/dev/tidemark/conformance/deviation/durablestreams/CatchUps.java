// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams;

import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Headers;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Words of deviations about catch-up reads (section 5.6). */
public final class CatchUps {
    public static final Predicate<Request> READ = request -> Requests.catchesUp(request) && !Requests.fromNow(request);

    private CatchUps() {}

    /** Replaces the entity tags of the upstream and revalidates with the others. */
    public static Behaviour tagged(BiFunction<Request, Reply, String> tag) {
        return Behaviour.on(READ, (request, upstream) -> upstream.send(request.withoutHeader(Headers.IF_NONE_MATCH))
                .map(reply -> {
                    if (reply.status() != 200) {
                        return reply;
                    }
                    String etag = '"' + tag.apply(request, reply) + '"';
                    Reply tagged = reply.withHeader(Headers.ETAG, etag);
                    return request.hasHeader(Headers.IF_NONE_MATCH, etag::equals)
                            ? tagged.withStatus(304).withBody("")
                            : tagged;
                }));
    }

    public interface Start {
        Request change(Request request, StreamHistory history);
    }

    public static Behaviour fromKnown(Start start) {
        return Remembering.request(Requests::catchesUp, (request, history) -> {
            if (request.hasParam(Vocabulary.OFFSET, history::knows)) {
                return start.change(request, history);
            }
            return request;
        });
    }
}
