// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server;

import dev.tidemark.server.access.BodyMemory;
import dev.tidemark.server.access.InFlight;
import dev.tidemark.server.access.SendMemory;
import dev.tidemark.server.config.Ranges;
import dev.tidemark.server.config.TidemarkConfig;
import dev.tidemark.server.config.TidemarkConfig.Durability;
import dev.tidemark.server.disk.Disk;
import dev.tidemark.server.engine.Store;
import dev.tidemark.server.http.PublicUrl;
import dev.tidemark.server.live.LiveReaders;
import dev.tidemark.server.live.Tails;
import dev.tidemark.server.log.LogStore;
import dev.tidemark.server.operations.Operations;
import dev.tidemark.server.operations.Version;
import io.netty.util.internal.PlatformDependent;
import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.annotations.RegisterForReflection;
import io.quarkus.vertx.http.HttpServer;
import io.quarkus.vertx.http.HttpServerStart;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.ObservesAsync;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;

/** Opens the store, says where the server listens, and stops it in order. */
@ApplicationScoped
// MapDB names its serializers by reflection; without this a native server's files could not be opened by a JVM.
@RegisterForReflection(targets = org.mapdb.Serializer.class, methods = false)
public class Server {

    private static final String MEMORY = "memory";
    private static final int SHARE_TO_SEND = 4;
    private static final long MOST_TO_SEND = 256L << 20;

    @Produces
    @Singleton
    Store store(TidemarkConfig config, Operations operations) throws IOException {
        Ranges.check(config);
        if (inMemory(config)) {
            return Store.inMemory(operations.observer());
        }
        Duration delay = config.durability() == Durability.SYNC ? Duration.ZERO : config.syncDelay();
        return Disk.open(Path.of(config.data()), delay, operations.observer());
    }

    void close(@Disposes Store store) throws IOException {
        store.close();
    }

    @Produces
    @Singleton
    Tails tails(LogStore store) {
        return new Tails(store);
    }

    @Produces
    @Singleton
    LiveReaders readers(TidemarkConfig config) {
        return new LiveReaders(config.limits().liveReaders());
    }

    @Produces
    @Singleton
    InFlight inFlight(TidemarkConfig config) {
        return new InFlight(config.limits().requestsInFlight());
    }

    @Produces
    @Singleton
    BodyMemory bodyMemory(TidemarkConfig config) {
        return new BodyMemory(config.limits().bodyMemory(), config.limits().bodyBytes());
    }

    @Produces
    @Singleton
    SendMemory sendMemory(TidemarkConfig config) {
        long share = Math.min(PlatformDependent.maxDirectMemory() / SHARE_TO_SEND, MOST_TO_SEND);
        return new SendMemory(config.limits().sendMemory().orElse(share));
    }

    /** Injecting the store here opens it before the first request. */
    void started(@Observes StartupEvent event, Store store, TidemarkConfig config) {
        if (config.stopOnStdinClose()) {
            Thread watcher = new Thread(Server::stopAfterInput, "tidemark-stdin");
            watcher.setDaemon(true);
            watcher.start();
        }
    }

    void listening(@ObservesAsync HttpServerStart event, HttpServer server, Store store, TidemarkConfig config) {
        // In one piece: what the log says in between must not tear a line.
        System.out.print(String.format(
                "tidemark: version %s, data in %s, %d changes replayed, started in %d ms%n"
                        + "tidemark: listening on http://%s%n",
                Version.number(),
                inMemory(config) ? MEMORY : config.data(),
                store.replayed(),
                Started.ago().toMillis(),
                PublicUrl.authority(config.host(), server.getPort())));
        System.out.flush();
    }

    static boolean inMemory(TidemarkConfig config) {
        return config.data().equals(MEMORY) || config.durability() == Durability.MEMORY;
    }

    private static void stopAfterInput() {
        try {
            System.in.transferTo(OutputStream.nullOutputStream());
        } catch (IOException closed) {
            // As good as its end.
        }
        Quarkus.asyncExit();
    }
}
