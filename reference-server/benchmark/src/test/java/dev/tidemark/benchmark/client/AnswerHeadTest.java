// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class AnswerHeadTest {

    @Test
    void anAnswerWithoutContentEndsWithItsHead() {
        assertThat(AnswerHead.of("HTTP/1.1 204 No Content\r\nStream-Next-Offset: 1\r\n\r\n"))
                .isEqualTo(new AnswerHead(204, true));
    }

    @Test
    void aHeadMayArriveInPieces() {
        assertThat(AnswerHead.of("HTTP/1.1 204 No Con").answerIsComplete()).isFalse();
    }

    @Test
    void aBodyOfKnownLengthIsWaitedFor() {
        String head = "HTTP/1.1 409 Conflict\r\nContent-Length: 2\r\n\r\n";
        assertThat(AnswerHead.of(head + "n").answerIsComplete()).isFalse();
        assertThat(AnswerHead.of(head + "no")).isEqualTo(new AnswerHead(409, true));
    }

    @Test
    void aChunkedBodyIsWaitedForUntilItsLastChunk() {
        String head = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n";
        assertThat(AnswerHead.of(head + "2\r\nok\r\n").answerIsComplete()).isFalse();
        assertThat(AnswerHead.of(head + "2\r\nok\r\n0\r\n\r\n").answerIsComplete())
                .isTrue();
    }
}
