// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.launch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.conformance.durablestreams.model.StreamPath;
import dev.tidemark.conformance.target.Target;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReferenceServerTest {

    @TempDir
    Path folder;

    @Test
    void listensWhenStartedAndIsGoneWhenClosed() throws Exception {
        ProcessHandle process;
        try (var server = ReferenceServer.start(StandInServer.program(), folder.resolve("server.log"))) {
            process = ProcessHandle.of(server.processId()).orElseThrow();
            assertThat(ask("PUT", server.target("1"))).isEqualTo(200);
            assertThat(Files.readString(folder.resolve("server.log"))).contains("some banner", "listening on");
        }
        assertThat(process.isAlive()).isFalse();
    }

    @Test
    void comesBackOnTheSamePortWithTheSameDataAfterARestart() throws Exception {
        try (var server = ReferenceServer.start(StandInServer.program(), folder.resolve("server.log"))) {
            comesBack(server, server.target("1").hooks().restart().orElseThrow()::run);
        }
    }

    @Test
    void comesBackOnTheSamePortWithTheSameDataAfterAKill() throws Exception {
        try (var server = ReferenceServer.start(StandInServer.program(), folder.resolve("server.log"))) {
            comesBack(server, server.target("1").hooks().kill().orElseThrow()::run);
        }
    }

    private interface Action {
        void run() throws Exception;
    }

    private static void comesBack(ReferenceServer server, Action hook) throws Exception {
        var address = server.address();
        var process = server.processId();
        assertThat(ask("PUT", server.target("1"))).isEqualTo(200);
        hook.run();
        assertThat(server.processId()).isNotEqualTo(process);
        assertThat(ProcessHandle.of(process)).isEmpty();
        assertThat(server.address()).isEqualTo(address);
        assertThat(ask("HEAD", server.target("1"))).isEqualTo(200);
    }

    @Test
    void saysWhyTheServerDidNotStart() {
        var log = folder.resolve("server.log");
        assertThatThrownBy(() -> ReferenceServer.start(StandInServer.program("-Dstandin.broken=true"), log))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("ended with exit code 7 before it listened")
                .hasMessageContaining("cannot open the data folder")
                .hasMessageContaining("log: " + log);
    }

    @Test
    void saysThatTheServerWasNotBuilt() {
        assertThatThrownBy(() -> ServerProgram.at(folder.resolve("quarkus-run.jar")))
                .isInstanceOf(LaunchFailed.class)
                .hasMessageContaining("build it with 'mvn package'")
                .hasMessageContaining("-Dtidemark.server=path");
    }

    @Test
    void takesANativeExecutable() throws Exception {
        var file = Files.writeString(folder.resolve("tidemark-server"), "#!/bin/sh\n");
        var command = ServerProgram.at(file).command(Map.of("tidemark.port", "0"));
        assertThat(command).containsExactly(file.toString(), "-Dtidemark.port=0");
    }

    @Test
    void diesWithAParentThatIsKilled() throws Exception {
        var parent = parent();
        var server = serverOf(parent);
        parent.destroyForcibly();
        server.onExit().get(20, TimeUnit.SECONDS);
    }

    @Test
    void isStoppedWhenTheParentIsInterrupted() throws Exception {
        var parent = parent();
        var server = serverOf(parent);
        parent.destroy();
        server.onExit().get(20, TimeUnit.SECONDS);
        assertThat(parent.waitFor(20, TimeUnit.SECONDS)).isTrue();
        try (var left = Files.list(folder)) {
            assertThat(left.filter(file -> file.getFileName().toString().startsWith("tidemark-data")))
                    .isEmpty();
        }
    }

    private Process parent() throws IOException {
        var classpath = StandInServer.classpath(StandInParent.class)
                + File.pathSeparator
                + StandInServer.classpath(ReferenceServer.class);
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Djava.io.tmpdir=" + folder,
                        "-cp",
                        classpath,
                        StandInParent.class.getName(),
                        folder.resolve("server.log").toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static ProcessHandle serverOf(Process parent) throws IOException {
        BufferedReader lines = parent.inputReader();
        return ProcessHandle.of(Long.parseLong(lines.readLine())).orElseThrow();
    }

    private static int ask(String method, Target target) throws Exception {
        var request = HttpRequest.newBuilder(StreamPath.stream(target, "kept"))
                .method(method, BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient()
                .send(request, BodyHandlers.discarding())
                .statusCode();
    }
}
