// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.proxy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Lets the writers of a stream go one after the other, so that the order of answers is the order of positions. */
public final class Turns {
    private final Map<String, Future<Void>> queues = new HashMap<>();

    public Future<Reply> take(String stream, Supplier<Future<Reply>> work) {
        Promise<Void> over = Promise.promise();
        Future<Void> earlier = queues.getOrDefault(stream, Future.succeededFuture());
        queues.put(stream, over.future());
        return earlier.compose(free -> work.get()).onComplete(done -> over.complete());
    }
}
