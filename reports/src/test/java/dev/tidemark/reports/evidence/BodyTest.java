// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BodyTest {

    @Test
    void textIsShownAsItIs() {
        Body body = new Body("grüße\n".getBytes(StandardCharsets.UTF_8), 8, false, null);

        assertThat(body.shown()).isEqualTo("grüße\n");
    }

    @Test
    void bytesAreShownInHexadecimalAndAscii() {
        Body body = new Body(new byte[] {0, 'a', (byte) 0xff}, 3, false, null);

        assertThat(body.shown()).startsWith("0000  00 61 ff").contains(".a.");
    }

    @Test
    void bytesWithAMeaningAreShownAsThat() {
        Body body = new Body(new byte[] {0, 0, 1, 0}, 4, false, "an empty frame");

        assertThat(body.shown()).isEqualTo("an empty frame");
        assertThat(body.printable()).isFalse();
    }
}
