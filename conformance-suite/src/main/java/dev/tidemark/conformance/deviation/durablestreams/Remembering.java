// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.durablestreams;

import dev.tidemark.conformance.deviation.proxy.Behaviour;
import dev.tidemark.conformance.deviation.proxy.Reply;
import dev.tidemark.conformance.deviation.proxy.Request;
import dev.tidemark.conformance.deviation.proxy.Upstream;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Predicate;

/** Watches all writes in order to give a behaviour the {@link StreamHistory} of the stream it is asked about. */
public final class Remembering implements Behaviour {

    /** A behaviour that knows the past of the stream. */
    @FunctionalInterface
    public interface Informed {
        Future<Reply> answer(Request request, Upstream upstream, StreamHistory history);
    }

    /** A change of an answer by a behaviour that knows the past of the stream. */
    @FunctionalInterface
    public interface InformedChange {
        Reply change(Request request, Reply reply, StreamHistory history);
    }

    private final Predicate<Request> requests;
    private final Informed behaviour;
    private final Map<String, StreamHistory> histories = new HashMap<>();

    private Remembering(Predicate<Request> requests, Informed behaviour) {
        this.requests = requests;
        this.behaviour = behaviour;
    }

    public static Behaviour on(Predicate<Request> requests, Informed behaviour) {
        return new Remembering(requests, behaviour);
    }

    /** Changes some requests before they go up. */
    public static Behaviour request(Predicate<Request> requests, BiFunction<Request, StreamHistory, Request> change) {
        return on(requests, (request, upstream, history) -> upstream.send(change.apply(request, history)));
    }

    public static Behaviour reply(Predicate<Request> requests, InformedChange change) {
        return on(requests, (request, upstream, history) -> upstream.send(request)
                .map(reply -> change.change(request, reply, history)));
    }

    @Override
    public boolean concerns(Request head) {
        return Requests.creates(head) || Requests.appends(head) || Requests.deletes(head) || requests.test(head);
    }

    @Override
    public Future<Reply> answer(Request request, Upstream upstream) {
        StreamHistory history = histories.computeIfAbsent(request.path(), s -> new StreamHistory());
        Upstream watched = new Watched(upstream);
        if (Requests.appends(request)) {
            history.writing(1);
        }
        return (requests.test(request) ? behaviour.answer(request, watched, history) : watched.send(request))
                .onComplete(done -> history.writing(Requests.appends(request) ? -1 : 0));
    }

    private void record(Request request, Reply reply, int boot) {
        StreamHistory history = histories.computeIfAbsent(request.path(), s -> new StreamHistory());
        if (Requests.creates(request) && reply.status() == 201) {
            history.created(request, reply, boot);
        } else if (Requests.appends(request) && reply.ok()) {
            history.written(request, reply, boot);
        } else if (Requests.deletes(request) && reply.ok()) {
            histories.remove(request.path());
        }
    }

    private final class Watched implements Upstream {
        private final Upstream upstream;

        public Watched(Upstream upstream) {
            this.upstream = upstream;
        }

        @Override
        public Future<Reply> send(Request request) {
            return upstream.send(request).onSuccess(reply -> record(request, reply, upstream.restarts()));
        }

        @Override
        public int restarts() {
            return upstream.restarts();
        }

        @Override
        public Future<Void> pause(long millis) {
            return upstream.pause(millis);
        }
    }
}
