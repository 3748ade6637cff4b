// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.server;

import java.net.URI;

/** A server that somebody else runs. */
public record Elsewhere(URI base) implements Program {

    @Override
    public String name() {
        return base.getAuthority();
    }

    @Override
    public Contender start() {
        return Contender.at(this, base);
    }
}
