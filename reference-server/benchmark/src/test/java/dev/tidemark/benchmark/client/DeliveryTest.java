// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class DeliveryTest {

    private static final String BODY = "{\"streams\":[{\"path\":\"a\",\"acked_offset\":\"1\",\"tail_offset\":\"2\"}]}";
    private static final String REQUEST =
            "POST /17 HTTP/1.1\r\nhost: here\r\nContent-Length: " + BODY.length() + "\r\n\r\n";

    @Test
    void itIsWaitedForUntilAllOfItIsThere() {
        String all = REQUEST + BODY;
        for (int length = 0; length < all.length(); length++) {
            assertThat(Delivery.of(all.substring(0, length))).isEmpty();
        }
        assertThat(Delivery.of(all)).contains(new Delivery(17, "2"));
    }

    @Test
    void anotherRequestIsNone() {
        assertThatThrownBy(() -> Delivery.of("GET / HTTP/1.1\r\n\r\n"))
                .hasMessage("a delivery began with GET / HTTP/1.1");
    }

    @Test
    void oneThatTellsNoEndIsNone() {
        assertThatThrownBy(() -> Delivery.of("POST /1 HTTP/1.1\r\ncontent-length: 2\r\n\r\n{}"))
                .hasMessage("a delivery told no end of a stream");
    }
}
