// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class LeanAnswerTest {

    private final LeanAnswer answer = new LeanAnswer(
            200,
            "HTTP/1.1 200 OK\r\nstream-next-offset: 00A\r\n\r\n{\"wake_id\":\"W\",\"generation\":3,\"done\":true}");

    @Test
    void headersAreFoundWhateverTheirCase() {
        assertThat(answer.header(Protocol.NEXT_OFFSET)).isEqualTo("00A");
    }

    @Test
    void membersAreFound() {
        assertThat(answer.textMember("wake_id")).isEqualTo("W");
        assertThat(answer.numberMember("generation")).isEqualTo("3");
    }

    @Test
    void whatIsNotThereIsSaid() {
        assertThatThrownBy(() -> answer.textMember("token")).hasMessageContaining("token");
    }

    @Test
    void onlyTwoHundredsAreSuccess() {
        assertThat(answer.isSuccess()).isTrue();
        assertThat(new LeanAnswer(409, "").isSuccess()).isFalse();
    }
}
