// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.reports.requirements;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    @Test
    void theCatalogueOfDurableStreamsIsOnTheClasspath() {
        Catalogue catalogue = Catalogue.named("durable-streams");

        assertThat(catalogue.requirements()).hasSizeGreaterThan(400);
        Requirement first = catalogue.requirements().get(0);
        assertThat(first.id()).isEqualTo("DS-2-01");
        assertThat(first.level()).isEqualTo(Level.MUST);
        assertThat(first.side()).isEqualTo(Side.SERVER);
    }

    @Test
    void theCatalogueOfS2IsOnTheClasspath() {
        Catalogue catalogue = Catalogue.named("s2");

        assertThat(catalogue.requirements()).hasSizeGreaterThan(300);
        Requirement first = catalogue.requirements().get(0);
        assertThat(first.id()).isEqualTo("S2-READ-START-01");
        assertThat(first.section()).isEqualTo("READ-START");
    }

    @Test
    void aCatalogueByAreaWithSeveralSourcesIsReadToo() throws IOException {
        Catalogue catalogue = read("""
                protocol: s2
                version: v1
                source: {openapi: the contract, docs: the pages}
                requirements:
                - {id: S2-1, area: READ, title: t, level: MUST NOT, 'on': client, capability: read, statement: s}
                """);

        assertThat(catalogue.source()).isEqualTo("openapi: the contract; docs: the pages");
        assertThat(catalogue.requirements())
                .containsExactly(new Requirement("S2-1", "READ", "t", Level.MUST_NOT, Side.CLIENT, "read", "s"));
    }

    @Test
    void aRowWithoutALevelOrWithAnUnknownOneIsRefused() {
        assertThatThrownBy(() -> read("{protocol: p, version: 1, requirements: [{id: A-1, section: 1, title: t}]}"))
                .hasMessageContaining("A-1")
                .hasMessageContaining("level");
        assertThatThrownBy(() -> Level.parse("must")).isInstanceOf(IllegalArgumentException.class);
    }

    private static Catalogue read(String yaml) throws IOException {
        return Catalogue.read("sample", new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
    }
}
