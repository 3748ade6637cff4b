// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A server started here: it says on standard output where it listens, and stops when its standard input ends or it is asked to. */
public final class RunningProcess implements AutoCloseable {

    private static final Pattern ADDRESS = Pattern.compile("http://\\S+");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final double KIBIBYTES_PER_MEBIBYTE = 1024;

    private static final long POLL_MILLIS = 10;
    private static final long PATIENCE_SECONDS = 30;

    private final Process process;
    private final URI base;
    private final double startMillis;

    private RunningProcess(Process process, URI base, double startMillis) {
        this.process = process;
        this.base = base;
        this.startMillis = startMillis;
    }

    /** Starts it and waits for its first answer. */
    static RunningProcess start(List<String> command) throws IOException {
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        URI base = address(process.getInputStream(), command);
        ask(base);
        return new RunningProcess(
                process, base, (double) (System.nanoTime() - began) / TimeUnit.MILLISECONDS.toNanos(1));
    }

    /** Starts one that does not say where it listens, and waits for its first answer there. */
    static RunningProcess startAt(URI base, List<String> command) throws IOException, InterruptedException {
        long began = System.nanoTime();
        Process process = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        while (!answers(base)) {
            boolean ended = process.waitFor(POLL_MILLIS, TimeUnit.MILLISECONDS);
            if (ended || System.nanoTime() - began > TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
                process.destroyForcibly();
                throw new IOException("the server did not start: " + String.join(" ", command));
            }
        }
        return new RunningProcess(
                process, base, (double) (System.nanoTime() - began) / TimeUnit.MILLISECONDS.toNanos(1));
    }

    private static boolean answers(URI base) {
        try {
            ask(base);
            return true;
        } catch (IOException notYet) {
            return false;
        }
    }

    private static URI address(InputStream output, List<String> command) throws IOException {
        BufferedReader lines = new BufferedReader(new InputStreamReader(output, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            Matcher address = ADDRESS.matcher(line);
            if (address.find()) {
                drain(lines);
                return URI.create(address.group());
            }
        }
        throw new IOException("the server did not start: " + String.join(" ", command));
    }

    /** Nobody reads what else it prints, but it must not have to wait for a reader. */
    private static void drain(BufferedReader lines) {
        Thread drain = new Thread(
                () -> {
                    try {
                        while (lines.readLine() != null) {}
                    } catch (IOException closed) {
                        // It has ended.
                    }
                },
                "output of a server");
        drain.setDaemon(true);
        drain.start();
    }

    /** Any answer will do: the server answers requests. */
    private static void ask(URI base) throws IOException {
        String request = "HEAD /v1/stream/none HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\n\r\n";
        try (Socket socket = new Socket(InetAddress.getByName(base.getHost()), base.getPort())) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            if (socket.getInputStream().read() < 0) {
                throw new IOException(base + " closes connections instead of answering");
            }
        }
    }

    public long pid() {
        return process.pid();
    }

    URI base() {
        return base;
    }

    /** From starting the process to its first answer. */
    public double startMillis() {
        return startMillis;
    }

    /** Resident memory in MiB, where the operating system tells. */
    public OptionalDouble residentMebibytes() throws IOException {
        Path status = Path.of("/proc", Long.toString(process.pid()), "status");
        if (!Files.exists(status)) {
            return OptionalDouble.empty();
        }
        Matcher resident = RESIDENT.matcher(Files.readString(status));
        return resident.find()
                ? OptionalDouble.of(Long.parseLong(resident.group(1)) / KIBIBYTES_PER_MEBIBYTE)
                : OptionalDouble.empty();
    }

    @Override
    public void close() throws IOException {
        process.getOutputStream().close();
        process.destroy(); // not every server listens to its standard input
        try {
            if (!process.waitFor(20, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException interrupted) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
