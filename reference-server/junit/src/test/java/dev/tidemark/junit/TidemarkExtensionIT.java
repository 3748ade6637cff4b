// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** How the tests of a client use it. */
@ExtendWith(TidemarkExtension.class)
class TidemarkExtensionIT {

    private static URI first;

    private final HttpClient http = HttpClient.newHttpClient();

    @BeforeAll
    static void remember(TidemarkServer server) {
        first = server.uri();
    }

    @Test
    void whatIsAppendedIsRead(TidemarkServer server) throws Exception {
        URI stream = server.stream("greetings");
        assertThat(send("PUT", stream, "hello, ").statusCode()).isEqualTo(201);
        assertThat(send("POST", stream, "world").statusCode()).isEqualTo(204);
        assertThat(http.send(HttpRequest.newBuilder(stream).build(), BodyHandlers.ofString())
                        .body())
                .isEqualTo("hello, world");
    }

    @Test
    void allTestsShareOneServer(TidemarkServer server) {
        assertThat(server.uri()).isEqualTo(first);
    }

    @Test
    void aServerOfItsOwnHasItsOwnSettings() throws Exception {
        URI stream;
        try (TidemarkServer server = TidemarkServer.start("tidemark.limits.body-bytes=3")) {
            stream = server.stream("small");
            assertThat(server.uri()).isNotEqualTo(first);
            assertThat(send("PUT", stream, "abcd").statusCode()).isEqualTo(413);
        }
        assertThatThrownBy(() -> send("PUT", stream, "abc")).isInstanceOf(IOException.class);
    }

    @Test
    void whatIsWrongWithASettingIsSaid() {
        assertThatThrownBy(() -> TidemarkServer.start("tidemark.prot=1"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("did you mean tidemark.port?");
    }

    private HttpResponse<String> send(String method, URI stream, String body) throws Exception {
        return http.send(
                HttpRequest.newBuilder(stream)
                        .header("Content-Type", "text/plain")
                        .method(method, BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }
}
