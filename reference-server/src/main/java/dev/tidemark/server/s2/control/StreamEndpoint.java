// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.http.Reply;
import dev.tidemark.server.log.StreamState;
import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.Endpoint;
import dev.tidemark.server.s2.Names;
import dev.tidemark.server.s2.Operation;
import dev.tidemark.server.s2.Protocol;
import dev.tidemark.server.s2.S2Request;
import dev.tidemark.server.s2.control.config.StreamConfig;
import dev.tidemark.server.s2.control.config.StreamPatch;
import dev.tidemark.server.s2.control.state.Page;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** {@code /v1/streams} and {@code /v1/streams/{stream}}. */
@Singleton
public final class StreamEndpoint implements Endpoint {

    private static final String STREAM = "stream";
    private static final String CONFIG = "config";
    private static final Set<HttpMethod> ALL = Set.of(HttpMethod.GET, HttpMethod.POST);
    private static final Set<HttpMethod> ONE =
            Set.of(HttpMethod.GET, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final StreamRegister register;
    private final StreamListing listing;
    private final JsonBodies bodies;

    StreamEndpoint(ControlServices services, JsonBodies bodies) {
        this.register = services.streams();
        this.listing = services.listing();
        this.bodies = bodies;
    }

    @Override
    public boolean serves(List<String> segments) {
        return segments.get(0).equals(Protocol.STREAMS) && segments.size() <= 2;
    }

    @Override
    public Set<HttpMethod> methods(List<String> segments) {
        return segments.size() == 1 ? ALL : ONE;
    }

    @Override
    public void handle(S2Request request) {
        Bearer bearer = Bearer.of(request.caller());
        HttpMethod method = request.http().request().method();
        String basin = request.basin();
        if (request.segments().size() == 1) {
            if (method.equals(HttpMethod.GET)) {
                request.answer(list(request, basin, bearer));
            } else {
                request.answer(create(request, basin, bearer));
            }
            return;
        }
        String shown = request.stream();
        if (method.equals(HttpMethod.GET)) {
            request.answer(config(basin, shown, bearer));
        } else if (method.equals(HttpMethod.PUT)) {
            request.answer(ensure(request, basin, shown, bearer));
        } else if (method.equals(HttpMethod.PATCH)) {
            request.answer(reconfigure(request, basin, shown, bearer));
        } else {
            request.answer(delete(basin, shown, bearer));
        }
    }

    private Reply list(S2Request request, String basin, Bearer bearer) {
        bearer.basin(basin, Operation.LIST_STREAMS);
        ListQuery query = ListQuery.of(request);
        register.requireBasin(basin);
        String hidden = bearer.prefix();
        // With a prefix the list begins behind it: a stream of just that name has none for this caller.
        Page<StreamState> page = listing.page(
                basin,
                hidden + query.prefix(),
                hidden + query.after(),
                query.limit(),
                bearer.scope().streams());
        return ListQuery.reply(
                Protocol.STREAMS,
                page,
                stream -> Infos.stream(StreamListing.name(basin, stream).substring(hidden.length()), stream));
    }

    private CompletionStage<Reply> create(S2Request request, String basin, Bearer bearer) {
        bearer.basin(basin, Operation.CREATE_STREAM);
        Optional<String> token = Infos.requestToken(request);
        return bodies.object(request).thenCompose(body -> {
            String shown = Names.stream(body.requiredText(STREAM), Code.BAD_JSON);
            String name = bearer.stream(basin, shown, Operation.CREATE_STREAM);
            StreamConfig config = body.object(CONFIG).map(StreamConfig::of).orElse(StreamConfig.EMPTY);
            return register.create(basin, name, config, token)
                    .thenApply(stream -> Infos.created(stream.result(), Infos.stream(shown, stream.thing())));
        });
    }

    private Reply config(String basin, String shown, Bearer bearer) {
        String name = bearer.stream(basin, shown, Operation.GET_STREAM_CONFIG);
        return Infos.ok(register.config(basin, name).json());
    }

    private CompletionStage<Reply> ensure(S2Request request, String basin, String shown, Bearer bearer) {
        String name = bearer.stream(basin, shown, Operation.CREATE_STREAM, Operation.RECONFIGURE_STREAM);
        return bodies.objectIfAny(request)
                .thenCompose(body ->
                        register.ensure(basin, name, body.map(StreamConfig::of).orElse(StreamConfig.EMPTY)))
                .thenApply(stream -> Infos.ensured(stream.result(), Infos.stream(shown, stream.thing())));
    }

    private CompletionStage<Reply> reconfigure(S2Request request, String basin, String shown, Bearer bearer) {
        String name = bearer.stream(basin, shown, Operation.RECONFIGURE_STREAM);
        return bodies.object(request)
                .thenCompose(body -> register.reconfigure(basin, name, StreamPatch.of(body)))
                .thenApply(config -> Infos.ok(config.json()));
    }

    private CompletionStage<Reply> delete(String basin, String shown, Bearer bearer) {
        String name = bearer.stream(basin, shown, Operation.DELETE_STREAM);
        return register.delete(basin, name).thenApply(gone -> Reply.of(Protocol.ACCEPTED));
    }
}
