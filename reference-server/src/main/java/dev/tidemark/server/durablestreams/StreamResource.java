// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.access.BodyMemory;
import dev.tidemark.server.config.TidemarkConfig;
import dev.tidemark.server.durablestreams.wire.Problem;
import dev.tidemark.server.durablestreams.wire.Protocol;
import dev.tidemark.server.durablestreams.wire.StreamRequest;
import dev.tidemark.server.http.DecodedBody;
import dev.tidemark.server.http.Replies;
import dev.tidemark.server.http.Reply;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** The control plane of streams (5.1, 5.4, 5.5). The name is read from the raw path, not from here. */
@Path(Protocol.ROOT + "{name: .*}")
public final class StreamResource {

    private final Writes writes;
    private final Reads reads;
    private final int bodyLimit;
    private final BodyMemory bodyMemory;

    StreamResource(Services services, TidemarkConfig config, BodyMemory bodyMemory) {
        this.writes = services.writes();
        this.reads = services.reads();
        this.bodyMemory = bodyMemory;
        this.bodyLimit = config.limits().bodyBytes();
    }

    @PUT
    public Uni<Response> create(@Context RoutingContext http) {
        // The body is read in any case: a refusal must not leave half a request on the connection.
        CompletionStage<byte[]> body = DecodedBody.read(http, bodyLimit, bodyMemory);
        return answer(http, request -> body.thenCompose(bytes -> writes.create(request, bytes, here(http))));
    }

    @HEAD
    public Uni<Response> describe(@Context RoutingContext http) {
        return answer(http, request -> CompletableFuture.completedStage(reads.describe(request)));
    }

    @DELETE
    public Uni<Response> delete(@Context RoutingContext http) {
        return answer(http, request -> writes.delete(request, here(http)));
    }

    private static Executor here(RoutingContext http) {
        return DataRoutes.onContext(http.vertx().getOrCreateContext());
    }

    private static Uni<Response> answer(
            RoutingContext http, Function<StreamRequest, CompletionStage<Reply>> operation) {
        return Uni.createFrom()
                .completionStage(() -> operation.apply(StreamRequest.of(http)))
                .onFailure()
                .recoverWithItem(Problem::reply)
                .map(Replies::response);
    }
}
