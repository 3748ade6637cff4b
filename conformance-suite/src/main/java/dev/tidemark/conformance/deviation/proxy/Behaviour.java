// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.proxy;

import io.vertx.core.Future;
import java.io.IOException;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/**
 * How a server answers. All calls for one proxy come from one event loop, so state in a behaviour needs no locks.
 *
 * <p>The static methods are the vocabulary for faults without state; the protocols have more of it.
 */
@FunctionalInterface
public interface Behaviour {

    /** Never asked: a proxy with this behaviour streams every request through. */
    Behaviour HONEST = new Behaviour() {
        @Override
        public Future<Reply> answer(Request request, Upstream upstream) {
            return upstream.send(request);
        }

        @Override
        public boolean concerns(Request head) {
            return false;
        }
    };

    /** The answer to a request whose body has arrived completely. */
    Future<Reply> answer(Request request, Upstream upstream);

    /** Whether this request is looked at; the body is not there yet. Others pass through as a stream of bytes. */
    default boolean concerns(Request head) {
        return true;
    }

    /** Limits a behaviour to some requests. */
    static Behaviour on(Predicate<Request> requests, Behaviour behaviour) {
        return new Behaviour() {
            @Override
            public Future<Reply> answer(Request request, Upstream upstream) {
                return behaviour.answer(request, upstream);
            }

            @Override
            public boolean concerns(Request head) {
                return requests.test(head);
            }
        };
    }

    /** Changes the answers to some requests. */
    static Behaviour reply(Predicate<Request> requests, UnaryOperator<Reply> change) {
        return on(requests, (request, upstream) -> upstream.send(request).map(change));
    }

    /** Changes the answers to some requests, knowing the request. */
    static Behaviour reply(Predicate<Request> requests, BiFunction<Request, Reply, Reply> change) {
        return on(requests, (request, upstream) -> upstream.send(request).map(reply -> change.apply(request, reply)));
    }

    /** Changes some requests before they go up. */
    static Behaviour request(Predicate<Request> requests, UnaryOperator<Request> change) {
        return on(requests, (request, upstream) -> upstream.send(change.apply(request)));
    }

    /** Answers some requests without asking the upstream. */
    static Behaviour instead(Predicate<Request> requests, Function<Request, Reply> answer) {
        return on(requests, (request, upstream) -> Future.succeededFuture(answer.apply(request)));
    }

    /** Passes these requests on and closes the connection when the answer is there, without one byte of it. */
    static Behaviour unanswered(Predicate<Request> requests) {
        return on(requests, (request, upstream) -> upstream.send(request)
                .compose(reply -> Future.failedFuture(new IOException("this deviation gives no answer"))));
    }

    /** Sends another request as well after some answers; the client sees the first one. */
    static Behaviour also(Predicate<Request> requests, BiPredicate<Request, Reply> when, UnaryOperator<Request> other) {
        return on(requests, (request, upstream) -> upstream.send(request).compose(reply -> {
            if (when.test(request, reply)) {
                return upstream.send(other.apply(request)).map(reply);
            }
            return Future.succeededFuture(reply);
        }));
    }

    /** Shows the answer to another request after some answers. */
    static Behaviour then(Predicate<Request> requests, BiPredicate<Request, Reply> when, UnaryOperator<Request> other) {
        return on(requests, (request, upstream) -> upstream.send(request).compose(reply -> {
            if (when.test(request, reply)) {
                return upstream.send(other.apply(request));
            }
            return Future.succeededFuture(reply);
        }));
    }

    /** Requests of one kind or the other. */
    static Predicate<Request> either(Predicate<Request> one, Predicate<Request> other) {
        return one.or(other);
    }

    /** Tries another request when the upstream refused the first one with the given status. */
    static Behaviour retry(Predicate<Request> requests, int status, UnaryOperator<Request> other) {
        return on(requests, (request, upstream) -> upstream.send(request)
                .compose(reply -> reply.status() == status
                        ? upstream.send(other.apply(request))
                        : Future.succeededFuture(reply)));
    }
}
