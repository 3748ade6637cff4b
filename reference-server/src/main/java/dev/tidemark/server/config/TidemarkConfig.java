// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.config;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** All settings: {@code -Dtidemark.x.y=...} or {@code TIDEMARK_X_Y=...}. */
@ConfigMapping(prefix = "tidemark")
public interface TidemarkConfig {

    /** The address to listen on; local by default, because there is no access control unless {@code auth.token} is set. */
    @WithDefault("127.0.0.1")
    String host();

    /** The port to listen on; 0 takes a free one. 4437 is the protocol's own (Durable Streams 13.1). */
    @WithDefault("4437")
    int port();

    /** The names that requests may give in {@code Host}, beside local ones; {@code *} for any. Unset: see SETTINGS.md. */
    Optional<List<String>> hosts();

    /** Whether {@code Forwarded} and {@code X-Forwarded-*} are believed; only a proxy may be able to send them. */
    @WithDefault("false")
    boolean forwardedHeaders();

    /** The folder to keep everything in, or {@code memory} to keep nothing. */
    @WithDefault("tidemark-data")
    String data();

    /** When an append is acknowledged: {@code sync}, {@code async} or {@code memory}. */
    @WithDefault("sync")
    Durability durability();

    /** With {@code async}: how much later than its acknowledgement an append may reach the device. */
    @WithDefault("20ms")
    Duration syncDelay();

    /** Whether to stop when standard input ends, so that no server outlives the process that started it. */
    @WithDefault("false")
    boolean stopOnStdinClose();

    Auth auth();

    Limits limits();

    Live live();

    S2 s2();

    Webhooks webhooks();

    /** When an append is acknowledged. */
    enum Durability {
        /** Once the device has it. */
        SYNC,
        /** Once the operating system has it: survives a crash of the server, not one of the machine. */
        ASYNC,
        /** At once: nothing is kept, as with {@code tidemark.data=memory}. */
        MEMORY
    }

    /** Access control. */
    interface Auth {

        /** The token that every request must carry as {@code Authorization: Bearer}; if unset, everybody may do everything. */
        Optional<String> token();
    }

    /** Sizes. */
    interface Limits {

        /** The largest request body, in bytes; more is refused with 413. */
        @WithDefault("16777216")
        int bodyBytes();

        /** The most messages of one JSON array (Durable Streams 9.1); more are refused with 413. */
        @WithDefault("100000")
        int bodyMessages();

        /** How many bytes of bodies may be on their way in at once. Unset: a quarter of the heap, at most 256 MiB. */
        OptionalLong bodyMemory();

        /** How many bytes may wait to be taken by clients at once. Unset: a quarter of the memory outside the heap, at most 256 MiB. */
        OptionalLong sendMemory();

        /** Where a read is cut, in bytes; a single larger message is returned whole. */
        @WithDefault("1048576")
        int chunkBytes();

        /** How many requests are answered at once, live reads aside; more are refused with 429. Unset: no limit. */
        OptionalInt requestsInFlight();

        /** How many readers may wait or listen at once; more are refused with 429. Unset: no limit. */
        OptionalInt liveReaders();

        /** How many subscriptions there may be (Durable Streams 6); more are refused with 429. */
        @WithDefault("100000")
        int subscriptions();
    }

    /** Times. */
    interface Live {

        /** How long a long-poll waits. */
        @WithDefault("30s")
        Duration longPoll();

        /** After how much silence an event stream is sent a comment, so that proxies do not take it for dead. */
        @WithDefault("15s")
        Duration sseHeartbeat();

        /** How long an SSE connection lasts (Durable Streams 5.8: roughly 60 seconds). */
        @WithDefault("60s")
        Duration sseLifetime();
    }

    /** Deliveries to webhooks (Durable Streams 7.1). */
    interface Webhooks {

        /** Whether {@code http://localhost} and {@code http://127.0.0.x} are taken: {@code auto}, {@code allow} or {@code refuse}. */
        @WithDefault("auto")
        LocalTargets local();

        /** If set, the only domains that deliveries go to, each with what is below it. */
        Optional<List<String>> domains();

        /** How long a receiver may take to answer. */
        @WithDefault("30s")
        Duration timeout();

        /** How long a key signs before the next one does. */
        @WithDefault("90d")
        Duration keyLifetime();
    }

    /** Whether webhooks may be on the machine of the server (6.2). */
    enum LocalTargets {
        /** If only this machine can reach the server. */
        AUTO,
        ALLOW,
        REFUSE;

        private static final List<String> LOOPBACK = List.of("localhost", "127.0.0.1", "::1", "[::1]");

        /** @param host the address that the server listens on */
        public boolean allows(String host) {
            return this == ALLOW || (this == AUTO && LOOPBACK.contains(host));
        }
    }

    /** The second protocol. */
    interface S2 {

        /** Whether requests for S2 need an access token that allows what they ask for. */
        @WithDefault("false")
        boolean auth();

        /** With {@code auth}: the token that may do everything, also issue others. Unset: {@code auth.token} is it. */
        Optional<String> rootToken();
    }
}
