// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.conformance.wire.message.Response;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Odd answers are read where HTTP/1.1 has them, and refused in a sentence where it has not. */
class AnswerParserTest {

    @Test
    void interimAnswersArePassedOver() throws IOException {
        var answer =
                parse("GET", "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 103\r\nLink: a\r\n\r\nHTTP/1.1 200 OK\r\n\r\nbody");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("body");
    }

    @Test
    void theReasonMayBeMissing() throws IOException {
        assertThat(parse("GET", "HTTP/1.1 204\r\n\r\n").status()).isEqualTo(204);
        assertThat(parse("GET", "HTTP/1.1 204 \r\n\r\n").status()).isEqualTo(204);
        assertThat(parse("GET", "HTTP/1.0 404 Not Found At All\r\n\r\n").status())
                .isEqualTo(404);
    }

    @Test
    void linesMayEndWithLfAlone() throws IOException {
        var answer = parse("GET", "HTTP/1.1 200 OK\nContent-Length: 1\n\nab");
        assertThat(answer.header("content-length")).contains("1");
        assertThat(answer.text()).isEqualTo("a");
    }

    @Test
    void aFoldedLineGoesOnWithTheOneBefore() throws IOException {
        assertThat(parse("GET", "HTTP/1.1 200 OK\r\nX-A: 1,\r\n\t 2\r\nX-B: 3\r\n\r\n")
                        .header("X-A"))
                .contains("1, 2");
    }

    @Test
    void aValueMayHaveColonsOrNothing() throws IOException {
        var answer = parse("GET", "HTTP/1.1 200 OK\r\nX-A: b:c\r\nX-E:\r\n\r\n");
        assertThat(answer.header("X-A")).contains("b:c");
        assertThat(answer.header("X-E")).contains("");
    }

    @Test
    void chunksMayHaveExtensionsAndTrailers() throws IOException {
        var answer = parse(
                "GET",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                        + "3;a=b\r\nabc\r\nA \r\n0123456789\r\n0;last\r\nX-Sum: 1\r\n\r\nHTTP/1.1 500");
        assertThat(answer.text()).isEqualTo("abc0123456789");
    }

    @Test
    void someAnswersHaveNoBody() throws IOException {
        assertThat(parse("HEAD", "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabcde")
                        .body())
                .isEmpty();
        assertThat(parse("GET", "HTTP/1.1 204 No\r\nContent-Length: 5\r\n\r\nabcde")
                        .body())
                .isEmpty();
        assertThat(parse("GET", "HTTP/1.1 304 No\r\nTransfer-Encoding: chunked\r\n\r\nabcde")
                        .body())
                .isEmpty();
    }

    @Test
    void aLengthSaidTwiceIsOneLength() throws IOException {
        assertThat(parse("GET", "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 1\r\n\r\nab")
                        .text())
                .isEqualTo("a");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "H",
                "HTTP/1.1 200 OK\r\n",
                "HTTP/1.1 200 OK\r\nX: y",
                "HTTP/1.1 100 Continue\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nabc",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n"
            })
    void whatIsCutIsToldAsSuch(String bytes) {
        assertThatThrownBy(() -> parse("GET", bytes))
                .isInstanceOf(EOFException.class)
                .hasMessageContaining("the connection ended");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello\r\n\r\n",
                "HTTP/1.1\r\n\r\n",
                "HTTP/1.1 2000 OK\r\n\r\n",
                "HTTP/1.1 20x OK\r\n\r\n",
                "HTTP/2 200\r\n\r\n",
                "HTTP/1.1 200 OK\r\nno colon here\r\n\r\n",
                "HTTP/1.1 200 OK\r\n: no name\r\n\r\n",
                "HTTP/1.1 200 OK\r\n folded: first\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: -1\r\n\r\n",
                "HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: gzip, chunked\r\n\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
                "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n0\r\n\r\n"
            })
    void whatIsMalformedIsToldInASentence(String bytes) {
        assertThatThrownBy(() -> parse("GET", bytes)).isInstanceOf(MalformedAnswer.class);
    }

    @Test
    void aHeaderSectionHasALargestSize() {
        assertThatThrownBy(() -> parse("GET", "HTTP/1.1 200 OK\r\n" + "X: y\r\n".repeat(100_000)))
                .isInstanceOf(TooLarge.class);
    }

    private static Response parse(String method, String bytes) throws IOException {
        var parser = new AnswerParser(new ByteArrayInputStream(bytes.getBytes(StandardCharsets.ISO_8859_1)));
        var head = parser.finalHead();
        return new Response(
                head.status(), head.headers(), parser.body(head, method).readAllBytes());
    }
}
