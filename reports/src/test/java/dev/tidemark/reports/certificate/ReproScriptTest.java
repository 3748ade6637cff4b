// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.reports.RecordedRun;
import dev.tidemark.reports.evidence.Exchanges;
import dev.tidemark.reports.evidence.Messages;
import dev.tidemark.reports.evidence.Secrets;
import dev.tidemark.reports.verdict.Finding;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the scripts with a curl that prints its arguments. */
class ReproScriptTest {

    @TempDir
    Path folder;

    @Test
    void curlReceivesMethodHeadersBodyAndUrlAsTheyWere() throws Exception {
        String seen = curlArguments(
                request("POST", "[\"If-Match\", \"\\\"a\\\"\"]", "{\"text\": \"it's $5\", \"bytes\": 7}"));

        assertThat(seen)
                .contains("[-X][POST]", "[-H][If-Match: \"a\"]", "[--data-raw][it's $5]", "[--url][http://h/a?b=c&d]");
        assertThat(seen).contains("[-H][Content-Type:]");
    }

    @Test
    void hostileTextRunsNothing() throws Exception {
        String hostile = "'; touch hacked; $(touch hacked) `touch hacked` \\n touch hacked #";
        String seen = curlArguments(request(
                hostile,
                "[\"X-A\", \"" + hostile + "\"], [\"X; touch hacked\", \"\"]",
                "{\"text\": \"" + hostile + "\"}"));

        assertThat(folder.resolve("hacked")).doesNotExist();
        assertThat(seen).contains("touch hacked").doesNotContain("[X; touch hacked;]");
    }

    @Test
    void aSecretComesFromItsVariable() throws Exception {
        String seen = curlArguments(request("GET", "[\"Authorization\", \"Bearer s3cret-token\"]", "null"));

        assertThat(seen).contains("[-H][Authorization: from the shell]").doesNotContain("s3cret");
    }

    @Test
    void bytesGoThroughBase64() throws Exception {
        assertThat(script(request("PUT", "", "{\"base64\": \"AAH/\", \"bytes\": 3}")))
                .contains("printf %s 'AAH/' | base64 -d | curl", "--data-binary @-");
    }

    @Test
    void aCutBodyIsAdmitted() throws Exception {
        assertThat(script(request("PUT", "", "{\"text\": \"abc\", \"bytes\": 3000}")))
                .contains("# the body was longer: 3 of 3000 bytes");
    }

    private static String request(String method, String headers, String body) {
        return """
                {"exchanges": [{"at": "x", "millis": 1, "request": {"method": "%s", "url": "http://h/a?b=c&d",
                "headers": [%s], "body": %s}, "error": "reset"}]}""".formatted(method, headers, body);
    }

    private String script(String attachment) throws IOException {
        RecordedRun run = new RecordedRun();
        run.scenario("@M-1").broken("a", "b", attachment);
        Exchanges exchanges = Messages.read(run.write(folder), new Secrets(List.of()))
                .cases()
                .get(0)
                .lastExecution()
                .exchanges();
        return ReproScript.of("M-1", new Finding.Broken("a\ntouch hacked", "b", ""), exchanges, exchanges.deciding());
    }

    private String curlArguments(String attachment) throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("repro.sh"), script(attachment));
        Path curl = Files.writeString(folder.resolve("curl"), "#!/bin/sh\nprintf '[%s]' \"$@\"\n");
        assertThat(curl.toFile().setExecutable(true)).isTrue();
        ProcessBuilder shell = new ProcessBuilder("sh", script.toString()).directory(folder.toFile());
        shell.environment().put("PATH", folder + ":" + System.getenv("PATH"));
        shell.environment().put("TIDEMARK_AUTHORIZATION", "from the shell");
        Process process = shell.redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output;
    }
}
