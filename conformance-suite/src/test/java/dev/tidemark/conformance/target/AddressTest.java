// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.target;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {

    @ParameterizedTest
    @CsvSource({
        "http://127.0.0.1:4437, http://127.0.0.1:4437, ''",
        "http://127.0.0.1:4437/, http://127.0.0.1:4437, ''",
        "HTTP://localhost, http://localhost, ''",
        "http://[::1]:4437, http://[::1]:4437, ''",
        "https://acme.example/v1/stream, https://acme.example, /v1/stream",
        "https://acme.example/v1/stream/, https://acme.example, /v1/stream",
        "https://acme.example/a/b, https://acme.example, /a/b",
        "https://acme.example/a/{stream}/data, https://acme.example, /a/{stream}/data"
    })
    void readsAddresses(String url, String base, String path) {
        var address = Address.parse(url);
        assertThat(address.base()).hasToString(base);
        assertThat(address.path()).isEqualTo(path);
        assertThat(address.hasPath()).isEqualTo(!path.isEmpty());
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
        assertThatThrownBy(() -> Address.parse(url))
                .isInstanceOf(WrongInput.class)
                .hasMessageStartingWith("-Dtarget=" + url + " is not the address of a server; write for example");
    }

    @Test
    void userAndQueryAreNoPartOfTheBase() {
        var address = Address.parse("http://me:p%40ss@host:1/root?key=abc&b=2");
        assertThat(address.base()).hasToString("http://host:1");
        assertThat(address.path()).isEqualTo("/root");
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
        assertThat(Address.masked(url)).isEqualTo(shown);
    }

    @Test
    void aRefusedAddressDoesNotShowItsPassword() {
        assertThatThrownBy(() -> Address.parse("http://me:pa 55word@host"))
                .isInstanceOf(WrongInput.class)
                .hasMessageNotContaining("55word");
    }
}
