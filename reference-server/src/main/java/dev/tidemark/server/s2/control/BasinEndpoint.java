// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.http.Reply;
import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.Endpoint;
import dev.tidemark.server.s2.Names;
import dev.tidemark.server.s2.Operation;
import dev.tidemark.server.s2.Protocol;
import dev.tidemark.server.s2.S2Problem;
import dev.tidemark.server.s2.S2Request;
import dev.tidemark.server.s2.control.config.BasinConfig;
import dev.tidemark.server.s2.control.config.BasinPatch;
import dev.tidemark.server.s2.control.state.Basin;
import dev.tidemark.server.s2.control.state.Page;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/** {@code /v1/basins} and {@code /v1/basins/{basin}}. */
@Singleton
public final class BasinEndpoint implements Endpoint {

    private static final String BASIN = "basin";
    private static final String CONFIG = "config";
    private static final Set<HttpMethod> ALL = Set.of(HttpMethod.GET, HttpMethod.POST);
    private static final Set<HttpMethod> ONE =
            Set.of(HttpMethod.GET, HttpMethod.PUT, HttpMethod.PATCH, HttpMethod.DELETE);

    private final ControlPlane plane;
    private final BasinRegister register;
    private final JsonBodies bodies;

    BasinEndpoint(ControlServices services, JsonBodies bodies) {
        this.plane = services.plane();
        this.register = services.basins();
        this.bodies = bodies;
    }

    @Override
    public boolean serves(List<String> segments) {
        return segments.get(0).equals(Protocol.BASINS) && segments.size() <= 2;
    }

    @Override
    public Set<HttpMethod> methods(List<String> segments) {
        return segments.size() == 1 ? ALL : ONE;
    }

    @Override
    public void handle(S2Request request) {
        Bearer bearer = Bearer.of(request.caller());
        HttpMethod method = request.http().request().method();
        if (request.segments().size() == 1) {
            if (method.equals(HttpMethod.GET)) {
                request.answer(list(request, bearer));
            } else {
                request.answer(create(request, bearer));
            }
            return;
        }
        String name = Names.basin(Names.decoded(request.segments().get(1)), Code.BAD_PATH);
        if (method.equals(HttpMethod.GET)) {
            request.answer(config(name, bearer));
        } else if (method.equals(HttpMethod.PUT)) {
            request.answer(ensure(request, name, bearer));
        } else if (method.equals(HttpMethod.PATCH)) {
            request.answer(reconfigure(request, name, bearer));
        } else {
            request.answer(delete(name, bearer));
        }
    }

    private Reply list(S2Request request, Bearer bearer) {
        bearer.account(Operation.LIST_BASINS);
        ListQuery query = ListQuery.of(request);
        Page<Basin> page =
                Page.of(plane.state().basins(), query.prefix(), query.after(), query.limit(), basin -> bearer.scope()
                        .basins()
                        .contains(basin.name()));
        return ListQuery.reply(Protocol.BASINS, page, Infos::basin);
    }

    private CompletionStage<Reply> create(S2Request request, Bearer bearer) {
        bearer.account(Operation.CREATE_BASIN);
        Optional<String> token = Infos.requestToken(request);
        return bodies.object(request)
                .thenCompose(body -> {
                    String name = Names.basin(body.requiredText(BASIN), Code.BAD_JSON);
                    bearer.basin(name, Operation.CREATE_BASIN);
                    BasinConfig config =
                            body.object(CONFIG).map(BasinConfig::of).orElse(BasinConfig.DEFAULT);
                    return register.create(name, config, token);
                })
                .thenApply(basin -> Infos.created(basin.result(), Infos.basin(basin.thing())));
    }

    private Reply config(String name, Bearer bearer) {
        bearer.basin(name, Operation.GET_BASIN_CONFIG);
        return Infos.ok(plane.state()
                .basin(name)
                .orElseThrow(() -> S2Problem.basinNotFound(name))
                .config()
                .json());
    }

    private CompletionStage<Reply> ensure(S2Request request, String name, Bearer bearer) {
        bearer.basin(name, Operation.CREATE_BASIN, Operation.RECONFIGURE_BASIN);
        return bodies.objectIfAny(request)
                .thenCompose(body -> register.ensure(
                        name,
                        body.flatMap(object -> object.object(CONFIG))
                                .map(BasinConfig::of)
                                .orElse(BasinConfig.DEFAULT)))
                .thenApply(basin -> Infos.ensured(basin.result(), Infos.basin(basin.thing())));
    }

    private CompletionStage<Reply> reconfigure(S2Request request, String name, Bearer bearer) {
        bearer.basin(name, Operation.RECONFIGURE_BASIN);
        return bodies.object(request)
                .thenCompose(body -> register.reconfigure(name, BasinPatch.of(body)))
                .thenApply(config -> Infos.ok(config.json()));
    }

    private CompletionStage<Reply> delete(String name, Bearer bearer) {
        bearer.basin(name, Operation.DELETE_BASIN);
        return register.delete(name).thenApply(begun -> Reply.of(Protocol.ACCEPTED));
    }
}
