// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams;

import dev.tidemark.server.access.SendMemory;
import dev.tidemark.server.config.TidemarkConfig;
import dev.tidemark.server.live.LiveReaders;
import dev.tidemark.server.live.Tails;
import dev.tidemark.server.log.LogStore;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ThreadLocalRandom;

/** The parts of this binding, wired to the log. */
@Singleton
public final class Services {

    private final Writes writes;
    private final Reads reads;
    private final SseRoute sse;

    Services(LogStore store, Tails tails, LiveReaders readers, TidemarkConfig config, SendMemory sending, Vertx vertx) {
        Cursors cursors =
                new Cursors(Clock.systemUTC(), () -> ThreadLocalRandom.current().nextInt(1, 3601));
        writes = new Writes(store, config.limits().bodyMessages());
        reads = new Reads(store, tails, readers, cursors, new CacheControl(Clock.systemUTC()), config, sending);
        sse = new SseRoute(
                store,
                tails,
                readers,
                cursors,
                config,
                sending,
                new Heartbeats(vertx, config.live().sseHeartbeat()));
    }

    Writes writes() {
        return writes;
    }

    Reads reads() {
        return reads;
    }

    SseRoute sse() {
        return sse;
    }
}
