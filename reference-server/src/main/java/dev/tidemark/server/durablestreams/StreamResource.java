// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.access.BodyMemory;
import dev.tidemark.server.config.TidemarkConfig;
import dev.tidemark.server.http.DecodedBody;
import dev.tidemark.server.http.Replies;
import dev.tidemark.server.http.Reply;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HEAD;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The request/response operations on a stream (5.1 to 5.7). The name is read from the raw path, not from here. */
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
        return withBody(http, writes::create);
    }

    @POST
    public Uni<Response> append(@Context RoutingContext http) {
        return withBody(http, writes::append);
    }

    @GET
    public Uni<Response> read(@Context RoutingContext http) {
        var context = http.vertx().getOrCreateContext();
        return answer(
                http, request -> reads.read(request, context, cancel -> http.addEndHandler(gone -> cancel.run())));
    }

    @HEAD
    public Uni<Response> describe(@Context RoutingContext http) {
        return answer(http, request -> CompletableFuture.completedStage(reads.describe(request)));
    }

    @DELETE
    public Uni<Response> delete(@Context RoutingContext http) {
        return answer(http, writes::delete);
    }

    private Uni<Response> withBody(
            RoutingContext http, BiFunction<StreamRequest, byte[], CompletionStage<Reply>> operation) {
        // The body is read in any case: a refusal must not leave half a request on the connection.
        CompletionStage<byte[]> body = DecodedBody.read(http, bodyLimit, bodyMemory);
        return answer(http, request -> body.thenCompose(bytes -> operation.apply(request, bytes)));
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
