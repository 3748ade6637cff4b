// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.model;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MediaTypeTest {

    @ParameterizedTest
    @CsvSource({
        "text/plain, text/plain, true",
        "text/plain, Text/Plain; charset=UTF-8, true",
        "text/plain, text/html; charset=utf-8, false",
        "text/plain, text/plain; format=flowed, false",
        "text/plain; charset=utf-8, text/plain; Charset=UTF-8, true",
        "text/plain; charset=utf-8, text/plain, false",
        "text/plain; charset=utf-8, text/plain; charset=latin1, false"
    })
    void aCharsetMayBeAddedAndNothingBeLostOrChanged(String given, String named, boolean same) {
        assertThat(MediaType.of(given).comesBackAs(MediaType.of(named))).isEqualTo(same);
    }
}
