// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StreamAddressTest {

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:4437, http://127.0.0.1:4437, /v1/stream/{stream}",
        "http://127.0.0.1:4437/, http://127.0.0.1:4437, /v1/stream/{stream}",
        "HTTP://localhost, http://localhost, /v1/stream/{stream}",
        "http://[::1]:4437, http://[::1]:4437, /v1/stream/{stream}",
        "https://acme.example/v1/stream, https://acme.example, /v1/stream/{stream}",
        "https://acme.example/v1/stream/, https://acme.example, /v1/stream/{stream}",
        "https://acme.example/a/b, https://acme.example, /a/b/{stream}",
        "https://acme.example/a/{stream}/data, https://acme.example, /a/{stream}/data"
    })
    void readsAddresses(String url, String base, String streams) {
        var address = StreamAddress.parse(url, Optional.empty());
        assertThat(address.base()).hasToString(base);
        assertThat(address.streams()).isEqualTo(streams);
    }

    @ParameterizedTest
    @CsvSource({"/my/root/{stream}, /my/root/{stream}", "/my/root, /my/root/{stream}", "/, /{stream}"})
    void prefersTheStreamPath(String given, String streams) {
        assertThat(StreamAddress.parse("http://host:1/other", Optional.of(given))
                        .streams())
                .isEqualTo(streams);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1:4437",
                "localhost",
                "ftp://host",
                "http://",
                "http://host:port",
                "http://host:99999",
                "http://host:0",
                "http://host/a b",
                "http://host/?stream={stream}",
                "http://host/#x"
            })
    void refusesWhatIsNoAddress(String url) {
        assertThatThrownBy(() -> StreamAddress.parse(url, Optional.empty()))
                .isInstanceOf(WrongInput.class)
                .hasMessageStartingWith("-Dtarget=" + url + " is not the address of a server; write for example");
    }

    @ParameterizedTest
    @ValueSource(strings = {"my/root/{stream}", "/a/{stream}/{stream}", "/a?b={stream}", "/a b/{stream}"})
    void refusesPathsThatCannotBeUsed(String streams) {
        assertThatThrownBy(() -> StreamAddress.parse("http://host", Optional.of(streams)))
                .isInstanceOf(WrongInput.class)
                .hasMessageContaining("'" + streams + "' is not usable");
    }

    @Test
    void userAndQueryAreNoPartOfTheBase() {
        var address = StreamAddress.parse("http://me:p%40ss@host:1/root?key=abc&b=2", Optional.empty());
        assertThat(address.base()).hasToString("http://host:1");
        assertThat(address.streams()).isEqualTo("/root/{stream}");
        assertThat(address.query()).isEqualTo("key=abc&b=2");
        assertThat(address.userInfo()).contains("me:p%40ss");
    }

    @ParameterizedTest
    @CsvSource({
        "http://me:pa55word@host/a, http://...@host/a",
        "http://me:pa/55@word@host/a, http://...@host/a",
        "http://host/?key=abc&b=2, http://host/?key=...&b=...",
        "http://host/a, http://host/a"
    })
    void secretsOfAnAddressAreNotShown(String url, String shown) {
        assertThat(StreamAddress.masked(url)).isEqualTo(shown);
    }

    @Test
    void aRefusedAddressDoesNotShowItsPassword() {
        assertThatThrownBy(() -> StreamAddress.parse("http://me:pa 55word@host", Optional.empty()))
                .isInstanceOf(WrongInput.class)
                .hasMessageNotContaining("55word");
    }
}
