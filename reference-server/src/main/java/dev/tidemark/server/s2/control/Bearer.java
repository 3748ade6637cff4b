// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.s2.Caller;
import dev.tidemark.server.s2.Code;
import dev.tidemark.server.s2.Names;
import dev.tidemark.server.s2.Operation;
import dev.tidemark.server.s2.S2Problem;
import dev.tidemark.server.s2.control.access.AccessToken;
import dev.tidemark.server.s2.control.access.ResourceSet;
import dev.tidemark.server.s2.control.access.Scope;
import java.time.Instant;
import java.util.Optional;

/**
 * Who shows an access token.
 *
 * @param expiresAt when the token ends; nothing that it grants lasts longer
 * @param prefix what the names of streams begin with that this caller does not see; often empty
 */
record Bearer(Scope scope, Optional<Instant> expiresAt, String prefix) implements Caller {

    /** Whoever may do everything. */
    static final Bearer OWNER = new Bearer(Scope.ALL, Optional.empty(), "");

    /** Who asks, in this package's words. */
    static Bearer of(Caller caller) {
        if (caller == Caller.OWNER) {
            return OWNER;
        }
        if (caller instanceof Bearer bearer) {
            return bearer;
        }
        throw new IllegalArgumentException("nobody says what this caller may do: " + caller);
    }

    static Bearer of(AccessToken token) {
        boolean prefixed = token.autoPrefix() && token.scope().streams() instanceof ResourceSet.Prefix;
        return new Bearer(
                token.scope(),
                token.expiresAt(),
                prefixed ? ((ResourceSet.Prefix) token.scope().streams()).prefix() : "");
    }

    @Override
    public String stream(String basin, String shown, Operation... operations) {
        basin(basin, operations);
        String name = Names.stream(prefix + shown, Code.INVALID);
        if (!scope.streams().contains(name)) {
            throw denied("stream `" + shown + "`");
        }
        return name;
    }

    /** @throws S2Problem if it may not do all of this with a basin */
    void basin(String basin, Operation... operations) {
        account(operations);
        if (!scope.basins().contains(basin)) {
            throw denied("basin `" + basin + "`");
        }
    }

    /** @throws S2Problem if it may not do this with an access token */
    void token(String id, Operation operation) {
        account(operation);
        if (!scope.accessTokens().contains(id)) {
            throw denied("access token `" + id + "`");
        }
    }

    /** @throws S2Problem if it may not do all of this with anything */
    void account(Operation... operations) {
        for (Operation operation : operations) {
            if (!scope.allows(operation)) {
                throw S2Problem.of(
                        Code.PERMISSION_DENIED, "The access token does not allow `" + operation.wire() + "`.");
            }
        }
    }

    /**
     * What it may pass on of what it may do itself.
     *
     * @return the token to issue, which ends with this one unless it says when
     * @throws S2Problem if the token allows more than this one does, or for longer
     */
    AccessToken grant(AccessToken token) {
        token(token.id(), Operation.ISSUE_ACCESS_TOKEN);
        if (!scope.covers(token.scope())) {
            throw S2Problem.of(Code.PERMISSION_DENIED, "An access token cannot grant more than it allows itself.");
        }
        AccessToken granted = token.expiresAt().isPresent() ? token : token.expiringAt(expiresAt);
        boolean longer = expiresAt
                .filter(end -> granted.expiresAt().orElseThrow().isAfter(end))
                .isPresent();
        if (longer) {
            throw S2Problem.of(Code.PERMISSION_DENIED, "An access token cannot grant one that lasts longer.");
        }
        return granted;
    }

    private static S2Problem denied(String what) {
        return S2Problem.of(Code.PERMISSION_DENIED, "The access token does not cover the " + what + ".");
    }
}
