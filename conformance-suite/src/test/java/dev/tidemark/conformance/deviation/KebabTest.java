// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KebabTest {

    @ParameterizedTest
    @CsvSource({
        "idleLongPollCloses, idle-long-poll-closes",
        "notANumberAccepted, not-a-number-accepted",
        "createAnswers204, create-answers-204",
        "appendCutAt64Kib, append-cut-at-64-kib",
        "textEventsInBase64, text-events-in-base64",
        "offsetsInBase62ByHabit, offsets-in-base-62-by-habit",
        "s2MoreThan1000RecordsStored, s2-more-than-1000-records-stored"
    })
    void aMethodNamesItsDeviation(String method, String id) {
        assertThat(Kebab.of(method)).isEqualTo(id);
    }
}
