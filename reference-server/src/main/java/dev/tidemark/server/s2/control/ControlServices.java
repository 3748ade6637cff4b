// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.log.LogStore;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The parts of the control plane, wired to the log. */
@Singleton
public final class ControlServices {

    private static final long IDLE_SECONDS = 10;

    private final ExecutorService executor;
    private final ControlPlane plane;
    private final BasinDeletion deletion;
    private final BasinRegister basins;
    private final StreamRegister streams;
    private final StreamListing listing;
    private final TokenRegister tokens;
    private final StoredBytes stored;

    /** Reads what is known of basins and tokens, waiting for it. */
    ControlServices(LogStore store) {
        Clock clock = Clock.systemUTC();
        executor = executor();
        Lanes lanes = new Lanes(executor);
        Occupancy occupancy = new Occupancy();
        plane = new ControlPlane(new ControlLog(store, clock), lanes);
        deletion = new BasinDeletion(plane, store, occupancy, executor);
        basins = new BasinRegister(plane, clock, deletion::begin);
        streams = new StreamRegister(store, plane, lanes, occupancy);
        listing = new StreamListing(store);
        tokens = new TokenRegister(plane, clock);
        stored = new StoredBytes(store);
    }

    void started(@Observes StartupEvent event) {
        deletion.resume();
    }

    @PreDestroy
    void stop() {
        executor.shutdown();
    }

    ControlPlane plane() {
        return plane;
    }

    BasinRegister basins() {
        return basins;
    }

    StreamRegister streams() {
        return streams;
    }

    StreamListing listing() {
        return listing;
    }

    TokenRegister tokens() {
        return tokens;
    }

    StoredBytes stored() {
        return stored;
    }

    /** One thread, while there is anything to do. */
    private static ExecutorService executor() {
        ThreadPoolExecutor executor =
                new ThreadPoolExecutor(1, 1, IDLE_SECONDS, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), work -> {
                    Thread thread = new Thread(work, "tidemark-s2-control");
                    thread.setDaemon(true);
                    return thread;
                });
        executor.allowCoreThreadTimeOut(true);
        return executor;
    }
}
