// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.access;

import dev.tidemark.server.s2.Operation;
import java.util.EnumSet;
import java.util.Set;

/**
 * What a token allows (openapi.json, AccessTokenScope): some operations, on some basins, streams and tokens.
 *
 * @param groups whole groups of operations
 * @param operations further ones
 */
public record Scope(
        ResourceSet basins,
        ResourceSet streams,
        ResourceSet accessTokens,
        Set<GroupRight> groups,
        Set<Operation> operations) {

    /** Everything. */
    public static final Scope ALL =
            new Scope(ResourceSet.ALL, ResourceSet.ALL, ResourceSet.ALL, EnumSet.allOf(GroupRight.class), Set.of());

    public boolean allows(Operation operation) {
        return operations.contains(operation)
                || groups.stream().anyMatch(group -> group.operations().contains(operation));
    }

    /** Whether there is no operation that it allows. */
    public boolean isEmpty() {
        return operations.isEmpty() && groups.isEmpty();
    }

    /** Whether it allows whatever the other one does. */
    public boolean covers(Scope other) {
        return EnumSet.allOf(Operation.class).stream().filter(other::allows).allMatch(this::allows)
                && basins.covers(other.basins)
                && streams.covers(other.streams)
                && accessTokens.covers(other.accessTokens);
    }
}
