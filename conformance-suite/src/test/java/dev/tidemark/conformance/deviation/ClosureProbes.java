// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.deviation.ProbeClient.Answer;
import java.util.function.BiConsumer;

/** Probes of closing, sequence numbers and caching (sections 4.1, 5.1 to 5.6, 8 and 10.1). */
final class ClosureProbes {
    private static final String TEXT = "text/plain";
    private static final String JSON = "application/json";

    private ClosureProbes() {}

    static void register(BiConsumer<String, Probe> probes) {
        states(probes);
        creation(probes);
        requests(probes);
        signals(probes);
        sequence(probes);
        competing(probes);
        caching(probes);
    }

    private static void states(BiConsumer<String, Probe> probes) {
        probes.accept(
                "DS-4-08", c -> assertThat(c.post(c.text(), TEXT, "a").status()).isEqualTo(204));
        probes.accept("DS-4-09", c -> {
            String path = c.text();
            c.chunked("POST", path, TEXT, "");
            c.get(path + "?offset=now&live=long-poll");
            assertThat(c.post(path, TEXT, "a").status()).isEqualTo(204);
        });
        probes.accept("DS-4.1-01", c -> {
            String path = closed(c);
            c.restartServer();
            assertThat(c.head(path).header(Wire.CLOSED)).isEqualTo("true");
        });
        probes.accept("DS-4.1-02", c -> {
            String path = closed(c);
            c.put(path, TEXT, "");
            assertThat(c.head(path).header(Wire.CLOSED)).isEqualTo("true");
        });
        probes.accept("DS-4.1-03", c -> {
            String path = closed(c);
            int second = c.close(path).status();
            assertThat(c.close(path).status()).isEqualTo(second);
        });
        probes.accept("DS-4.1-04", c -> {
            String path = c.text("a");
            String before = c.head(path).tail();
            var last = c.postLaterClosing(path, TEXT, "b");
            while (!last.isDone()) {
                Answer head = c.head(path);
                assertThat(head.header(Wire.CLOSED) != null)
                        .isEqualTo(!head.tail().equals(before));
            }
        });
        probes.accept("DS-4.1-05", c -> {
            String path = c.text("a");
            String one = c.head(path).tail();
            c.post(path, TEXT, "b", Wire.CLOSED, "true");
            assertThat(c.readFrom(path, one)).isEqualTo("b");
        });
        probes.accept("DS-4.1-06", c -> assertThat(c.delete(closed(c)).status()).isEqualTo(204));
        probes.accept("DS-4.1-07", c -> {
            String path = c.text();
            c.post(path, null, "", Wire.CLOSED, "TRUE");
            assertThat(c.head(path).header(Wire.CLOSED)).isEqualTo("true");
        });
        probes.accept("DS-4.1-08", c -> {
            String path = c.text();
            c.post(path, TEXT, "a", Wire.CLOSED, "false");
            assertThat(c.head(path).header(Wire.CLOSED)).isNull();
        });
        probes.accept("DS-4.1-09", c -> {
            String path = c.fresh();
            c.put(path, TEXT, "", Wire.CLOSED, "false");
            assertThat(c.head(path).header(Wire.CLOSED)).isNull();
        });
        probes.accept("DS-4.1-10", c -> assertThat(
                        c.post(c.text(), TEXT, "a", Wire.CLOSED, "banana").status())
                .isEqualTo(204));
    }

    private static void creation(BiConsumer<String, Probe> probes) {
        probes.accept("DS-5.1-06", c -> assertThat(c.put(closed(c), TEXT, "").status())
                .isEqualTo(409));
        probes.accept("DS-5.1-07", c -> assertThat(
                        c.put(closed(c), TEXT, "", Wire.CLOSED, "true").status())
                .isEqualTo(200));
        probes.accept("DS-5.1-08", c -> {
            String path = c.text();
            assertThat(c.put(path, TEXT, "", Wire.CLOSED, "true").status()).isEqualTo(409);
            assertThat(c.head(path).header(Wire.CLOSED)).isNull();
        });
        probes.accept("DS-5.1-26", c -> {
            String path = c.fresh();
            c.put(path, TEXT, "", Wire.CLOSED, "true");
            assertThat(c.head(path).header(Wire.CLOSED)).isEqualTo("true");
        });
        probes.accept("DS-5.1-27", c -> {
            String path = c.fresh();
            c.put(path, TEXT, "all", Wire.CLOSED, "true");
            assertThat(c.read(path)).isEqualTo("all");
        });
        probes.accept("DS-5.1-35", c -> {
            assertThat(c.put(c.fresh(), TEXT, "", Wire.CLOSED, "true").header(Wire.CLOSED))
                    .isEqualTo("true");
            assertThat(c.put(c.fresh(), TEXT, "").header(Wire.CLOSED)).isNull();
        });
    }

