// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Probes of section 9.1. */
final class JsonProbes {
    private static final String JSON = "application/json";

    private JsonProbes() {}

    static void register(BiConsumer<String, Probe> probes) {
        probes.accept("DS-9.1.1-01", c -> stored(c, "[1,2,{\"a\":[1]}]", "1", "2", "{\"a\":[1]}"));
        probes.accept("DS-9.1.1-02", c -> {
            stored(c, "[{}]", "{}");
            stored(c, "[1,2]", "1", "2");
        });
        probes.accept("DS-9.1.2-01", c -> {
            stored(c, "[[1,2],[3,4]]", "[[1,2],[3,4]]");
            stored(c, "[[[1,2,3]]]", "[[[1,2,3]]]");
            stored(c, "[[]]", "[[]]");
            String batch = IntStream.range(0, 50).mapToObj(i -> "" + i).collect(Collectors.joining(",", "[", "]"));
            stored(c, batch, batch);
        });
        probes.accept(
                "DS-9.1.2-02",
                c -> stored(
                        c,
                        "[{},\"text\",1,true,null,false,\"\"]",
                        "{}",
                        "\"text\"",
                        "1",
                        "true",
                        "null",
                        "false",
                        "\"\""));
        probes.accept("DS-9.1.3-01", c -> {
            assertThat(c.post(c.stream(JSON), JSON, "[]").status()).isEqualTo(400);
            assertThat(c.post(c.stream(JSON), JSON, "[ ]").status()).isEqualTo(400);
        });
        probes.accept("DS-9.1.3-02", c -> created(c, "[]", "[]"));
        probes.accept("DS-9.1.3-03", c -> created(c, "[1,2]", "[1,2]"));
        probes.accept("DS-9.1.4-01", c -> {
            for (String body : new String[] {"{bad", "[1,]", "1 2", "NaN", "  "}) {
                assertThat(c.post(c.stream(JSON), JSON, body).status()).isEqualTo(400);
            }
        });
        probes.accept("DS-9.1.5-01", c -> assertThat(c.get(c.stream(JSON, "1")).header("Content-Type"))
                .startsWith(JSON));
        probes.accept("DS-9.1.5-02", c -> {
            String path = c.stream(JSON, "1");
            assertThat(c.readFrom(path, c.head(path).tail())).isEqualTo("[]");
        });
        probes.accept(
                "DS-9.1.5-04",
                c -> stored(c, "[{\"a\":null,\"b\":0.123456789012}]", "{\"a\":null,\"b\":0.123456789012}"));
    }

    private static void stored(ProbeClient c, String content, String... bodies) {
        assertThat(c.read(c.stream(JSON, bodies))).isEqualTo(content);
    }

    private static void created(ProbeClient c, String body, String content) {
        String path = c.fresh();
        assertThat(c.put(path, JSON, body).status()).isEqualTo(201);
        assertThat(c.read(path)).isEqualTo(content);
    }
}
