// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LastEventIdTest {

    @Test
    void threeNumbers() {
        assertThat(LastEventId.parse(null)).isEmpty();
        assertThat(LastEventId.parse("7,3,39")).contains(new LastEventId(7, 3, 39));
        assertThat(new LastEventId(7, 3, 39)).hasToString("7,3,39");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "7", "7,3", "7,3,39,1", "7, 3, 39", "a,b,c", "7,,39", "-1,3,39"})
    void nothingElse(String header) {
        Refused.with(400, "bad_header", () -> LastEventId.parse(header));
    }
}
