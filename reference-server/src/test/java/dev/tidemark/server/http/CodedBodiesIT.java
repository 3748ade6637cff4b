// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.http;

import static dev.tidemark.server.http.Client.header;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are coded for their way ({@code Content-Encoding}). */
class CodedBodiesIT {

    private static final int LIMIT = 100_000;

    private static ServerProcess server;
    private static Client client;

    @BeforeAll
    static void start() throws IOException {
        server = new ServerProcess("memory", "-Dtidemark.limits.body-bytes=" + LIMIT);
        client = new Client(server);
    }

    @AfterAll
    static void stop() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "GZIP", "x-gzip", "deflate", "identity"})
    void creationsAndAppendsAreDecoded(String coding) throws Exception {
        String name = "coded-" + coding;
        assertThat(send("PUT", name, coding, coded(coding, "hello, ".getBytes()))
                        .statusCode())
                .isEqualTo(201);
        assertThat(send("POST", name, coding, coded(coding, "world".getBytes())).statusCode())
                .isEqualTo(204);
        assertThat(client.get(name).body()).isEqualTo("hello, world");
    }

    @Test
    void bareDeflateIsTakenToo() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream out = new DeflaterOutputStream(bytes, new Deflater(Deflater.BEST_SPEED, true))) {
            out.write("hello".getBytes());
        }
        assertThat(send("PUT", "bare", "deflate", bytes.toByteArray()).statusCode())
                .isEqualTo(201);
        assertThat(client.get("bare").body()).isEqualTo("hello");
    }

    @Test
    void theDecodedSizeIsLimited() throws Exception {
        client.put("bomb", "text/plain", "");
        byte[] bomb = coded("gzip", new byte[50_000_000]);
        assertThat(bomb.length).isLessThan(LIMIT);
        HttpResponse<String> refused = send("POST", "bomb", "gzip", bomb);
        assertThat(refused.statusCode()).isEqualTo(413);
        assertThat(refused.body()).contains("\"code\":\"PAYLOAD_TOO_LARGE\"");
        assertThat(send("POST", "bomb", "gzip", coded("gzip", new byte[LIMIT + 1]))
                        .statusCode())
                .isEqualTo(413);
        assertThat(client.get("bomb").body()).isEmpty();
        assertThat(send("POST", "bomb", "gzip", coded("gzip", new byte[LIMIT])).statusCode())
                .isEqualTo(204);
        client.awaitMetric("tidemark_body_bytes 0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"br", "compress", "gzip, gzip", "utf-8"})
    void unknownCodingsAreRefused(String coding) throws Exception {
        client.put("unknown", "text/plain", "");
        for (String method : new String[] {"POST", "PUT"}) {
            HttpResponse<String> refused = send(method, "unknown", coding, "hello".getBytes());
            assertThat(refused.statusCode()).isEqualTo(415);
            assertThat(header(refused, "Accept-Encoding")).isEqualTo("gzip, deflate, zstd");
            assertThat(refused.body()).startsWith("{\"code\":\"UNSUPPORTED_ENCODING\",");
        }
        assertThat(client.get("unknown").body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "deflate", "zstd"})
    void whatIsNotCodedAsItSaysIsRefused(String coding) throws Exception {
        client.put("damaged", "text/plain", "");
        assertThat(send("POST", "damaged", coding, "hello".getBytes()).statusCode())
                .isEqualTo(400);
        byte[] whole = coded("gzip", "hello hello hello".getBytes());
        assertThat(send("POST", "damaged", "gzip", java.util.Arrays.copyOf(whole, whole.length - 6))
                        .statusCode())
                .isEqualTo(400);
        assertThat(client.get("damaged").body()).isEmpty();
    }

    @Test
    void closingNeedsNoBodyWhateverItsCoding() {
        client.put("closing", "text/plain", "");
        assertThat(client.send("POST", "closing", "", "Content-Encoding", "gzip", "Stream-Closed", "true")
                        .statusCode())
                .isEqualTo(204);
    }

    @Test
    void severalLinesOfTagsAreOneList() {
        client.put("tags", "text/plain", "hello");
        String tag = header(client.get("tags"), "ETag");
        assertThat(client.get("tags", "If-None-Match", "\"x\"", "If-None-Match", tag)
                        .statusCode())
                .isEqualTo(304);
        assertThat(client.get("tags", "If-None-Match", tag, "If-None-Match", "\"x\"")
                        .statusCode())
                .isEqualTo(304);
        assertThat(client.get("tags", "If-None-Match", "\"x\"", "If-None-Match", "\"y\"")
                        .statusCode())
                .isEqualTo(200);
    }

    @Test
    void noCacheMayKeepTheTailThatHeadShows() {
        client.put("head", "text/plain", "hello");
        for (String path : new String[] {"head", "head?offset=-1", "nothing"}) {
            assertThat(header(client.send("HEAD", path, null), "Cache-Control"))
                    .as(path)
                    .isEqualTo("no-store");
        }
    }

    private static HttpResponse<String> send(String method, String name, String coding, byte[] body) throws Exception {
        URI stream = server.stream(name);
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(stream)
                                .header("Content-Type", "text/plain")
                                .header("Content-Encoding", coding)
                                .method(method, HttpRequest.BodyPublishers.ofByteArray(body))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
    }

    private static byte[] coded(String coding, byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        if (coding.equals("identity")) {
            return plain;
        }
        try (OutputStream out =
                coding.equals("deflate") ? new DeflaterOutputStream(bytes) : new GZIPOutputStream(bytes)) {
            out.write(plain);
        }
        return bytes.toByteArray();
    }
}