    private static void requests(BiConsumer<String, Probe> probes) {
        probes.accept("DS-5.2-08", c -> assertThat(
                        c.post(c.text(), JSON, "", Wire.CLOSED, "true").status())
                .isEqualTo(204));
        probes.accept("DS-5.2-15", c -> {
            String path = c.text("a");
            c.post(path, TEXT, "b", Wire.CLOSED, "true");
            assertThat(c.read(path)).isEqualTo("ab");
            assertThat(c.post(path, TEXT, "c").status()).isEqualTo(409);
        });
        probes.accept("DS-5.2-16", c -> assertThat(c.close(closed(c)).status()).isEqualTo(204));
        probes.accept("DS-5.2-17", c -> assertThat(
                        c.post(closed(c), TEXT, "b", Wire.CLOSED, "true").status())
                .isEqualTo(409));
        probes.accept("DS-5.2-22", c -> assertThat(c.post(closed(c), TEXT, "b").status())
                .isEqualTo(409));
        probes.accept("DS-5.2-23", c -> assertThat(c.post(closed(c), TEXT, "b").header(Wire.CLOSED))
                .isEqualTo("true"));
        probes.accept("DS-5.2-24", c -> {
            String path = closed(c);
            assertThat(c.post(path, TEXT, "b").tail()).isEqualTo(c.head(path).tail());
        });
        probes.accept("DS-5.2-27", c -> {
            assertThat(c.post(c.text(), TEXT, "a").header(Wire.CLOSED)).isNull();
            assertThat(c.post(c.text(), TEXT, "a", Wire.CLOSED, "true").header(Wire.CLOSED))
                    .isEqualTo("true");
        });
        probes.accept("DS-5.2-28", c -> assertThat(c.post(closed(c), TEXT, "b").text())
                .doesNotContain("<"));
        probes.accept("DS-5.2.1-37", c -> {
            String path = c.text();
            c.post(path, TEXT, "a", Wire.PRODUCER_ID, "p", Wire.PRODUCER_EPOCH, "0", Wire.PRODUCER_SEQ, "0");
            Answer again = c.post(
                    path,
                    null,
                    "",
                    Wire.CLOSED,
                    "true",
                    Wire.PRODUCER_ID,
                    "p",
                    Wire.PRODUCER_EPOCH,
                    "0",
                    Wire.PRODUCER_SEQ,
                    "0");
            assertThat(again.header(Wire.CLOSED)).isEqualTo(c.head(path).header(Wire.CLOSED));
        });
        probes.accept("DS-5.2-30", c -> assertThat(c.post(closed(c), JSON, "1").header(Wire.CLOSED))
                .isEqualTo("true"));
        probes.accept(
                "DS-5.3-01", c -> assertThat(c.close(c.text("a")).status()).isEqualTo(204));
        probes.accept("DS-5.3-02", c -> {
            String path = c.fresh();
            assertThat(c.close(path).status()).isEqualTo(404);
            assertThat(c.head(path).status()).isEqualTo(404);
        });
        probes.accept("DS-5.3-03", c -> {
            String path = c.text("a");
            String tail = c.head(path).tail();
            assertThat(c.close(path).tail()).isEqualTo(tail);
        });
        probes.accept("DS-5.3-04", c -> assertThat(c.close(c.text("a")).header(Wire.CLOSED))
                .isEqualTo("true"));
    }

    private static void signals(BiConsumer<String, Probe> probes) {
        probes.accept("DS-5.5-07", c -> {
            assertThat(c.head(c.text()).header(Wire.CLOSED)).isNull();
            assertThat(c.head(closed(c)).header(Wire.CLOSED)).isEqualTo("true");
        });
        probes.accept("DS-5.6-06", c -> {
            String path = closed(c);
            String end = c.head(path).tail();
            assertThat(c.get(path + "?offset=" + end).header(Wire.CLOSED)).isEqualTo("true");
        });
        probes.accept("DS-5.6-15", c -> assertThat(c.get(closed(c)).header(Wire.CLOSED))
                .isEqualTo("true"));
        probes.accept(
                "DS-8-51", c -> assertThat(c.get(closed(c) + "?offset=now").header(Wire.CLOSED))
                        .isEqualTo("true"));
        probes.accept(
                "DS-8-52",
                c -> assertThat(c.get(closed(c) + "?offset=now").status()).isEqualTo(200));
    }

