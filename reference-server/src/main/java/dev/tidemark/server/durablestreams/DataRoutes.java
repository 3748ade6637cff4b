// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.access.BodyMemory;
import dev.tidemark.server.config.TidemarkConfig;
import dev.tidemark.server.durablestreams.wire.Problem;
import dev.tidemark.server.durablestreams.wire.ReadQuery;
import dev.tidemark.server.durablestreams.wire.StreamRequest;
import dev.tidemark.server.http.DecodedBody;
import dev.tidemark.server.http.Replies;
import io.vertx.core.Context;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;

/** The data plane (5.2, 5.6 to 5.8): every request is parsed once and answered on the context it came in on. */
@Singleton
final class DataRoutes {

    private final Writes writes;
    private final Reads reads;
    private final SseRoute sse;
    private final int bodyLimit;
    private final BodyMemory bodyMemory;

    DataRoutes(Services services, TidemarkConfig config, BodyMemory bodyMemory) {
        this.writes = services.writes();
        this.reads = services.reads();
        this.sse = services.sse();
        this.bodyLimit = config.limits().bodyBytes();
        this.bodyMemory = bodyMemory;
    }

    /** POST. */
    void append(RoutingContext http) {
        // The body is read in any case: a refusal must not leave half a request on the connection.
        CompletionStage<byte[]> body = DecodedBody.read(http, bodyLimit, bodyMemory);
        Executor here = onContext(http.vertx().getOrCreateContext());
        try {
            StreamRequest request = StreamRequest.of(http);
            body.thenCompose(bytes -> writes.append(request, bytes, here))
                    .whenComplete((answer, failure) -> send(answer, failure, http));
        } catch (Problem problem) {
            Replies.send(problem.reply(), http.response());
        }
    }

    /** GET. */
    void read(RoutingContext http) {
        http.request().resume(); // a body means nothing here
        try {
            StreamRequest request = StreamRequest.of(http);
            ReadQuery query = request.query();
            Context context = http.vertx().getOrCreateContext();
            if (query.mode() == ReadQuery.Mode.SSE) {
                sse.open(http, request, query, context);
                return;
            }
            reads.read(request, query, context, cancel -> http.addEndHandler(gone -> cancel.run()))
                    .whenComplete((answer, failure) -> send(answer, failure, http));
        } catch (Problem problem) {
            Replies.send(problem.reply(), http.response());
        }
    }

    private static void send(Outgoing answer, Throwable failure, RoutingContext http) {
        (failure == null ? answer : Outgoing.of(Problem.reply(failure))).send(http.request());
    }

    /** Lets a stage go on on the context; at once if it is complete, for then this is where it was asked for. */
    static <T> CompletionStage<T> on(Context context, CompletionStage<T> stage) {
        CompletableFuture<T> future = stage.toCompletableFuture();
        return future.isDone() ? future : future.whenCompleteAsync((result, failure) -> {}, onContext(context));
    }

    /** Where continuations of a request run: not on the thread that all writers wait for. */
    static Executor onContext(Context context) {
        return task -> context.runOnContext(now -> task.run());
    }
}
