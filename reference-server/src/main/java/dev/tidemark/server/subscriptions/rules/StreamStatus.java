// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.subscriptions.rules;

import dev.tidemark.server.log.Position;

/** A linked stream as workers are shown it. */
public record StreamStatus(String path, Link link, Position tail) {

    /** The pending rule (7). */
    public boolean hasPending() {
        return tail.compareTo(link.acked()) > 0;
    }

    /** Everything up to the tail is processed. */
    Cursor processed() {
        return new Cursor(path, link.stream(), tail);
    }
}
