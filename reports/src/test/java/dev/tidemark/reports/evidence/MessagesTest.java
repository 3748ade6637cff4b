// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what Cucumber JVM 7.34.3 really wrote. */
class MessagesTest {

    @TempDir
    Path folder;

    private static final Path CUCUMBER = Path.of("src/test/resources/runs/cucumber.ndjson");

    @Test
    void everyExecutedScenarioIsACaseWithItsAddressAndItsRuleTags() throws IOException {
        Evidence evidence = read(CUCUMBER);

        assertThat(evidence.finished()).isTrue();
        assertThat(evidence.sha256()).matches("[0-9a-f]{64}");
        assertThat(evidence.cases()).hasSize(9);
        Case first = evidence.cases().get(0);
        assertThat(first.id()).isEqualTo("durable-streams/closure/end-of-stream/a-reader-revalidates-after-the-close");
        assertThat(first.tags()).containsExactly("@durable-streams", "@DS-2-01", "@DS-4-03", "@MUST");
        assertThat(first.address().feature()).isEqualTo("Caches never hide the end of a stream");
        assertThat(first.address().rule()).isEqualTo("The tail is where the next append starts");
        assertThat(first.address().topic()).isEqualTo("closure");
    }

    @Test
    void rowsOfAnOutlineAreCasesOfTheirOwn() throws IOException {
        assertThat(read(CUCUMBER).cases())
                .extracting(c -> c.address().scenario())
                .contains("Examples of plain assertion", "Examples of the harness stumbles");
    }

    @Test
    void stepsHooksExceptionsAndAttachmentsAreKept() throws IOException {
        Execution broken = find("the-page-is-broken").lastExecution();

        assertThat(broken.finished()).isTrue();
        assertThat(broken.steps()).hasSize(5);
        assertThat(broken.steps().get(0).hook()).isTrue();
        assertThat(broken.steps().get(2).exceptionType()).isEqualTo("dev.tidemark.conformance.check.Broken");
        assertThat(broken.steps().get(3).status()).isEqualTo("SKIPPED");
        assertThat(broken.exchanges().list()).hasSize(2);
        assertThat(broken.exchanges().deciding().request().method()).isEqualTo("GET");
        assertThat(broken.observations()).containsExactly("seed 2a");
    }

    @Test
    void secretHeadersAreMaskedWhileReading() throws IOException {
        Exchange exchange =
                find("the-page-is-broken").lastExecution().exchanges().deciding();

        assertThat(exchange.request().headers())
                .contains(new Exchange.Header("Authorization", "$TIDEMARK_AUTHORIZATION", true));
        assertThat(exchange.response().headers())
                .contains(new Exchange.Header("Set-Cookie", "$TIDEMARK_SET_COOKIE", true));
    }

    @Test
    void aSecondRunInTheSameFileIsARepetition() throws IOException {
        String messages = Files.readString(CUCUMBER);
        Path twice = Files.writeString(
                folder.resolve("twice.ndjson"),
                messages
                        + messages.replace("\"id\":\"", "\"id\":\"2-")
                                .replace("Id\":\"", "Id\":\"2-")
                                .replace("Ids\":[\"", "Ids\":[\"2-"));
        Evidence evidence = read(twice);

        assertThat(evidence.finished()).isTrue();
        assertThat(evidence.cases()).hasSize(9).allMatch(c -> c.executions().size() == 2);
    }

    @Test
    void aTornFileIsRefusedWithTheLine() throws IOException {
        Path torn = Files.writeString(folder.resolve("torn.ndjson"), "{\"testRunStarted\":{}}\n{\"pick");

        assertThatThrownBy(() -> read(torn)).isInstanceOf(IOException.class).hasMessageContaining("torn.ndjson:2");
    }

    private static Case find(String title) throws IOException {
        return read(CUCUMBER).cases().stream()
                .filter(c -> c.id().endsWith("/" + title))
                .findFirst()
                .orElseThrow();
    }

    private static Evidence read(Path file) throws IOException {
        return Messages.read(file, new Secrets(List.of()));
    }
}
