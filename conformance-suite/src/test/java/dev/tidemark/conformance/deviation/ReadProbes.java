// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tidemark.conformance.deviation.ProbeClient.Answer;
import java.util.function.BiConsumer;

/** Probes of reads, sentinels and metadata (sections 2, 5.5, 5.6, 8, 11 and 12). */
final class ReadProbes {
    private static final String TEXT = "text/plain";
    private static final String JSON = "application/json";

    private static final String MEGABYTE = "a".repeat(1 << 20);

    private ReadProbes() {}

    static void register(BiConsumer<String, Probe> probes) {
        probes.accept("DS-2-01", c -> {
            String path = c.text("a");
            String tail = c.head(path).tail();
            assertThat(c.readFrom(path, tail)).isEmpty();
            c.post(path, TEXT, "b");
            assertThat(c.readFrom(path, tail)).isEqualTo("b");
        });
        probes.accept("DS-4-04", c -> assertThat(c.read(c.text("a", "b", "c", "d", "e")))
                .isEqualTo("abcde"));
        probes.accept("DS-5.6-01", c -> {
            String path = c.text("a");
            String tail = c.post(path, TEXT, "b").tail();
            c.post(path, TEXT, "c");
            assertThat(c.readFrom(path, tail)).isEqualTo("c");
        });
        probes.accept("DS-5.6-02", c -> {
            String path = c.text("a");
            for (String query : new String[] {"a%2Cb", "a%2Fb", "", "a%2Cb&offset=a%2Cb"}) {
                assertThat(c.get(path + "?offset=" + query).status()).isEqualTo(400);
            }
        });
        probes.accept("DS-5.6-03", c -> {
            for (String query : new String[] {"-1", "now", "-1&live=long-poll", "now&live=sse"}) {
                assertThat(c.get(c.fresh() + "?offset=" + query).status()).isEqualTo(404);
            }
        });
        probes.accept("DS-5.6-05", c -> {
            String path = c.text("a");
            String tail = c.head(path).tail();
            Answer answer = c.get(path + "?offset=" + tail);
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.tail()).isEqualTo(tail);
        });
        probes.accept("DS-5.6-10", c -> {
            String path = c.text("a", "b", "c", "d", "e");
            Answer first = c.get(path);
            assertThat(first.tail()).isNotNull();
            assertThat(first.text() + c.readFrom(path, first.tail())).isEqualTo("abcde");
        });
        probes.accept("DS-5.6-11", c -> {
            String path = c.text("a", "b", "c", "d", "e");
            Answer data = c.get(path);
            assertThat(data.header(Wire.UP_TO_DATE)).isEqualTo("true");
            assertThat(data.text()).isEqualTo("abcde");
            assertThat(c.get(path + "?offset=" + data.tail()).header(Wire.UP_TO_DATE))
                    .isEqualTo("true");
        });
        chunks(probes);
        probes.accept("DS-5.5-01", c -> assertThat(c.head(c.text()).status()).isEqualTo(200));
        probes.accept("DS-5.5-02", c -> assertThat(c.head(c.fresh()).status()).isEqualTo(404));
        probes.accept("DS-5.5-03", c -> assertThat(c.head(c.stream("text/html")).header("Content-Type"))
                .isEqualTo("text/html"));
        probes.accept("DS-9-02", c -> {
            String type = "text/plain; Profile=UTF-8";
            String path = c.stream(type);
            assertThat(c.head(path).header("Content-Type")).isEqualTo(type);
            assertThat(c.get(path).header("Content-Type")).isEqualTo(type);
        });
        probes.accept("DS-5.5-04", c -> {
            String path = c.text();
            for (String body : new String[] {"a", "b"}) {
                assertThat(c.post(path, TEXT, body).tail())
                        .isEqualTo(c.head(path).tail());
            }
        });
        probes.accept("DS-8-36", c -> {
            String path = c.text("a", "b");
            assertThat(c.read(path)).isEqualTo("ab");
            assertThat(c.get(path).text()).isEqualTo("ab");
        });
        probes.accept("DS-8-37", c -> {
            String path = c.text("a");
            assertThat(c.read(path)).isEqualTo("a");
            assertThat(c.get(path + "?offset=-1&live=long-poll").text()).isEqualTo("a");
            assertThat(c.events(path + "?offset=-1&live=sse", list -> !list.isEmpty())
                            .named("data"))
                    .isNotEmpty();
        });
        probes.accept("DS-8-38", c -> {
            Answer now = c.get(c.text("a", "b") + "?offset=now");
            assertThat(now.status()).isEqualTo(200);
            assertThat(now.text()).isEmpty();
        });
        probes.accept("DS-8-39", c -> assertThat(
                        c.get(c.stream(JSON, "1") + "?offset=now").text())
                .isEqualTo("[]"));
        probes.accept(
                "DS-8-40",
                c -> assertThat(c.get(c.text("a") + "?offset=now").text()).isEmpty());
        probes.accept("DS-8-41", c -> {
            String path = c.text("a");
            assertThat(c.get(path + "?offset=now").tail())
                    .isEqualTo(c.head(path).tail());
        });
        probes.accept(
                "DS-8-42", c -> assertThat(c.get(c.text("a") + "?offset=now").header(Wire.UP_TO_DATE))
                        .isEqualTo("true"));
        probes.accept(
                "DS-11.1-02",
                c -> assertThat(c.get(c.text("a") + "?foo=bar").status()).isEqualTo(200));
        probes.accept("DS-11.1-03", c -> assertThat(c.put(c.fresh(), TEXT, "").status())
                .isEqualTo(201));
        probes.accept("DS-11.1-05", c -> assertThat(c.post(c.text(), TEXT, "a").status())
                .isEqualTo(204));
        probes.accept("DS-12.2-02", c -> {
            assertThat(c.put(c.fresh() + "%2Fx", TEXT, "two").status()).isEqualTo(201);
            assertThatCode(() -> c.put(c.fresh() + "%00x", TEXT, "two")).doesNotThrowAnyException();
        });
    }

    private static void chunks(BiConsumer<String, Probe> probes) {
        probes.accept("DS-5.6-12", c -> assertThat(c.get(c.text(MEGABYTE, "b")).header(Wire.UP_TO_DATE))
                .isNull());
        probes.accept("DS-5.6-16", c -> {
            String path = c.text(MEGABYTE, "b");
            c.close(path);
            assertThat(c.get(path).header(Wire.CLOSED)).isNull();
        });
        probes.accept("DS-5.6-19", c -> {
            String path = c.text(MEGABYTE, "b");
            Answer first = c.get(path + "?offset=-1");
            assertThat(first.text()).isNotEmpty();
            assertThat(c.readFrom(path, first.tail())).isEqualTo("b");
        });
    }
}
