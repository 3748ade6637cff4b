// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.launch;

import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.conformance.target.Hooks;
import dev.tidemark.conformance.target.Hooks.HookFailed;
import dev.tidemark.conformance.target.Limits;
import dev.tidemark.conformance.target.Protocol;
import dev.tidemark.conformance.target.Reach;
import dev.tidemark.conformance.target.Retention;
import dev.tidemark.conformance.target.Target;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A reference server of our own: a separate process on a free port of 127.0.0.1 with a fresh data folder. It can be restarted and killed
 * and comes back on the same port with the same data. It ends with {@link #close()} and, at the latest, with this JVM.
 */
public final class ReferenceServer implements AutoCloseable {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    /** Short, because a run waits for several of these; documented to the suite as the target's limits. */
    private static final Duration LONG_POLL = Duration.ofSeconds(3);

    private static final Duration SSE_LIFETIME = Duration.ofSeconds(20);
    private static final long BODY_BYTES = 16 * 1024 * 1024;
    /** More than all scenarios that run beside each other need. */
    private static final long REQUESTS_IN_FLIGHT = 512;

    /** Three messages stay, so of ten the first are gone. */
    private static final Retention RETENTION = new Retention.ByCreation(Map.of("Stream-Retention-Messages", "3"), 10);

    /** What it is examined for when nobody asks for one protocol alone. */
    public static final List<Protocol> SPOKEN = Protocols.all();

    private final ServerProgram program;
    private final Path log;
    private final Path data;
    private final Thread onInterrupt;
    private ServerProcess process;
    private URI address;
    private boolean closed;

    private ReferenceServer(ServerProgram program, Path log, Path data) {
        this.program = program;
        this.log = log;
        this.data = data;
        this.onInterrupt = new Thread(this::abandon, "stop-reference-server");
    }

    /**
     * Starts the server; it listens when this returns.
     *
     * @param log file for what it says, appended to
     */
    public static ReferenceServer start(ServerProgram program, Path log) throws LaunchFailed {
        try {
            var server = new ReferenceServer(program, log, Files.createTempDirectory("tidemark-data"));
            Runtime.getRuntime().addShutdownHook(server.onInterrupt);
            server.startOrClose();
            return server;
        } catch (IOException failure) {
            throw new LaunchFailed("no folder for the reference server's data: " + failure.getMessage());
        }
    }

    /** Where it listens. */
    public URI address() {
        return address;
    }

    /** Its process id; another one after each restart. */
    public synchronized long processId() {
        return process.id();
    }

    /** This server as a target, with hooks. */
    public Target target(String version) {
        return new Target(
                "tidemark reference server",
                version,
                address,
                Map.of(),
                Map.of(),
                new Limits(
                        LONG_POLL,
                        Limits.unknown().answer(),
                        Limits.unknown().webhook(),
                        OptionalLong.of(BODY_BYTES),
                        OptionalLong.of(REQUESTS_IN_FLIGHT)),
                new Hooks(Optional.of(() -> again("restart", false)), Optional.of(() -> again("kill", true))),
                Optional.of(RETENTION),
                new LinkedHashSet<>(SPOKEN),
                Map.of(),
                Reach.plain());
    }

    private synchronized void again(String hook, boolean kill) throws HookFailed {
        if (closed) {
            throw new HookFailed("the reference server is being stopped");
        }
        if (kill) {
            process.kill();
        } else {
            process.stop();
        }
        try {
            start(address.getPort());
        } catch (LaunchFailed failure) {
            throw new HookFailed(hook + ": " + failure.getMessage(), failure);
        }
    }

    private synchronized void startOrClose() throws LaunchFailed {
        try {
            start(0);
        } catch (LaunchFailed failure) {
            close();
            throw failure;
        }
    }

    private void start(int port) throws LaunchFailed {
        var options = new LinkedHashMap<String, String>();
        options.put("tidemark.host", "127.0.0.1");
        options.put("tidemark.port", String.valueOf(port));
        options.put("tidemark.data", data.toString());
        options.put("tidemark.live.long-poll", LONG_POLL.toSeconds() + "s");
        options.put("tidemark.live.sse-lifetime", SSE_LIFETIME.toSeconds() + "s");
        options.put("tidemark.limits.body-bytes", String.valueOf(BODY_BYTES));
        options.put("tidemark.limits.requests-in-flight", String.valueOf(REQUESTS_IN_FLIGHT));
        options.put("tidemark.stop-on-stdin-close", "true");
        process = ServerProcess.start(program.command(options), log);
        address = process.address(START_LIMIT);
    }

    @Override
    public synchronized void close() {
        if (closed) {
            return;
        }
        closed = true;
        if (process != null) {
            process.stop();
        }
        DataFolder.delete(data);
        try {
            Runtime.getRuntime().removeShutdownHook(onInterrupt);
        } catch (IllegalStateException shuttingDown) {
            // this is the shutdown
        }
    }

    /** Runs while the JVM shuts down: whatever waits for the server must not hold it up. */
    private void abandon() {
        var running = process;
        if (running != null) {
            running.kill();
        }
        DataFolder.delete(data);
    }
}
