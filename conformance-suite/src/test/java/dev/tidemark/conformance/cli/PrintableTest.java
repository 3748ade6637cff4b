// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintableTest {

    @Test
    void showsWhatWouldSteerATerminal() {
        assertThat(Printable.line("a\u001b[31mEVIL\u0007\u0000\u007f\u009b\u202eb"))
                .isEqualTo("a\\x1b[31mEVIL\\x07\\x00\\x7f\\x9b\\u202eb");
        assertThat(Printable.line("Grüße, 世界")).isEqualTo("Grüße, 世界");
    }

    @Test
    void keepsALineALine() {
        assertThat(Printable.line("a\r\n::error::b\tc")).isEqualTo("a\\r\\n::error::b\\tc");
        assertThat(Printable.line("::stop-commands::x")).startsWith(" ::");
    }

    @Test
    void letsNoLineBeACommand() {
        assertThat(Printable.lines("a\n::error::b\n\rc")).isEqualTo("a\n ::error::b\n\\rc");
    }
}
