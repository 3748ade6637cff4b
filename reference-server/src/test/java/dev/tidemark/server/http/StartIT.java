// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A start that fails says in one sentence what was wrong and what to do. */
class StartIT {

    @TempDir
    Path folder;

    @Test
    void aFolderInUseIsRefused() throws Exception {
        try (ServerProcess first = new ServerProcess(folder.toString())) {
            assertThat(first.uri()).isNotNull();
            assertThat(start(folder.toString()))
                    .isEqualTo(new Ended(
                            1,
                            "tidemark: another server uses the data folder " + folder
                                    + "; set tidemark.data to another folder, or to memory"));
        }
    }

    @Test
    void aFileIsNoFolder() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "");
        assertThat(start(file.toString()))
                .isEqualTo(
                        new Ended(
                                1,
                                "tidemark: the data folder " + file
                                        + " cannot be used: it is not a folder; set tidemark.data to another folder, or to memory"));
    }

    @Test
    void anUnknownFormatIsRefused() throws Exception {
        Files.writeString(folder.resolve("format"), "tidemark data 99\n");
        Ended ended = start(folder.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.error()).contains(folder.toString(), "format").doesNotContain("\n");
    }

    @Test
    void aDamagedFolderIsRefused() throws Exception {
        Path journal = Files.createDirectories(folder.resolve("journal"));
        Files.writeString(journal.resolve("journal-00000000000000000001"), "something else");
        Ended ended = start(folder.toString());
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.error())
                .contains("data folder " + folder, "journal-00000000000000000001", "tidemark.data")
                .doesNotContain("\n");
    }

    @Test
    void aPortInUseIsRefused() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            String port = String.valueOf(taken.getLocalPort());
            assertThat(start("memory", "-Dtidemark.port=" + port))
                    .isEqualTo(
                            new Ended(
                                    1,
                                    "tidemark: port " + port
                                            + " is in use; stop the other program, or set tidemark.port to another one (0 takes a free one)"));
        }
    }

    @Test
    void anAddressOfAnotherMachineIsRefused() throws Exception {
        Ended ended = start("memory", "-Dtidemark.host=192.0.2.1");
        assertThat(ended.code()).isEqualTo(1);
        assertThat(ended.error()).contains("tidemark.host").doesNotContain("\n");
    }

    @ParameterizedTest
    @CsvSource({
        "tidemark.port=x, it must be a whole number;",
        "tidemark.port=70000, 0 to 65535",
        "tidemark.durability=maybe, 'it must be one of async, memory, sync;'",
        "tidemark.live.long-poll=soon, it must be a duration such as 250ms",
        "tidemark.limits.chunk-bytes=0, greater than 0",
        "tidemark.limits.live-readers=-1, greater than 0",
        "tidemark.live.sse-heartbeat=soon, it must be a duration such as 250ms",
        "tidemark.hosts=http://example.com, without scheme",
        "tidemark.s2.auth=ture, it must be true or false;",
        "tidemark.forwarded-headers=ture, it must be true or false;"
    })
    void aWrongSettingIsNamed(String setting, String why) throws Exception {
        Ended ended = start("memory", "-D" + setting);
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.error())
                .startsWith("tidemark: the setting " + setting + " is wrong: ")
                .contains(why, "SETTINGS.md")
                .doesNotContain("\n");
    }

    @Test
    void anUnknownSettingIsNamed() throws Exception {
        assertThat(start("memory", "-Dtidemark.prot=1"))
                .isEqualTo(new Ended(
                        2,
                        "tidemark: there is no setting tidemark.prot; did you mean tidemark.port?"
                                + "; --help lists all settings, SETTINGS.md explains them"));
    }

    @ParameterizedTest
    @CsvSource({
        "TIDEMARK_PROT, TIDEMARK_PORT",
        "TIDEMARK_LIMITS_BODYBYTES, TIDEMARK_LIMITS_BODY_BYTES",
        "TIDEMARK_S2_ROOTTOKEN, TIDEMARK_S2_ROOT_TOKEN"
    })
    void aMisspeltVariableIsNamed(String variable, String meant) throws Exception {
        Ended ended = start(Map.of(variable, "1"), ServerProcess.command("memory"));
        assertThat(ended.code()).isEqualTo(2);
        assertThat(ended.error())
                .contains(variable, "did you mean " + meant + "?")
                .doesNotContain("\n");
    }

    @Test
    void argumentsBehindTheJarAreAnsweredOrRefused() throws Exception {
        Ended setting = withArguments("-Dtidemark.port=4497");
        assertThat(setting.code()).isEqualTo(2);
        assertThat(setting.error())
                .contains("-Dtidemark.port=4497", "before -jar")
                .doesNotContain("\n");
        Ended option = withArguments("--port=4497");
        assertThat(option.code()).isEqualTo(2);
        assertThat(option.error()).contains("did you mean -Dtidemark.port=...?").doesNotContain("\n");
        assertThat(withArguments("--help").code()).isZero();
        assertThat(withArguments("--version")).isEqualTo(new Ended(0, ""));
    }

    private static Ended withArguments(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(ServerProcess.command("memory"));
        command.addAll(List.of(arguments));
        return start(Map.of(), command);
    }

    private static Ended start(String data, String... options) throws IOException, InterruptedException {
        return start(Map.of(), ServerProcess.command(data, options));
    }

    private static Ended start(Map<String, String> variables, List<String> command)
            throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(variables);
        Process process = builder.start();
        process.getOutputStream().close(); // should it start after all, it ends
        String error = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Ended(process.waitFor(), error.stripTrailing());
    }

    private record Ended(int code, String error) {}
}
