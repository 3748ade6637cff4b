// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventTest {

    private final Event batch =
            new Event("event: batch\nid: 4,5,65\ndata: {\"records\":[],\ndata: \"x\":18446744073709551615}\n\n");

    @Test
    void keepsNameAndIdWhenTheDataChanges() {
        assertThat(batch.mapJson(json -> json.put("y", 1)).raw())
                .isEqualTo("event: batch\nid: 4,5,65\ndata: {\"records\":[],\"x\":18446744073709551615,\"y\":1}\n\n");
    }

    @Test
    void changesTheIdAlone() {
        assertThat(batch.id()).hasValue("4,5,65");
        assertThat(batch.withId("1,2,3").raw())
                .startsWith("event: batch\nid: 1,2,3\ndata: {")
                .endsWith("}\n\n");
        assertThat(batch.withoutId().raw()).startsWith("event: batch\ndata: {").endsWith("}\n\n");
        assertThat(new Event("data: x\n\n").withId("7").raw()).isEqualTo("id: 7\ndata: x\n\n");
    }

    @Test
    void changesTheNameAlone() {
        assertThat(batch.withName("other").raw()).startsWith("event: other\nid: 4,5,65\ndata: {");
        assertThat(batch.is("batch")).isTrue();
        assertThat(new Event("data: [DONE]\n\n").is("message")).isTrue();
    }

    @Test
    void writesDataOfSeveralLines() {
        assertThat(new Event("data: x\n\n").withData("a\nb").raw()).isEqualTo("data: a\ndata: b\n\n");
    }
}
