// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server;

import dev.tidemark.server.config.TidemarkConfig;
import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.operations.Operations;
import dev.tidemark.server.subscriptions.PublicRoot;
import dev.tidemark.server.subscriptions.keeping.Keeper;
import dev.tidemark.server.subscriptions.rules.Backoff;
import dev.tidemark.server.subscriptions.webhooks.HttpSender;
import dev.tidemark.server.subscriptions.webhooks.Keys;
import dev.tidemark.server.subscriptions.webhooks.SystemResolver;
import dev.tidemark.server.subscriptions.webhooks.Targets;
import dev.tidemark.server.subscriptions.wire.WakeTokens;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;

/** The parts of subscriptions, wired to the log and the settings. */
@ApplicationScoped
public class Subscriptions {

    private static final String KEYS = "subscription-keys";
    private static final int ID_BYTES = 12;

    /** The store is opened first: it makes the folder, and nobody else has it then. */
    @Produces
    @Singleton
    Keys keys(TidemarkConfig config, LogStore store) {
        return Server.inMemory(config)
                ? Keys.inMemory(config.webhooks().keyLifetime(), System::currentTimeMillis)
                : Keys.in(
                        Path.of(config.data()).resolve(KEYS),
                        config.webhooks().keyLifetime(),
                        System::currentTimeMillis);
    }

    @Produces
    @Singleton
    WakeTokens tokens(Keys keys) {
        return new WakeTokens(keys.tokens(), System::currentTimeMillis);
    }

    @Produces
    @Singleton
    Targets targets(TidemarkConfig config, Vertx vertx) {
        return new Targets(
                new SystemResolver(vertx),
                config.webhooks().local().allows(config.host()),
                config.webhooks().domains());
    }

    @Produces
    @Singleton
    HttpSender sender(
            Vertx vertx, Targets targets, Keys keys, WakeTokens tokens, PublicRoot root, TidemarkConfig config) {
        return new HttpSender(
                vertx, targets, keys, tokens, root::filledIn, config.webhooks().timeout());
    }

    @Produces
    @Singleton
    Keeper keeper(LogStore store, HttpSender sender, TidemarkConfig config, Operations operations) {
        return new Keeper(
                store,
                sender,
                ids(),
                new Backoff(() -> ThreadLocalRandom.current().nextDouble()),
                config.limits().subscriptions(),
                operations.subscriptions());
    }

    void close(@Disposes Keeper keeper) {
        keeper.close();
    }

    void close(@Disposes HttpSender sender) {
        sender.close();
    }

    /** Injecting the keeper here makes it read what is kept before the first request. */
    void started(@Observes StartupEvent event, Keeper keeper, Operations operations) {
        operations.countSubscriptions(keeper::count);
    }

    void listening(@ObservesAsync HttpServerStart event, HttpServer server, PublicRoot root, Keeper keeper) {
        root.listening(server.getPort());
        keeper.begin();
    }

    private static Supplier<String> ids() {
        SecureRandom random = new SecureRandom();
        return () -> {
            byte[] bytes = new byte[ID_BYTES];
            random.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        };
    }
}
