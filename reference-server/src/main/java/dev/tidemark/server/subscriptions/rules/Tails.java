// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.rules;

import dev.tidemark.server.log.Position;
import java.util.Optional;

/** Where streams end now. */
@FunctionalInterface
public interface Tails {

    /** Empty if there is no such stream, or nobody can read it any more. */
    Optional<Tail> of(String path);

    /**
     * The end of one stream.
     *
     * @param stream tells it from an earlier one of the same name
     * @param start where its own data begin
     */
    record Tail(long stream, Position start, Position tail) {}
}
