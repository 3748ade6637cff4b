// SPDX-License-Identifier: Apache-2.0

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Runs the packaged server once, asks for a little of everything, and lets the JVM archive the classes this took (class
 * data sharing): later starts that name the archive are quicker. A part of the build; without the archive everything
 * works as well.
 */
public final class Rehearsal {

    private static final int LIMIT_SECONDS = 60;
    private static final String LISTENING = "tidemark: listening on ";

    private final HttpClient http = HttpClient.newHttpClient();
    private final String stream;

    private Rehearsal(String address) {
        stream = address + "/v1/stream/rehearsal";
    }

    /** @param args the jar, the archive to write, a folder for data, which is removed */
    public static void main(String[] args) throws IOException {
        Path archive = Path.of(args[1]).toAbsolutePath();
        try {
            Files.deleteIfExists(archive);
            perform(Path.of(args[0]).toRealPath(), archive, Path.of(args[2]));
        } catch (Exception failed) {
            System.out.println("Starts will be slower, there is no class archive: " + failed);
        } finally {
            delete(Path.of(args[2]));
        }
    }

    private static void perform(Path jar, Path archive, Path data) throws Exception {
        Process server = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:ArchiveClassesAtExit=" + archive,
                        "-XX:+UseSerialGC",
                        "-Xlog:disable",
                        "-Dtidemark.port=0",
                        "-Dtidemark.data=" + data,
                        "-Dtidemark.live.long-poll=50ms",
                        "-Dtidemark.live.sse-lifetime=50ms",
                        "-Dtidemark.stop-on-stdin-close=true",
                        "-jar",
                        jar.toString())
                .redirectErrorStream(true)
                .start();
        Thread limit = new Thread(() -> killLate(server));
        limit.setDaemon(true);
        limit.start();
        try (BufferedReader out = server.inputReader()) {
            String line = out.readLine();
            String last = "";
            while (line != null && !line.startsWith(LISTENING)) {
                last = line;
                line = out.readLine();
            }
            if (line == null) {
                throw new IllegalStateException("the server did not start: " + last);
            }
            new Rehearsal(line.substring(LISTENING.length())).play();
            server.getOutputStream().close();
            out.transferTo(Writer.nullWriter());
            server.waitFor();
        } finally {
            server.destroyForcibly().waitFor();
        }
        if (!Files.exists(archive)) {
            throw new IllegalStateException("this JVM wrote none");
        }
    }

    private static void killLate(Process server) {
        try {
            if (!server.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                server.destroyForcibly();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    private void play() throws Exception {
        for (String method : List.of("PUT", "POST", "GET", "HEAD")) {
            send(method, "", method.equals("POST") ? "[1,2]" : "");
        }
        for (String query : List.of("?offset=-1", "?offset=now&live=long-poll", "?offset=-1&live=sse", "?offset=x")) {
            send("GET", query, "");
        }
        send("DELETE", "", "");
    }

    private void send(String method, String query, String body) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(stream + query))
                .header("Content-Type", "application/json")
                .method(method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body))
                .build();
        http.send(request, BodyHandlers.discarding());
    }

    private static void delete(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (var files = Files.walk(folder)) {
                for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(file);
                }
            }
        }
    }
}
