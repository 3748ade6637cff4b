// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2;

import dev.tidemark.server.access.SendMemory;
import dev.tidemark.server.http.Outlet;
import dev.tidemark.server.http.Replies;
import dev.tidemark.server.http.Reply;
import io.vertx.core.Context;
import io.vertx.core.MultiMap;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * A request to S2.
 *
 * @param http the exchange
 * @param segments the path behind {@code /v1/}, in pieces that are still encoded
 * @param caller who asks
 */
public record S2Request(RoutingContext http, List<String> segments, Caller caller) {

    /** @throws S2Problem if the header is missing or names no basin */
    public String basin() {
        String name = header(Protocol.BASIN);
        if (name == null) {
            throw S2Problem.of(Code.BAD_HEADER, "This needs the header " + Protocol.BASIN + ".");
        }
        return Names.basin(name, Code.BAD_HEADER);
    }

    /**
     * The name of the stream, if that is what the second segment is.
     *
     * @throws S2Problem if it is none
     */
    public String stream() {
        return Names.stream(Names.decoded(segments.get(1)), Code.BAD_PATH);
    }

    /** The first value of a header, or null. */
    public String header(String name) {
        return http.request().getHeader(name);
    }

    /**
     * The value of a parameter of the query.
     *
     * @throws S2Problem if it is given twice, or the query is malformed
     */
    public Optional<String> parameter(String name) {
        List<String> values = parameters().getAll(name);
        if (values.size() > 1) {
            throw S2Problem.of(Code.BAD_QUERY, "The parameter " + name + " is given more than once.");
        }
        return values.stream().findFirst();
    }

    private MultiMap parameters() {
        try {
            return http.request().params();
        } catch (IllegalArgumentException malformed) {
            throw S2Problem.of(Code.BAD_QUERY, "The query of the URL is malformed.");
        }
    }

    /** Answers; large bodies are compressed if the client accepts that. Must be called on the request's event loop. */
    public void answer(Reply reply) {
        Answers.send(this, reply, ready -> Replies.send(ready, http.response()));
    }

    /** Answers once the stage is complete, with the problem if it fails. */
    public void answer(CompletionStage<Reply> stage) {
        whenComplete(stage, context -> this::answer);
    }

    /**
     * As {@link #answer(CompletionStage)}, with what may be large.
     *
     * @param memory of what waits to be sent
     */
    public void answer(CompletionStage<Reply> stage, SendMemory memory) {
        whenComplete(
                stage,
                context -> reply ->
                        Answers.send(this, reply, ready -> new Outlet(http.request(), memory, context).send(ready)));
    }

    private void whenComplete(CompletionStage<Reply> stage, Function<Context, Consumer<Reply>> out) {
        Context context = http.vertx().getOrCreateContext();
        Consumer<Reply> answer = out.apply(context);
        stage.whenComplete((reply, failure) -> context.runOnContext(now ->
                answer.accept(failure == null ? reply : S2Problem.of(failure).reply())));
    }
}
