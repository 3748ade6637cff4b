// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.config;

import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** What types cannot say about the settings. */
public final class Ranges {

    private static final int LAST_PORT = 65535;

    private static final Pattern DOMAIN = Pattern.compile("[A-Za-z0-9_-]+(?:\\.[A-Za-z0-9_-]+)*");

    private Ranges() {}

    /** @throws WrongSetting for the first setting that is out of its range */
    public static void check(TidemarkConfig config) {
        require(
                config.port() >= 0 && config.port() <= LAST_PORT,
                "tidemark.port",
                config.port(),
                "be 0 to " + LAST_PORT);
        require(!config.data().isBlank(), "tidemark.data", "", "name a folder, or be memory");
        positive("tidemark.sync-delay", config.syncDelay());
        positive("tidemark.limits.body-bytes", OptionalInt.of(config.limits().bodyBytes()));
        positive("tidemark.limits.body-messages", OptionalInt.of(config.limits().bodyMessages()));
        OptionalLong memory = config.limits().bodyMemory();
        require(
                memory.isEmpty() || memory.getAsLong() >= config.limits().bodyBytes(),
                "tidemark.limits.body-memory",
                memory.orElse(0),
                "be at least tidemark.limits.body-bytes");
        OptionalLong sending = config.limits().sendMemory();
        require(
                sending.isEmpty() || sending.getAsLong() > 0,
                "tidemark.limits.send-memory",
                sending.orElse(0),
                "be at least 1");
        positive("tidemark.limits.chunk-bytes", OptionalInt.of(config.limits().chunkBytes()));
        positive("tidemark.limits.requests-in-flight", config.limits().requestsInFlight());
        positive("tidemark.limits.live-readers", config.limits().liveReaders());
        positive("tidemark.limits.subscriptions", OptionalInt.of(config.limits().subscriptions()));
        positive("tidemark.webhooks.timeout", config.webhooks().timeout());
        positive("tidemark.webhooks.key-lifetime", config.webhooks().keyLifetime());
        config.webhooks().domains().orElse(List.of()).forEach(Ranges::domain);
        positive("tidemark.live.long-poll", config.live().longPoll());
        positive("tidemark.live.sse-lifetime", config.live().sseLifetime());
        positive("tidemark.live.sse-heartbeat", config.live().sseHeartbeat());
        HostNames.of(config);
        require(
                !config.s2().auth() || Tokens.root(config).isPresent(),
                "tidemark.s2.auth",
                true,
                "come with tidemark.s2.root-token, or nobody could ever issue a token");
    }

    private static void domain(String name) {
        require(
                DOMAIN.matcher(name.strip()).matches(),
                "tidemark.webhooks.domains",
                name,
                "be names separated by commas, without scheme, port and stars");
    }

    private static void positive(String name, OptionalInt value) {
        require(value.isEmpty() || value.getAsInt() > 0, name, value.orElse(0), "be greater than 0");
    }

    private static void positive(String name, Duration value) {
        require(value.toMillis() > 0, name, value, "be at least 1ms");
    }

    private static void require(boolean right, String name, Object value, String must) {
        if (!right) {
            throw new WrongSetting(name, value, must);
        }
    }
}
