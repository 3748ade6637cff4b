// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** What the launcher starts, and with which options; in place of the programs stand scripts that say how they were called. */
@DisabledOnOs(OS.WINDOWS)
class LauncherTest {

    private static final Instant BUILT = Instant.parse("2026-01-01T00:00:00Z");

    @TempDir
    Path home;

    @BeforeEach
    void copyLauncher() throws IOException {
        Files.copy(Path.of("tidemark"), home.resolve("tidemark"));
        program("jdk/bin/java", BUILT);
    }

    @Test
    void theJarIsStartedByAJvmWithASmallHeap() throws Exception {
        program("target/quarkus-app/quarkus-run.jar", BUILT);
        assertThat(started("-XX:+UseZGC", "-Dtidemark.port=0"))
                .startsWith("java")
                .containsSubsequence("-Xmx512m", "-XX:+UseZGC", "-Dtidemark.port=0", "-jar")
                .anyMatch(argument -> argument.startsWith("-XX:SharedArchiveFile="));
    }

    @Test
    void optionsOfTheCallerComeLastAndWin() throws Exception {
        program("target/quarkus-app/quarkus-run.jar", BUILT);
        assertThat(started("-Xmx1g")).containsSubsequence("-Xmx512m", "-Xmx1g", "-jar");
    }

    @Test
    void anExecutableThatIsNewerThanTheJarGetsAHeapLimitAndNoFlagsOfTheJvm() throws Exception {
        program("target/quarkus-app/quarkus-run.jar", BUILT);
        program("target/server-runner", BUILT.plusSeconds(60));
        assertThat(started("-XX:+UseZGC", "-Xshare:off", "-Xlog:gc", "-Dtidemark.port=0"))
                .containsExactly("server-runner", "-Xmx512m", "-Dtidemark.port=0");
    }

    @Test
    void anExecutableWithoutAJarIsStarted() throws Exception {
        program("target/server-runner", BUILT);
        assertThat(started()).containsExactly("server-runner", "-Xmx512m");
    }

    @Test
    void anExecutableOlderThanTheJarIsLeftAlone() throws Exception {
        program("target/server-runner", BUILT);
        program("target/quarkus-app/quarkus-run.jar", BUILT.plusSeconds(60));
        assertThat(started()).startsWith("java");
    }

    @Test
    void theNewestOfSeveralExecutablesIsTaken() throws Exception {
        program("target/a-runner", BUILT);
        program("target/b-runner", BUILT.plusSeconds(120));
        program("target/c-runner", BUILT.plusSeconds(60));
        assertThat(started()).startsWith("b-runner");
    }

    private List<String> started(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder launcher = new ProcessBuilder(
                Stream.concat(Stream.of("sh", home.resolve("tidemark").toString()), Arrays.stream(arguments))
                        .toList());
        launcher.environment().put("JAVA_HOME", home.resolve("jdk").toString());
        Process process = launcher.redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(said).isZero();
        return said.lines().toList();
    }

    /** A program that prints its name and its arguments, a line each. */
    private void program(String path, Instant built) throws IOException {
        Path file = home.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\nprintf '%s\\n' \"${0##*/}\" \"$@\"\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        Files.setLastModifiedTime(file, FileTime.from(built));
    }
}
