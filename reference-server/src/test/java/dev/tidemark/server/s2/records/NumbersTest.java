// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.records;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NumbersTest {

    @Test
    void unsignedNumbersOf64Bits() {
        assertThat(Numbers.parse("0")).hasValue(0);
        assertThat(Numbers.parse("007")).hasValue(7);
        assertThat(Numbers.parse("9223372036854775807")).hasValue(Long.MAX_VALUE);
        assertThat(Numbers.parse("9223372036854775808")).hasValue(Long.MAX_VALUE);
        assertThat(Numbers.parse("18446744073709551615")).hasValue(Long.MAX_VALUE);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-1", "+1", "1.0", "1e3", " 1", "0x1", "18446744073709551616", "٣"})
    void noSuchNumbers(String text) {
        assertThat(Numbers.parse(text)).isEmpty();
    }

    @Test
    void sumsDoNotOverflow() {
        assertThat(Numbers.plus(1, 2)).isEqualTo(3);
        assertThat(Numbers.plus(Long.MAX_VALUE, 1)).isEqualTo(Long.MAX_VALUE);
    }
}
