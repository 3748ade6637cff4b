// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MediaTypesTest {

    @Test
    void parametersAndLettersDoNotMatter() {
        assertThat(MediaTypes.isJson("Application/JSON; charset=utf-8")).isTrue();
        assertThat(MediaTypes.isJson("application/problem+json")).isTrue();
        assertThat(MediaTypes.isJson("text/json")).isFalse();
        assertThat(MediaTypes.isProtobuf("application/x-protobuf")).isTrue();
        assertThat(MediaTypes.isSession("s2s/PROTO")).isTrue();
        assertThat(MediaTypes.isSession(null)).isFalse();
    }

    @Test
    void theFirstOfSeveralCounts() {
        assertThat(MediaTypes.isEventStream("text/event-stream, application/json"))
                .isTrue();
        assertThat(MediaTypes.isEventStream("application/json, text/event-stream"))
                .isFalse();
    }
}
