// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.config.TidemarkConfig;
import dev.tidemark.server.http.JsonTree;
import dev.tidemark.server.http.Reply;
import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.Endpoint;
import dev.tidemark.server.s2.Json;
import dev.tidemark.server.s2.Names;
import dev.tidemark.server.s2.Operation;
import dev.tidemark.server.s2.Protocol;
import dev.tidemark.server.s2.S2Problem;
import dev.tidemark.server.s2.S2Request;
import dev.tidemark.server.s2.control.access.AccessToken;
import dev.tidemark.server.s2.control.state.IssuedToken;
import dev.tidemark.server.s2.control.state.Page;
import io.vertx.core.http.HttpMethod;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionStage;

/**
 * {@code /v1/access-tokens} and {@code /v1/access-tokens/{id}}. Without access control there are none: everybody could
 * issue tokens then, and they would open the server once it is locked.
 */
@Singleton
public final class TokenEndpoint implements Endpoint {

    private static final String LIST = "access_tokens";
    private static final String SECRET = "access_token";
    private static final Set<HttpMethod> ALL = Set.of(HttpMethod.GET, HttpMethod.POST);
    private static final Set<HttpMethod> ONE = Set.of(HttpMethod.DELETE);

    private final ControlPlane plane;
    private final TokenRegister register;
    private final JsonBodies bodies;
    private final boolean locked;

    TokenEndpoint(ControlServices services, JsonBodies bodies, TidemarkConfig config) {
        this.plane = services.plane();
        this.register = services.tokens();
        this.bodies = bodies;
        this.locked = config.s2().auth();
    }

    @Override
    public boolean serves(List<String> segments) {
        return segments.get(0).equals(Protocol.ACCESS_TOKENS) && segments.size() <= 2;
    }

    @Override
    public Set<HttpMethod> methods(List<String> segments) {
        return segments.size() == 1 ? ALL : ONE;
    }

    @Override
    public void handle(S2Request request) {
        if (!locked) {
            throw S2Problem.of(
                    Code.NOT_IMPLEMENTED,
                    "There are no access tokens unless the server is started with tidemark.s2.auth.");
        }
        Bearer bearer = Bearer.of(request.caller());
        if (request.segments().size() == 2) {
            request.answer(revoke(request.segments().get(1), bearer));
        } else if (request.http().request().method().equals(HttpMethod.GET)) {
            request.answer(list(request, bearer));
        } else {
            request.answer(issue(request, bearer));
        }
    }

    private Reply list(S2Request request, Bearer bearer) {
        bearer.account(Operation.LIST_ACCESS_TOKENS);
        ListQuery query = ListQuery.of(request);
        Instant now = Instant.now();
        Page<IssuedToken> page =
                Page.of(plane.state().tokens(), query.prefix(), query.after(), query.limit(), issued -> {
                    AccessToken token = issued.token();
                    return !token.isExpired(now)
                            && bearer.scope().accessTokens().contains(token.id());
                });
        return ListQuery.reply(LIST, page, issued -> issued.token().json());
    }

    private CompletionStage<Reply> issue(S2Request request, Bearer bearer) {
        bearer.account(Operation.ISSUE_ACCESS_TOKEN);
        return bodies.object(request)
                .thenCompose(body -> register.issue(bearer.grant(AccessToken.of(body))))
                .thenApply(secret -> Json.reply(Protocol.CREATED, JsonTree.bytes(Map.of(SECRET, secret))));
    }

    private CompletionStage<Reply> revoke(String segment, Bearer bearer) {
        String id = AccessToken.id(Names.decoded(segment), Code.BAD_PATH);
        bearer.token(id, Operation.REVOKE_ACCESS_TOKEN);
        return register.revoke(id).thenApply(gone -> Reply.of(Protocol.NO_CONTENT));
    }
}
