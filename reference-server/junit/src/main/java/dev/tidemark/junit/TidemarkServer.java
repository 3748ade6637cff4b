// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.junit;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A running server that keeps everything in memory and listens on a free port of this machine. It is a process of its
 * own, so nothing of it is on the path of the tests; it ends when it is closed, and also when the tests are killed.
 */
public final class TidemarkServer implements AutoCloseable {

    private static final String LISTENING = "tidemark: listening on ";
    private static final int PATIENCE_SECONDS = 10;

    private final ServerFiles files;
    private final Process process;
    private final URI uri;

    private TidemarkServer(ServerFiles files, Process process, URI uri) {
        this.files = files;
        this.process = process;
        this.uri = uri;
    }

    /**
     * Starts a server.
     *
     * @param settings such as {@code tidemark.limits.body-bytes=1000}; SETTINGS.md explains them
     * @throws IllegalStateException if it does not start, with what it says about that
     * @throws UncheckedIOException if its files cannot be unpacked, or Java cannot be run
     */
    public static TidemarkServer start(String... settings) {
        try {
            ServerFiles files = ServerFiles.unpack();
            ProcessBuilder builder = new ProcessBuilder(command(files, settings))
                    .directory(files.folder().toFile())
                    .redirectErrorStream(true);
            // What configures the server of somebody else must not configure this one.
            builder.environment().keySet().removeIf(name -> name.startsWith("TIDEMARK_"));
            Process process = builder.start();
            BufferedReader out =
                    new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
            try {
                URI uri = address(out);
                logOn(out);
                return new TidemarkServer(files, process, uri);
            } catch (IOException | RuntimeException failed) {
                process.destroyForcibly();
                files.delete();
                throw failed;
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** Where it listens, such as {@code http://127.0.0.1:41234}: the endpoint for clients of S2. */
    public URI uri() {
        return uri;
    }

    /**
     * The URL of a stream of Durable Streams.
     *
     * @param name of the stream, encoded as URLs need it
     */
    public URI stream(String name) {
        return uri.resolve("/v1/stream/" + name);
    }

    /** Stops it; what it kept is gone. */
    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
            files.delete();
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> command(ServerFiles files, String... settings) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dtidemark.port=0",
                "-Dtidemark.data=memory",
                "-Dtidemark.stop-on-stdin-close=true"));
        for (String setting : settings) {
            command.add("-D" + setting);
        }
        command.addAll(List.of("-jar", files.jar().toString()));
        return command;
    }

    private static URI address(BufferedReader out) throws IOException {
        List<String> said = new ArrayList<>();
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            if (line.startsWith(LISTENING)) {
                return URI.create(line.substring(LISTENING.length()));
            }
            said.add(line);
        }
        throw new IllegalStateException("the server did not start: " + String.join("\n", said));
    }

    /** What it says later belongs to the output of the tests, and must not fill a pipe that nobody reads. */
    private static void logOn(BufferedReader out) {
        Thread reader = new Thread(() -> out.lines().forEach(System.err::println), "tidemark-log");
        reader.setDaemon(true);
        reader.start();
    }
}
