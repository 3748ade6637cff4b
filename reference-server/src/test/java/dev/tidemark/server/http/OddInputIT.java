// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static dev.tidemark.server.http.Client.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OddInputIT {

    private static ServerProcess server;
    private static Client client;

    @BeforeAll
    static void start() throws IOException {
        server = new ServerProcess("memory", "-Dtidemark.limits.body-bytes=100000");
        client = new Client(server);
        client.put("text", "text/plain", "");
        client.put("json", "application/json", "");
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @Test
    void aClientThatAsksWhetherToSendIsToldTo() throws IOException {
        String answer = client.raw("POST /v1/stream/nothing HTTP/1.1\r\nHost: localhost\r\nContent-Type: text/plain\r\n"
                + "Content-Length: 1\r\nExpect: 100-continue\r\nConnection: close\r\n\r\na");
        assertThat(answer).startsWith("HTTP/1.1 100 Continue").contains("HTTP/1.1 404");
    }

    @ParameterizedTest
    @CsvSource({
        "/v1/stream/%00, 400",
        "/v1/stream/a%2Fb, 400",
        "/v1/stream/%zz, 400",
        "/v1/stream/%, 400",
        "/v1/stream/%C3, 400",
        "/v1/stream/a/%2e%2e/x, 400",
        "/v1/stream/a//b, 400",
        "/v1/stream/a/, 400",
        "/v1/stream/, 400",
        "/v1/stream/../../etc/passwd, 404",
        "/v1/stream/__ds/streams/x, 404",
        "/v1/stream/__ds, 404",
        "/v1/stream/nothing, 404",
        "/v1/stream/nothing?live=sse&offset=-1, 404",
        "/v1/stream/nothing?live=long-poll&offset=now, 404",
        "/v1/stream, 404",
        "/v1/stream/text?offset=, 400",
        "/v1/stream/text?offset=-1&offset=-1, 400",
        "/v1/stream/text?offset=a%2Cb, 400",
        "/v1/stream/text?offset=%00, 400",
        "/v1/stream/text?offset=%zz, 400",
        "/v1/stream/text?offset=-1&live=maybe, 400",
        "/v1/stream/text?live=sse, 400",
        "/v1/stream/text?live=long-poll, 400",
        "/v1/stream/text?live=sse&offset=7, 400",
        "/v1/stream/text?live=sse&offset=0000000000000001_0000000000000001, 400",
        "/v1/stream/text?foo=bar, 200"
    })
    void oddReads(String target, int status) throws IOException {
        for (String method : target.contains("text?") ? new String[] {"GET"} : new String[] {"GET", "HEAD", "DELETE"}) {
            String answer =
                    client.raw(method + " " + target + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");
            assertThat(answer).as(method).startsWith("HTTP/1.1 " + status + " ");
            if (!target.matches(".*%(zz)?")) { // refused by Vert.x before anything of ours is asked
                assertThat(answer).containsIgnoringCase("X-Content-Type-Options: nosniff");
            }
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "POST text| Content-Length: 1| x| 400",
                "POST text| Content-Type: ;;;$Content-Length: 1| x| 400",
                "POST text| Content-Type: text/plain$Content-Length: 0| ''| 400",
                "POST text| Content-Type: text/plain$Transfer-Encoding: chunked| '0$$'| 400",
                "POST text| Content-Type: text/plain$Transfer-Encoding: chunked| '1$a$2$bc$0$$'| 204",
                "POST json| Content-Type: application/json$Content-Length: 4| {bad| 400",
                "POST nope| Content-Type: application/json$Content-Length: 4| {bad| 404",
                "PUT bad| Content-Type: application/json$Content-Length: 4| {bad| 400",
                "PUT bad2| Content-Type: ;;;$Content-Length: 0| ''| 400",
                "PUT plain| Transfer-Encoding: chunked| '1$a$0$$'| 201",
                "PUT ttl| Stream-TTL: 60$Stream-TTL: 60$Content-Length: 0| ''| 400",
                "PUT ttl| Stream-TTL: 0$Content-Length: 0| ''| 201",
                "PUT old| Stream-Expires-At: 0000-01-01T00:00:00-00:00$Content-Length: 0| ''| 201",
                "PUT far| Stream-Expires-At: 9999-12-31T23:59:59.999999999+18:00$Content-Length: 0| ''| 201",
                "PUT fork| Stream-Forked-From: $Content-Length: 0| ''| 404",
                "PUT fork| Stream-Forked-From: /v1/stream/%zz$Content-Length: 0| ''| 400",
                "PUT fork| Stream-Forked-From: http://localhost/v1/stream/text$Content-Length: 0| ''| 404",
                "PUT fork| Stream-Forked-From: /v1/stream/fork$Content-Length: 0| ''| 404",
                "PATCH text| Content-Length: 0| ''| 405",
                "TRACE text| Content-Length: 0| ''| 405",
                "OPTIONS text| Content-Length: 0| ''| 204",
                "POST text| Content-Type: ;;;$Accept: ;;;$Stream-Closed: TRUE$Content-Length: 0| ''| 204"
            })
    void oddWrites(String request, String headers, String body, int status) throws IOException {
        String[] parts = request.split(" ");
        String answer = client.raw((parts[0] + " /v1/stream/" + parts[1]
                        + " HTTP/1.1$Host: localhost$Connection: close$" + headers + "$$" + body)
                .replace("$", "\r\n"));
        assertThat(answer).startsWith("HTTP/1.1 " + status + " ").containsIgnoringCase("nosniff");
    }

    @ParameterizedTest
    @ValueSource(ints = {100_001, 500_000})
    void tooLargeBodiesAreRefusedWithOrWithoutLength(int size) throws IOException {
        client.put("large", "text/plain", "");
        String start =
                "POST /v1/stream/large HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nContent-Type: text/plain\r\n";
        String chunked = start + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(size) + "\r\n"
                + "x".repeat(size) + "\r\n0\r\n\r\n";
        assertThat(client.raw(chunked)).startsWith("HTTP/1.1 413 ");
        assertThat(client.raw(start + "Content-Length: " + size + "\r\n\r\n" + "x".repeat(size)))
                .startsWith("HTTP/1.1 413 ");
        assertThat(client.get("large").body()).isEmpty();
    }

    @Test
    void missingContentTypeMeansOctets() {
        HttpResponse<String> created = client.send("PUT", "octets", null);
        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(header(created, "Content-Type")).isEqualTo("application/octet-stream");
    }

    @Test
    void otherMethodsAreNamed() {
        assertThat(header(client.send("PATCH", "text", null), "Allow")).contains("POST");
    }

    @Test
    void longNamesAndLargeHeadersAreRefused() throws IOException {
        String tail = " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n";
        assertThat(client.raw("PUT /v1/stream/" + "a".repeat(2000) + tail + "\r\n"))
                .startsWith("HTTP/1.1 400 ");
        assertThat(client.raw("PUT /v1/stream/" + "a".repeat(20_000) + tail + "\r\n"))
                .contains(" 414 ");
        assertThat(client.raw("PUT /v1/stream/a" + tail + "Stream-Seq: " + "b".repeat(100_000) + "\r\n\r\n"))
                .contains(" 431 ");
    }
}
