// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.target.Settings;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    @TempDir
    Path folder;

    @Test
    void explainsEveryOption() {
        var said = run(0, "--help");
        assertThat(said)
                .contains(
                        "--target",
                        "--streams",
                        "--header",
                        "--profile",
                        "--only",
                        "--baseline",
                        "--seed",
                        "Exit codes");
    }

    @Test
    void takesTheNameOfTheCommandOrNot() {
        assertThat(run(0, "certify", "--help")).isEqualTo(run(0, "--help"));
    }

    @Test
    void saysOneSentenceWhenTheTargetDoesNotAnswer() {
        assertThat(run(2, "--target", "http://127.0.0.1:1", "--output", folder.toString()))
                .startsWith("PUT http://127.0.0.1:1/v1/stream/tidemark-")
                .contains("nothing listens there")
                .hasLineCount(1);
    }

    @Test
    void takesPropertiesAsOptions() {
        assertThat(run(2, "-Dtarget=http://127.0.0.1:1", "-Dtarget.streams=/s", "-Dtidemark.output=" + folder))
                .startsWith("PUT http://127.0.0.1:1/s/tidemark-");
    }

    @Test
    void refusesAnOptionThatDoesNotExist() {
        assertThat(run(2, "--tarket=x"))
                .contains("Unknown option: '--tarket=x'", "--help")
                .hasLineCount(2);
    }

    @Test
    void refusesValuesThatCannotBeUsed() {
        assertThat(run(2, "--target=http://127.0.0.1:1", "-Dprotocol=s3")).contains("-Dprotocol=s3 is not supported");
        assertThat(run(2, "--target=http://127.0.0.1:1", "--parallel=0.5")).contains("--parallel must be");
        assertThat(run(2, "--target=http://127.0.0.1:1", "--only=nonsense")).contains("nothing is called 'nonsense'");
        assertThat(run(2, "--target=http://127.0.0.1:1", "--baseline=" + folder.resolve("none.yaml")))
                .contains("--baseline " + folder);
        assertThat(run(2, "--server=" + folder.resolve("none.jar"), "--output", folder.toString()))
                .contains("there is no reference server at");
    }

    @Test
    void saysOneSentenceWhenItsMemoryIsAtAnEnd() {
        var said = new ByteArrayOutputStream();
        var exhausted = new PrintStream(OutputStream.nullOutputStream()) {
            @Override
            public void println(String line) {
                throw new OutOfMemoryError("by hand");
            }
        };
        var err = new PrintStream(said, true, StandardCharsets.UTF_8);
        assertThat(Main.run(new Settings(Map.of()), exhausted, err)).isEqualTo(2);
        assertThat(said.toString(StandardCharsets.UTF_8))
                .startsWith("the kit ran out of memory (its heap is limited to ")
                .contains("-Xmx")
                .hasLineCount(1);
    }

    @Test
    void saysItsVersion() {
        assertThat(run(0, "--version")).matches("(?s)Tidemark \\d+\\.\\d+.*");
    }

    @Test
    void explainsHowShardsAreMerged() {
        assertThat(run(0, "merge", "--help")).contains("FOLDER", "--output", "--baseline", "Exit codes");
        assertThat(run(0, "--help")).contains("--shard", "merge --help");
    }

    @Test
    void refusesToMergeWhatIsNoShard() {
        assertThat(run(
                        2,
                        "merge",
                        folder.toString(),
                        "--output",
                        folder.resolve("out").toString()))
                .contains("holds no shard")
                .hasLineCount(1);
        assertThat(run(2, "merge")).contains("FOLDER");
    }

    @Test
    void refusesAShardThatIsNone() {
        assertThat(run(2, "--target=http://127.0.0.1:1", "--shard=5/4"))
                .contains("--shard 5/4 is no part of a run")
                .hasLineCount(1);
    }

    @Test
    void refusesAnEmptyPart() {
        assertThat(run(2, "--only=", "--target=http://127.0.0.1:1")).contains("--only names nothing");
        assertThat(run(2, "-Donly=", "--target=http://127.0.0.1:1")).contains("-Donly= names nothing");
        assertThat(run(2, "--protocol=x")).contains("--protocol x is not supported");
        assertThat(run(2, "--header", "Bad"))
                .contains("--header needs NAME=VALUE")
                .doesNotContain("Bad");
    }

    private static String run(int exitCode, String... arguments) {
        var said = new ByteArrayOutputStream();
        var to = new PrintStream(said, true, StandardCharsets.UTF_8);
        var code = Main.run(new Settings(Map.of()), to, to, arguments);
        var text = said.toString(StandardCharsets.UTF_8);
        assertThat(code).as(text).isEqualTo(exitCode);
        return text;
    }
}
