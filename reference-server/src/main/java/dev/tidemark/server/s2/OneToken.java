// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2;

import dev.tidemark.server.access.BearerToken;
import dev.tidemark.server.config.TidemarkConfig;
import io.quarkus.arc.DefaultBean;
import jakarta.inject.Singleton;
import java.util.Optional;

/** Lets in whoever shows the token of the server, and everybody if it has none. */
@Singleton
@DefaultBean
public final class OneToken implements Access {

    private final Optional<BearerToken> token;

    OneToken(TidemarkConfig config) {
        this.token = config.auth().token().map(BearerToken::new);
    }

    @Override
    public Caller caller(String authorization) {
        if (token.isPresent() && !token.get().admits(authorization)) {
            throw S2Problem.of(Code.AUTHN, "This needs a valid access token.");
        }
        return Caller.OWNER;
    }
}
