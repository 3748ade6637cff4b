// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.access.BearerToken;
import dev.tidemark.server.config.TidemarkConfig;
import dev.tidemark.server.config.Tokens;
import dev.tidemark.server.s2.Access;
import dev.tidemark.server.s2.Caller;
import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.S2Problem;
import dev.tidemark.server.s2.control.access.Secret;
import dev.tidemark.server.s2.control.state.IssuedToken;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/**
 * Knows callers by their tokens. With access control it is the root token, which may do everything, or one that was
 * issued; without, it is the token of the server, and if there is none everybody may do everything.
 */
@Singleton
public final class TokenAccess implements Access {

    private final ControlPlane plane;
    private final boolean locked;
    private final Optional<BearerToken> owner;

    TokenAccess(ControlServices services, TidemarkConfig config) {
        this.plane = services.plane();
        this.locked = config.s2().auth();
        Optional<String> token = locked ? Tokens.root(config) : Tokens.server(config);
        this.owner = token.map(BearerToken::new);
    }

    @Override
    public Caller caller(String authorization) {
        boolean open = !locked && owner.isEmpty();
        if (open || owner.filter(token -> token.admits(authorization)).isPresent()) {
            return Bearer.OWNER;
        }
        return issued(authorization)
                .map(issued -> Bearer.of(issued.token()))
                .orElseThrow(() -> S2Problem.of(Code.AUTHN, "This needs a valid access token."));
    }

    /** A secret is looked up by its digest: how long that takes says something of the digest, and nothing of any secret. */
    private Optional<IssuedToken> issued(String authorization) {
        return locked
                ? BearerToken.shown(authorization)
                        .flatMap(secret -> plane.state().bearer(Secret.digest(secret), Instant.now()))
                : Optional.empty();
    }
}
