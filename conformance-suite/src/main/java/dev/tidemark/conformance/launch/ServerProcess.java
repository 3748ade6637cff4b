// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.launch;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * One process of a server, from start to end. Its standard input is a pipe that is only closed to stop it, so it cannot outlive this
 * JVM; what it says goes to the log.
 */
final class ServerProcess {

    static final String READY = "tidemark: listening on ";

    private static final int KEPT_LINES = 5;
    private static final Duration STOP_LIMIT = Duration.ofSeconds(10);

    private final Process process;
    private final Path log;
    private final CompletableFuture<URI> address = new CompletableFuture<>();
    private final Deque<String> lastLines = new ArrayDeque<>();

    private ServerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /**
     * Starts the command and returns at once.
     *
     * @param log appended to
     */
    static ServerProcess start(List<String> command, Path log) throws LaunchFailed {
        try {
            var started = new ServerProcess(
                    new ProcessBuilder(command).redirectErrorStream(true).start(), log);
            var reader = new Thread(started::read, "server-output");
            reader.setDaemon(true);
            reader.start();
            return started;
        } catch (IOException failure) {
            throw new LaunchFailed("could not be started: " + failure.getMessage(), log, "");
        }
    }

    /** Waits until the server says where it listens. */
    URI address(Duration limit) throws LaunchFailed {
        try {
            return address.get(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException slow) {
            kill();
            throw failed("did not start within " + limit.toSeconds() + " s");
        } catch (ExecutionException ended) {
            kill();
            throw failed("ended with exit code " + process.exitValue() + " before it listened");
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            kill();
            throw failed("was interrupted while it started");
        }
    }

    boolean isAlive() {
        return process.isAlive();
    }

    long id() {
        return process.pid();
    }

    /** Stops it in an orderly way by closing its input; returns when it has ended. */
    void stop() {
        try {
            process.getOutputStream().close();
        } catch (IOException alreadyGone) {
            // the wait below finds out
        }
        if (!ended(STOP_LIMIT)) {
            process.destroy();
            if (!ended(STOP_LIMIT)) {
                kill();
            }
        }
    }

    /** Ends it without warning; returns when it has ended. */
    void kill() {
        process.destroyForcibly();
        process.onExit().join();
    }

    private boolean ended(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void read() {
        try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8);
                var copy = new PrintWriter(
                        Files.newBufferedWriter(log, StandardOpenOption.CREATE, StandardOpenOption.APPEND), true)) {
            for (var line = lines.readLine(); line != null; line = lines.readLine()) {
                copy.println(line);
                remember(line);
                if (line.startsWith(READY)) {
                    address.complete(URI.create(line.substring(READY.length()).strip()));
                }
            }
            process.onExit().join();
            address.completeExceptionally(new IOException("the process ended"));
        } catch (IOException | UncheckedIOException | IllegalArgumentException failure) {
            address.completeExceptionally(failure);
        }
    }

    private synchronized void remember(String line) {
        if (lastLines.size() == KEPT_LINES) {
            lastLines.removeFirst();
        }
        lastLines.addLast(line.strip());
    }

    private synchronized LaunchFailed failed(String what) {
        return new LaunchFailed(what, log, String.join(" | ", lastLines));
    }
}
