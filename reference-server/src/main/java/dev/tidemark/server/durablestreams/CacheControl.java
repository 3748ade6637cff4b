// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.durablestreams.wire.Protocol;
import dev.tidemark.server.log.Stretch;
import dev.tidemark.server.log.settings.Lifetime;
import java.time.Clock;
import java.time.Duration;

/** Cache-Control of reads (5.6, 10.1): no copy may outlive the stream. */
final class CacheControl {

    /** Of streams that end in no foreseeable time: most. */
    private static final String LONG =
            Protocol.CACHE_SHARED.formatted(Protocol.CACHE_SECONDS, Protocol.CACHE_STALE_SECONDS);

    private final Clock clock;

    CacheControl(Clock clock) {
        this.clock = clock;
    }

    /** An empty answer at the tail of an open stream must be asked for again, or a cache would hide what follows. */
    String of(Stretch read) {
        long left = left(read.stream().settings().lifetime());
        boolean settled = !read.isEmpty() || read.reachesEnd();
        if (!settled || left <= 0) {
            return Protocol.CACHE_REVALIDATE;
        }
        if (left >= Protocol.CACHE_SECONDS + Protocol.CACHE_STALE_SECONDS) {
            return LONG;
        }
        long fresh = Math.min(left, Protocol.CACHE_SECONDS);
        return Protocol.CACHE_SHARED.formatted(fresh, Math.min(left - fresh, Protocol.CACHE_STALE_SECONDS));
    }

    /** Whole seconds that the stream lives at least; the read itself has started the countdown anew. */
    private long left(Lifetime lifetime) {
        if (lifetime instanceof Lifetime.Idle idle) {
            return idle.seconds();
        }
        return lifetime instanceof Lifetime.Until until
                ? Duration.between(clock.instant(), until.end()).toSeconds()
                : Long.MAX_VALUE;
    }
}
