// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static dev.tidemark.server.http.Client.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is seen before anything of a protocol: the first page, and refusals of what is not even a request for it. */
class FrontDoorIT {

    private static final String CLOSE = "Connection: close\r\n\r\n";

    @TempDir
    static Path folder;

    private static Path log;
    private static ServerProcess server;
    private static Client client;

    @BeforeAll
    static void start() throws IOException {
        log = folder.resolve("log");
        server = ServerProcess.logging(log, "memory");
        client = new Client(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void theFirstPageIsForWhoeverAsks() {
        HttpResponse<String> plain = client.getAbsolute("/");
        assertThat(plain.statusCode()).isEqualTo(200);
        assertThat(header(plain, "Content-Type")).startsWith("text/plain");
        assertThat(plain.body())
                .contains(
                        "Tidemark reference server ", server.uri() + "/v1/stream/", "curl ", "/q/health", "/settings");
        HttpResponse<String> page = client.getAbsolute("/", "Accept", "text/html,application/xhtml+xml,*/*;q=0.8");
        assertThat(header(page, "Content-Type")).startsWith("text/html");
        assertThat(page.body()).startsWith("<!DOCTYPE html>").contains("<a href=\"" + server.uri() + "/q/metrics\">");
        HttpResponse<String> json = client.getAbsolute("/", "Accept", "application/json");
        assertThat(header(json, "Content-Type")).isEqualTo("application/json");
        assertThat(json.body())
                .startsWith("{\"name\":\"tidemark\",\"version\":\"")
                .contains("\"s2\":\"" + server.uri());
        assertThat(client.getAbsolute("/settings").body()).startsWith("# Settings of the reference server");
        assertThat(client.send("HEAD", "../..", null).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, 404, NOT_FOUND",
        "GET, /v1, 404, NOT_FOUND",
        "GET, /v1/stream, 404, STREAM_NOT_FOUND",
        "GET, /v1/nothing, 404, NOT_FOUND",
        "DELETE, /, 405, METHOD_NOT_ALLOWED",
        "POST, /q/health, 405, METHOD_NOT_ALLOWED",
        "PUT, /q/metrics, 405, METHOD_NOT_ALLOWED",
        "PATCH, /v1/stream/a, 405, METHOD_NOT_ALLOWED",
        "GET, /v1/basins/a/b/c, 404, not_found"
    })
    void everyRefusalIsExplained(String method, String path, int status, String code) throws IOException {
        assertRefused(client.raw(method + " " + path + " HTTP/1.1\r\nHost: localhost\r\n" + CLOSE), status, code);
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/stream/a%zz, INVALID_URL",
        "/v1/stream/a%, INVALID_URL",
        "/v1/stream/a?offset=%2, INVALID_URL",
        "/%zz, INVALID_URL",
        "/v1/stream/a|b, INVALID_URL",
        "/v1/basins/%, invalid_url"
    })
    void aMalformedUrlIsExplained(String url, String code) throws IOException {
        assertRefused(client.raw("GET " + url + " HTTP/1.1\r\nHost: localhost\r\n" + CLOSE), 400, code);
    }

    @Test
    void whatIsTooLongIsExplained() throws IOException {
        String host = " HTTP/1.1\r\nHost: localhost\r\n";
        assertRefused(client.raw("GET /" + "a".repeat(20_000) + host + CLOSE), 414, "URI_TOO_LONG");
        assertRefused(
                client.raw("GET /v1/stream/a" + host + "X: " + "a".repeat(60_000) + "\r\n" + CLOSE),
                431,
                "HEADERS_TOO_LARGE");
    }

    @ParameterizedTest
    @CsvSource({
        "'', 1.1, 400, INVALID_HOST",
        "Host:, 1.1, 400, INVALID_HOST",
        "Host: a b/c, 1.1, 400, INVALID_HOST",
        "Host: localhost$Host: localhost, 1.1, 400, INVALID_HOST",
        "Host: localhost$Host: evil.example, 1.1, 400, INVALID_HOST",
        "Host: evil.example, 1.1, 400, HOST_NOT_ALLOWED",
        "Host: evil.example, 1.0, 400, HOST_NOT_ALLOWED",
        "Host: localhost.evil.example:80, 1.1, 400, HOST_NOT_ALLOWED"
    })
    void otherHostsAreRefused(String hosts, String version, int status, String code) throws IOException {
        String headers = hosts.isEmpty() ? "" : hosts.replace("$", "\r\n") + "\r\n";
        for (String path : new String[] {"/v1/stream/a", "/q/health", "/"}) {
            assertRefused(client.raw("GET " + path + " HTTP/" + version + "\r\n" + headers + CLOSE), status, code);
        }
        assertRefused(
                client.raw("GET /v1/basins HTTP/" + version + "\r\n" + headers + CLOSE), status, code.toLowerCase());
    }

    @ParameterizedTest
    @CsvSource({"Host: LOCALHOST:1, 1.1", "Host: [::1]:80, 1.1", "Host: 127.0.0.1, 1.1", "'', 1.0"})
    void localNamesAndOldClientsAreServed(String host, String version) throws IOException {
        String headers = host.isEmpty() ? "" : host + "\r\n";
        assertThat(client.raw("GET /q/health/live HTTP/" + version + "\r\n" + headers + CLOSE))
                .contains(" 200 ");
    }

    @Test
    void theLogTellsOnceAndIsNotFilledByClients() throws IOException {
        for (int i = 0; i < 3; i++) {
            client.raw("GET / HTTP/1.1\r\nHost: evil.example\r\n" + CLOSE);
            client.raw("GET / HTTP/1.1\r\n" + CLOSE);
        }
        String told = Files.readString(log);
        assertThat(told.lines().filter(line -> line.contains("tidemark.hosts=")))
                .hasSize(1);
        assertThat(told).doesNotContain("ERROR");
    }

    @Test
    void namesCanBeAdded() throws IOException {
        try (ServerProcess named = new ServerProcess("memory", "-Dtidemark.hosts=streams.example.com,other")) {
            Client there = new Client(named);
            for (String host : new String[] {"streams.example.com", "Other:8080", "localhost"}) {
                assertThat(there.raw("GET /q/health HTTP/1.1\r\nHost: " + host + "\r\n" + CLOSE))
                        .startsWith("HTTP/1.1 200 ");
            }
            assertThat(there.raw("GET /q/health HTTP/1.1\r\nHost: evil.example\r\n" + CLOSE))
                    .startsWith("HTTP/1.1 400 ");
        }
    }

    @Test
    void proxiesAreBelievedOnlyIfTheyShallBe() throws IOException {
        String request = " HTTP/1.1\r\nHost: localhost\r\nX-Forwarded-Proto: https\r\n"
                + "X-Forwarded-Host: example.com\r\nX-Forwarded-Prefix: /streams/\r\nContent-Length: 0\r\n" + CLOSE;
        assertThat(client.raw("PUT /v1/stream/forwarded" + request)).contains("Location: http://localhost/v1/stream/f");
        try (ServerProcess behind =
                new ServerProcess("memory", "-Dtidemark.forwarded-headers=true", "-Dtidemark.hosts=example.com")) {
            Client there = new Client(behind);
            assertThat(there.raw("PUT /v1/stream/forwarded" + request))
                    .contains("Location: https://example.com/streams/v1/stream/forwarded\r\n");
            assertThat(there.raw("PUT /v1/stream/odd HTTP/1.1\r\nHost: localhost\r\nContent-Length: 0\r\n"
                            + "X-Forwarded-Prefix: //evil.example/\r\n" + CLOSE))
                    .contains("Location: http://localhost/v1/stream/odd\r\n");
        }
    }

    private static void assertRefused(String answer, int status, String code) {
        assertThat(answer)
                .containsPattern("^HTTP/1\\.[01] " + status + " ")
                .containsIgnoringCase("Content-Type: application/json")
                .containsIgnoringCase("X-Content-Type-Options: nosniff")
                .contains("\r\n\r\n{\"code\":\"" + code + "\",\"message\":\"");
    }
}
