// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.conformance.target.Settings;
import dev.tidemark.conformance.target.Target;
import dev.tidemark.conformance.target.TargetReader;
import dev.tidemark.conformance.target.WrongInput;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamPathTest {

    @ParameterizedTest
    @CsvSource({
        "http://host:1, /v1/stream/{stream}",
        "http://host:1/, /v1/stream/{stream}",
        "http://host:1/v1/stream/, /v1/stream/{stream}",
        "http://host:1/a/b, /a/b/{stream}",
        "http://host:1/a/{stream}/data, /a/{stream}/data"
    })
    void isThePathOfTheAddress(String url, String template) {
        assertThat(StreamPath.of(read(Map.of("target", url))).template()).isEqualTo(template);
    }

    @ParameterizedTest
    @CsvSource({"/my/root/{stream}, /my/root/{stream}", "/my/root, /my/root/{stream}", "/, /{stream}"})
    void isRatherWhatTheOptionSays(String given, String template) {
        var target = read(Map.of("target", "http://host:1/other", "target.streams", given));
        assertThat(StreamPath.of(target).template()).isEqualTo(template);
    }

    @ParameterizedTest
    @ValueSource(strings = {"my/root/{stream}", "/a/{stream}/{stream}", "/a?b={stream}", "/a b/{stream}"})
    void refusesWhatNoStreamCanHave(String path) {
        assertThatThrownBy(() -> StreamPath.parse(path))
                .isInstanceOf(WrongInput.class)
                .hasMessageContaining("'" + path + "' is not usable");
    }

    @Test
    void aNameIsOneSegment() {
        assertThat(StreamPath.stream(read(Map.of("target", "http://host:1")), "a b/c"))
                .hasToString("http://host:1/v1/stream/a%20b%2Fc");
    }

    private static Target read(Map<String, String> options) {
        return new TargetReader(Protocols.all(), new Settings(options)).read().orElseThrow();
    }
}
