// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.conformance.target.WrongInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookHostTest {

    @ParameterizedTest
    @CsvSource({
        "192.168.0.7, 192.168.0.7, 0",
        "localhost:9000, localhost, 9000",
        "[::1]:9000, ::1, 9000",
        "my-host.example, my-host.example, 0"
    })
    void isAHostWithAPortOrWithout(String text, String name, int port) {
        assertThat(WebhookHost.parse(text)).isEqualTo(new WebhookHost(name, port));
    }

    @Test
    void isLoopbackWhereNothingIsSaid() {
        assertThat(WebhookHost.parse("")).isEqualTo(new WebhookHost("127.0.0.1", 0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://localhost", "localhost:", "localhost:99999", "a b", "host/path"})
    void refusesWhatIsNoPlaceToListen(String text) {
        assertThatThrownBy(() -> WebhookHost.parse(text))
                .isInstanceOf(WrongInput.class)
                .hasMessageContaining("-Dtarget.webhook=" + text + " is no place to listen");
    }
}
