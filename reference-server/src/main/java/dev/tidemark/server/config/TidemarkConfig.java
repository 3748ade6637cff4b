// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/** All settings: {@code -Dtidemark.x.y=...} or {@code TIDEMARK_X_Y=...}. */
@ConfigMapping(prefix = "tidemark")
public interface TidemarkConfig {

    /** The address to listen on; local by default, because there is no access control. */
    @WithDefault("127.0.0.1")
    String host();

    /** The port to listen on; 0 takes a free one. 4437 is the protocol's own (Durable Streams 13.1). */
    @WithDefault("4437")
    int port();

    /** The folder to keep everything in, or {@code memory} to keep nothing. */
    @WithDefault("tidemark-data")
    String data();

    /** When an append is acknowledged. */
    @WithDefault("sync")
    Durability durability();

    /** Whether to stop when standard input ends, so that no server outlives the process that started it. */
    @WithDefault("false")
    boolean stopOnStdinClose();

    Limits limits();

    Live live();

    /** When an append is acknowledged. */
    enum Durability {
        /** Once the device has it. */
        SYNC,
        /** Once the operating system has it: survives a crash of the server, not one of the machine. */
        ASYNC
    }

    /** Sizes. */
    interface Limits {

        /** The largest request body, in bytes; more is refused with 413. */
        @WithDefault("16777216")
        int bodyBytes();

        /** Where a read is cut, in bytes; a single larger message is returned whole. */
        @WithDefault("1048576")
        int chunkBytes();
    }

    /** Times. */
    interface Live {

        /** How long a long-poll waits. */
        @WithDefault("30s")
        Duration longPoll();

        /** How long an SSE connection lasts (Durable Streams 5.8: roughly 60 seconds). */
        @WithDefault("60s")
        Duration sseLifetime();
    }
}
