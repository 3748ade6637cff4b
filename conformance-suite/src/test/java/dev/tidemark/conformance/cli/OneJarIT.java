// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** {@code tidemark.jar} as somebody uses it who has nothing else: started in an empty folder. */
@Timeout(180)
class OneJarIT {

    private static final Path JAR = Path.of("target/tidemark.jar").toAbsolutePath();
    private static final long MOST_BYTES = 66_000_000;

    @TempDir
    Path folder;

    private record Ended(int code, String output) {}

    @Test
    void examinesTheServerInsideIt() throws Exception {
        var ended = run("--only", "DS-8-36", "--output", "report");
        assertThat(ended.output()).contains("cases: 3 passed, 0 failed");
        assertThat(folder.resolve("report/partial-run.html"))
                .content()
                .contains("java -jar tidemark.jar --only DS-8-36 --seed ");
        assertThat(ended.code()).isZero();
        try (var left = Files.list(folder)) {
            assertThat(left.map(Path::getFileName).map(Path::toString)).containsExactly("report");
        }
    }

    @Test
    void saysThatNothingAnswers() throws Exception {
        var ended = run("--target", "http://127.0.0.1:" + freePort());
        assertThat(ended.output()).contains("nothing listens there").doesNotContain("\tat ");
        assertThat(ended.code()).isEqualTo(2);
    }

    @Test
    void runsTheServerAlone() throws Exception {
        var server = start("server", "-Dtidemark.port=0", "-Dtidemark.data=memory");
        try {
            var address = address(server);
            var put = HttpRequest.newBuilder(address.resolve("/v1/stream/hello"))
                    .header("Content-Type", "text/plain")
                    .method("PUT", HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(put, BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(201);
        } finally {
            server.destroy();
            assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(server.descendants()).isEmpty();
    }

    @Test
    void runsAServerThatBreaksAPromise() throws Exception {
        var server = start("misbehave", "create-answers-200");
        try {
            var put = HttpRequest.newBuilder(address(server).resolve("/v1/stream/hello"))
                    .header("Content-Type", "text/plain")
                    .method("PUT", HttpRequest.BodyPublishers.noBody())
                    .build();
            assertThat(HttpClient.newHttpClient()
                            .send(put, BodyHandlers.discarding())
                            .statusCode())
                    .isEqualTo(200);
        } finally {
            server.destroy();
            assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(server.descendants()).isEmpty();
    }

    @Test
    void takesSettingsOfTheServerThatStandBeforeTheJar() throws Exception {
        var server = started(List.of("-Dtidemark.port=0", "-Dtidemark.data=memory"), "server");
        try {
            assertThat(address(server).getPort()).isNotEqualTo(4438);
        } finally {
            server.destroy();
            assertThat(server.waitFor(30, TimeUnit.SECONDS)).isTrue();
        }
    }

    @Test
    void oneSignalThatComesTwiceLeavesAReport() throws Exception {
        var process = start("--output", "report");
        var lines = process.inputReader();
        for (var line = lines.readLine(); !line.startsWith("Examining "); line = lines.readLine()) {
            assertThat(line).isNotNull();
        }
        // That of the process itself would close what it prints.
        process.toHandle().destroy();
        process.toHandle().destroy();
        var output = lines.lines().toList();
        assertThat(process.waitFor()).isEqualTo(143);
        assertThat(output)
                .contains("Interrupted: the report is being written; another signal ends at once, without one.")
                .anyMatch(line -> line.contains("interrupted after "));
        try (var left = Files.list(folder.resolve("report"))) {
            assertThat(left.map(Path::getFileName).map(Path::toString))
                    .contains("messages.ndjson", "junit.xml")
                    .noneMatch(name -> name.startsWith(".running-"));
        }
    }

    @Test
    void staysSmall() throws IOException {
        assertThat(Files.size(JAR)).isLessThan(MOST_BYTES);
    }

    private URI address(Process server) throws IOException {
        var lines = server.inputReader();
        for (var line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.contains("listening on ")) {
                return URI.create(line.substring(line.indexOf("listening on ") + "listening on ".length())
                        .strip());
            }
        }
        throw new IOException("the server ended before it listened");
    }

    private Ended run(String... arguments) throws Exception {
        var process = start(arguments);
        var output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), output);
    }

    private Process start(String... arguments) throws IOException {
        return started(List.of(), arguments);
    }

    private Process started(List<String> ofTheJvm, String... arguments) throws IOException {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ofTheJvm);
        command.addAll(List.of("-jar", JAR.toString()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .start();
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
