// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.durablestreams.wire;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.server.log.Position;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OffsetTokenTest {

    @Test
    void theOrderOfTokensIsTheOrderOfPositions() {
        String before = OffsetToken.of(Position.START);
        Position at = Position.START;
        for (int length : new int[] {1, 8, 1, 90, 899, 1, 1_000_000, 7}) {
            at = at.plus(length);
            assertThat(OffsetToken.of(at)).isGreaterThan(before);
            assertThat(OffsetToken.parse(OffsetToken.of(at))).contains(at);
            before = OffsetToken.of(at);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "0",
                "1_2",
                "0000000000000001_000000000000000",
                "0000000000000001_00000000000000001",
                "-000000000000001_0000000000000001",
                "0000000000000001,0000000000000001",
                "000000000000000a_0000000000000001",
                "0000000000000001_0000000000000001 ",
                "٠000000000000001_0000000000000001"
            })
    void refusesWhatNoServerWrote(String token) {
        assertThat(OffsetToken.parse(token)).isEmpty();
    }
}
