// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.target.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MisbehaveTest {

    @Test
    void explainsItself() {
        assertThat(run(0, "--help")).contains("--list", "--upstream", "--port", "--random", "--rate", "Exit codes");
    }

    @Test
    void listsATopicWithRuleAndSentence() {
        assertThat(run(0, "--list", "closure"))
                .startsWith("durable-streams/closure")
                .contains(
                        "repeated-close-alternates",
                        "DS-4.1-03",
                        "Answers every second repetition of a close with 409.")
                .doesNotContain("s2/");
    }

    @Test
    void listsAProtocolAndWhatBreaksARequirement() {
        assertThat(run(0, "--list", "s2")).contains("s2/append", "s2/tail").doesNotContain("durable-streams/");
        assertThat(run(0, "--list", "DS-4.1-03"))
                .contains("repeated-close-alternates")
                .hasLineCount(2);
    }

    @Test
    void namesWhatIsNearAMisspeltId() throws Exception {
        try (var upstream = listening()) {
            assertThat(run(2, "repeated-close-alternate", "--upstream", url(upstream)))
                    .startsWith("there is no deviation repeated-close-alternate; near it: repeated-close-alternates, ")
                    .hasLineCount(1);
        }
    }

    @Test
    void namesNothingThatNobodyCanHaveMeant() {
        assertThat(run(2, "--list", "nosuchthing"))
                .isEqualToIgnoringNewLines(
                        "there is no deviation and no topic nosuchthing; misbehave --list shows all");
        assertThat(run(2, "--list", "closur")).contains("near it: closure-");
    }

    @Test
    void saysThatNobodyListensUpstream() {
        assertThat(run(2, "create-answers-200", "--upstream", "http://127.0.0.1:1"))
                .contains("--upstream http://127.0.0.1:1 does not answer", "start it first")
                .hasLineCount(1);
    }

    @Test
    void takesATopicForOneServerOnlyWithDice() throws Exception {
        try (var upstream = listening()) {
            assertThat(run(2, "closure", "--upstream", url(upstream))).startsWith("there is no deviation closure");
        }
    }

    @Test
    void refusesWhatItCannotUse() {
        assertThat(run(2)).contains("takes one id", "--random SEED");
        assertThat(run(2, "create-answers-200", "--rate", "0.1")).contains("--random SEED");
        assertThat(run(2, "--random", "1", "--rate", "0")).contains("--rate 0.0", "above 0");
        assertThat(run(2, "create-answers-200", "--port", "70000")).contains("--port 70000");
        assertThat(run(2, "create-answers-200", "--port", "abc")).contains("--port", "'abc'", "write for example 4440");
        assertThat(run(2, "--random", "x")).contains("--random", "'x'", "write for example 7");
        assertThat(run(2, "create-answers-200", "--upstream", "https://a")).contains("http://host:port");
    }

    @Test
    void saysThatAPortIsTaken() throws Exception {
        try (var upstream = listening();
                var taken = listening()) {
            var port = String.valueOf(taken.getLocalPort());
            assertThat(run(2, "create-answers-200", "--upstream", url(upstream), "--port", port))
                    .contains("port " + port, "--port")
                    .hasLineCount(1);
        }
    }

    private static ServerSocket listening() throws IOException {
        return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
    }

    private static String url(ServerSocket upstream) {
        return "http://127.0.0.1:" + upstream.getLocalPort();
    }

    private static String run(int expected, String... arguments) {
        var said = new ByteArrayOutputStream();
        var out = new PrintStream(said, true, StandardCharsets.UTF_8);
        var all = new String[arguments.length + 1];
        all[0] = Misbehave.COMMAND;
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        var code = Main.run(new Settings(Map.of()), out, out, all);
        assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isEqualTo(expected);
        return said.toString(StandardCharsets.UTF_8);
    }
}
