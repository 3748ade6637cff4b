// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams;

import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/** Watches fork requests (section 4.2) in order to give a behaviour the source of the stream it is asked about. */
public final class Lineage {

    /**
     * A fork that was granted.
     *
     * @param source path of the stream it was made of
     * @param begin the offset behind what it inherited
     * @param ofFork whether its source is a fork itself
     */
    public record Fork(String source, String begin, boolean ofFork) {}

    /** A behaviour of forks. */
    @FunctionalInterface
    public interface OfForks {
        Future<Reply> answer(Request request, Fork fork, Upstream upstream);
    }

    /** A change of an answer about a fork. */
    @FunctionalInterface
    public interface OfReplies {
        Reply change(Request request, Fork fork, Reply reply);
    }

    /** A behaviour of all streams, which tells forks from others. */
    @FunctionalInterface
    public interface OfAll {
        Future<Reply> answer(Request request, Optional<Fork> fork, Upstream upstream);
    }

    private Lineage() {}

    /** Concerns some requests about forks. Fork requests themselves are passed on. */
    public static Behaviour forks(Predicate<Request> requests, OfForks behaviour) {
        return all((request, fork, upstream) -> fork.isPresent() && requests.test(request)
                ? behaviour.answer(request, fork.get(), upstream)
                : upstream.send(request));
    }

    /** Changes the answers to some requests about forks. */
    public static Behaviour replies(Predicate<Request> requests, OfReplies change) {
        return forks(requests, (request, fork, upstream) -> upstream.send(request)
                .map(reply -> change.change(request, fork, reply)));
    }

    /** Concerns all requests but fork requests, which are passed on. */
    public static Behaviour all(OfAll behaviour) {
        Map<String, Fork> forks = new HashMap<>();
        return (request, upstream) -> {
            if (!Forks.FORKS.test(request)) {
                return behaviour.answer(request, Optional.ofNullable(forks.get(request.path())), upstream);
            }
            return upstream.send(request).onSuccess(reply -> {
                if (reply.status() == 201) {
                    String source =
                            request.header(Vocabulary.STREAM_FORKED_FROM).orElseThrow();
                    forks.put(request.path(), new Fork(source, Replies.nextOffset(reply), forks.containsKey(source)));
                }
            });
        };
    }

    /** The same request to the source. */
    public static Request atSource(Request request, Fork fork) {
        return request.withTarget(
                fork.source() + request.target().substring(request.path().length()));
    }
}
