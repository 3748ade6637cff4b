// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged server as a process on a free port. */
public final class ServerProcess implements AutoCloseable {

    private static final String LISTENING = "tidemark: listening on ";

    private final Process process;
    private final List<String> lines = new ArrayList<>();
    private final URI uri;

    public ServerProcess(String data, String... options) throws IOException {
        this(ProcessBuilder.Redirect.INHERIT, data, options);
    }

    private ServerProcess(ProcessBuilder.Redirect error, String data, String... options) throws IOException {
        process =
                new ProcessBuilder(command(data, options)).redirectError(error).start();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String line = out.readLine();
        while (line != null && !line.startsWith(LISTENING)) {
            lines.add(line);
            line = out.readLine();
        }
        if (line == null) {
            throw new IOException("the server did not start: " + lines);
        }
        uri = URI.create(line.substring(LISTENING.length()));
    }

    /** One whose standard error, which is its log, goes to a file. */
    static ServerProcess logging(Path log, String data, String... options) throws IOException {
        return new ServerProcess(ProcessBuilder.Redirect.to(log.toFile()), data, options);
    }

    /** The command line of a server on a free port. */
    static List<String> command(String data, String... options) {
        String program = System.getProperty("tidemark.packaged", "target/quarkus-app/quarkus-run.jar");
        boolean jar = program.endsWith(".jar");
        List<String> command = new ArrayList<>();
        command.add(
                jar ? Path.of(System.getProperty("java.home"), "bin", "java").toString() : program);
        command.addAll(List.of("-Xmx512m", "-Dtidemark.port=0", "-Dtidemark.data=" + data));
        command.addAll(List.of("-Dtidemark.stop-on-stdin-close=true"));
        command.addAll(List.of(options));
        if (jar) {
            command.addAll(List.of("-jar", program));
        }
        return command;
    }

    URI uri() {
        return uri;
    }

    URI stream(String path) {
        return uri.resolve("/v1/stream/" + path);
    }

    /** What it printed before it listened. */
    List<String> lines() {
        return lines;
    }

    /** SIGKILL. */
    public void kill() {
        process.destroyForcibly();
        await();
    }

    /** The end of its standard input. */
    void closeInput() throws IOException {
        process.getOutputStream().close();
        await();
    }

    /** SIGTERM, and with it the end of its standard input, which the JDK closes. */
    @Override
    public void close() {
        process.destroy();
        await();
    }

    /** SIGTERM, and what the process ends with. */
    int terminate() {
        close();
        return process.exitValue();
    }

    private void await() {
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new IllegalStateException("the server did not stop");
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
