// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control.state;

import dev.tidemark.server.s2.control.config.BasinConfig;
import java.time.Instant;
import java.util.Optional;

/**
 * A basin as it is now.
 *
 * @param deletedAt when its deletion began, if it did
 * @param key how to recognise the repetition of its creation, if the client wanted that
 */
public record Basin(
        String name, BasinConfig config, Instant createdAt, Optional<Instant> deletedAt, Optional<CreationKey> key) {

    public boolean isDeleting() {
        return deletedAt.isPresent();
    }

    /** The same, as it was before its deletion began. */
    Basin active() {
        return new Basin(name, config, createdAt, Optional.empty(), key);
    }

    Basin with(BasinConfig other) {
        return new Basin(name, other, createdAt, deletedAt, key);
    }

    Basin deletedAt(Instant time) {
        return new Basin(name, config, createdAt, Optional.of(time), key);
    }
}
