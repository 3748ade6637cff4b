// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.S2Problem;
import dev.tidemark.server.s2.control.access.AccessToken;
import dev.tidemark.server.s2.control.access.Secret;
import dev.tidemark.server.s2.control.state.ControlEvent;
import dev.tidemark.server.s2.control.state.IssuedToken;
import java.time.Clock;
import java.util.concurrent.CompletionStage;

/** Issuing and revoking access tokens. */
final class TokenRegister {

    private final ControlPlane plane;
    private final Secret secrets = new Secret();
    private final Clock clock;

    TokenRegister(ControlPlane plane, Clock clock) {
        this.plane = plane;
        this.clock = clock;
    }

    /** @return the secret of the new token, which nobody learns a second time */
    CompletionStage<String> issue(AccessToken token) {
        if (token.isExpired(clock.instant())) {
            throw S2Problem.of(Code.INVALID, "expires_at must be in the future.");
        }
        String secret = secrets.next();
        return plane.change(state -> {
            if (state.token(token.id(), clock.instant()).isPresent()) {
                throw S2Problem.of(
                        Code.RESOURCE_ALREADY_EXISTS, "There is an access token `" + token.id() + "` already.");
            }
            return Decided.event(new ControlEvent.TokenIssued(new IssuedToken(token, Secret.digest(secret))), secret);
        });
    }

    CompletionStage<Void> revoke(String id) {
        return plane.change(state -> {
            if (state.token(id, clock.instant()).isEmpty()) {
                throw S2Problem.of(Code.ACCESS_TOKEN_NOT_FOUND, "There is no access token `" + id + "`.");
            }
            return Decided.event(new ControlEvent.TokenRevoked(id), null);
        });
    }
}