    private static void sequence(BiConsumer<String, Probe> probes) {
        probes.accept("DS-5.2-09", c -> {
            assertThat(sequence(c, "2", "10")).isEqualTo(409);
            assertThat(sequence(c, "09", "10")).isEqualTo(204);
            assertThat(sequence(c, "a", "B")).isEqualTo(409);
        });
        probes.accept("DS-5.2-11", c -> {
            String path = c.text();
            c.post(path, TEXT, "1", Wire.SEQ, "b");
            assertThat(c.post(path, TEXT, "2", Wire.SEQ, "a").status()).isEqualTo(409);
            assertThat(c.read(path)).isEqualTo("1");
        });
        probes.accept("DS-5.2-12", c -> assertThat(sequence(c, "b", "b")).isEqualTo(409));
        probes.accept("DS-5.2-14", c -> {
            String path = c.text();
            c.post(path, TEXT, "1", Wire.SEQ, "b");
            c.post(path, JSON, "2", Wire.SEQ, "z");
            assertThat(c.post(path, TEXT, "3", Wire.SEQ, "c").status()).isEqualTo(204);
        });
    }

    private static void competing(BiConsumer<String, Probe> probes) {
        probes.accept("DS-12.6-01", c -> {
            String path = c.text();
            var answers = java.util.stream.IntStream.range(0, 20)
                    .mapToObj(i -> c.postLater(path, TEXT, "x", Wire.SEQ, "same"))
                    .toList();
            assertThat(answers.stream().map(answer -> answer.join().status()))
                    .filteredOn(status -> status == 204)
                    .hasSize(1);
        });
    }

    private static void caching(BiConsumer<String, Probe> probes) {
        probes.accept("DS-10.1-03", c -> {
            String path = c.text("a");
            assertThat(c.get(path).header("ETag")).isNotNull();
            assertThat(c.get(path + "?offset=" + c.head(path).tail()).header("ETag"))
                    .isNotNull();
        });
        probes.accept("DS-10.1-06", c -> {
            assertThat(revalidated(c, path -> {})).isEqualTo(304);
            assertThat(c.get(c.text("a"), "If-None-Match", "\"other\"").status())
                    .isEqualTo(200);
        });
        probes.accept("DS-12.7-01", c -> {
            assertThat(c.get(c.fresh()).header("X-Content-Type-Options")).isEqualTo("nosniff");
            assertThat(c.get(c.text("a") + "?offset=-1&live=long-poll").header("X-Content-Type-Options"))
                    .isEqualTo("nosniff");
        });
        probes.accept("DS-12.7-02", c -> assertThat(c.get(c.text()).header("Cross-Origin-Resource-Policy"))
                .isEqualTo("cross-origin"));
        probes.accept("DS-10.1-07", c -> assertThat(revalidated(c, path -> c.post(path, TEXT, "b")))
                .isEqualTo(200));
        probes.accept("DS-10.1-08", c -> assertThat(revalidated(c, c::close)).isEqualTo(200));
        probes.accept("DS-5.6-08", c -> assertThat(c.get(c.text("a")).header("ETag"))
                .isNotEqualTo(c.get(c.text("a")).header("ETag")));
        probes.accept("DS-5.5-08", c -> assertThat(c.head(c.text()).header("Cache-Control"))
                .contains("no-store"));
        probes.accept("DS-8-43", c -> assertThat(c.get(c.text() + "?offset=now").header("Cache-Control"))
                .contains("no-store"));
        probes.accept("DS-5.6-07", c -> assertThat(c.get(c.text("a")).header("Cache-Control"))
                .contains("max-age=60"));
        probes.accept("DS-10.1-01", c -> assertThat(c.get(c.text("a")).header("Cache-Control"))
                .isNotNull());
    }

    private static String closed(ProbeClient c) {
        String path = c.text("a");
        c.close(path);
        return path;
    }

    private static int sequence(ProbeClient c, String first, String second) {
        String path = c.text();
        c.post(path, TEXT, "1", Wire.SEQ, first);
        return c.post(path, TEXT, "2", Wire.SEQ, second).status();
    }

    private static int revalidated(ProbeClient c, java.util.function.Consumer<String> between) {
        String path = c.text("a");
        String etag = c.get(path).header("ETag");
        between.accept(path);
        return c.get(path, "If-None-Match", etag).status();
    }
}
