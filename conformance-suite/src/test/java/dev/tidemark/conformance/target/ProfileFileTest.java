// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.conformance.protocol.Protocols;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProfileFileTest {

    private static final ProtocolChoice CHOICE = new ProtocolChoice(Protocols.all());

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nmae: x | nmae is not a known key; known here: name, version, protocol, url, streams, webhook, basin, ca,",
                "protocol: s3 | protocol is 's3'; there are durable-streams, s2 and both",
                "retention: {headers: {A: b}} | retention needs both",
                "retention: {headers: {A: b}, messages: few} | retention.messages is 'few'; write a number of messages",
                "limits: {longpoll: 1s} | limits.longpoll is not a known key; known here: longPoll, answer, webhook, bodyBytes",
                "limits: {longPoll: soon} | limits.longPoll is 'soon'; write a time such as 500ms, 30s or 2m",
                "limits: {answer: 0s} | limits.answer is '0s'; write a time",
                "limits: {bodyBytes: 1MB} | limits.bodyBytes is '1MB'; write a number of bytes",
                "limits: {bodyBytes: -1} | limits.bodyBytes is '-1'; write a number of bytes",
                "limits: {requestsInFlight: many} | limits.requestsInFlight is 'many'; write a number of requests",
                "limits: 5s | limits must be a list of 'key: value' lines",
                "hooks: {reboot: x} | hooks.reboot is not a known key; known here: restart, kill",
                "unsupported: [fork] | unsupported must be lines of the form 'name: text'",
                "unsupported: {fork: } | unsupported.fork is empty; give the reason",
                "headers: {A: {b: c}} | headers.A must be one non-empty text",
                "url: [a] | url must be one non-empty text",
                "just a text | the file must be a list of 'key: value' lines"
            })
    void namesFileKeyAndRemedy(String text, String message) throws IOException {
        var file = Files.writeString(folder.resolve("acme.yaml"), text);
        assertThatThrownBy(() -> ProfileFile.read(file, CHOICE))
                .isInstanceOf(WrongInput.class)
                .hasMessageStartingWith("profile " + file + ": " + message)
                .extracting(Throwable::getMessage)
                .satisfies(said -> assertThat(said).hasLineCount(1));
    }

    @Test
    void namesTheLineThatIsNotYaml() throws IOException {
        var file = Files.writeString(folder.resolve("acme.yaml"), "name: x\n\tversion: 1\n");
        assertThatThrownBy(() -> ProfileFile.read(file, CHOICE))
                .isInstanceOf(WrongInput.class)
                .hasMessageStartingWith("profile " + file + ": this is not valid YAML: ")
                .hasMessageContaining("line 2")
                .extracting(Throwable::getMessage)
                .satisfies(said -> assertThat(said).hasLineCount(1));
    }

    @Test
    void refusesAKeyGivenTwice() throws IOException {
        var file = Files.writeString(folder.resolve("acme.yaml"), "name: x\nname: y\n");
        assertThatThrownBy(() -> ProfileFile.read(file, CHOICE)).isInstanceOf(WrongInput.class);
    }

    @Test
    void saysThatAFileIsMissing() {
        assertThatThrownBy(() -> ProfileFile.read(folder.resolve("none.yaml"), CHOICE))
                .isInstanceOf(WrongInput.class)
                .hasMessageContaining("none.yaml cannot be read; check the path");
    }

    @Test
    void takesAnEmptyFile() throws IOException {
        assertThat(ProfileFile.read(Files.writeString(folder.resolve("acme.yaml"), ""), CHOICE))
                .isEqualTo(Profile.none());
    }
}
