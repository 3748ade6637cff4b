// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.deviation.ProbeClient.Answer;
import java.io.Closeable;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;

/** Probes of creation, append and deletion (sections 3, 4, 5.1, 5.2, 5.4 and 9). */
final class WriteProbes {
    private static final String TEXT = "text/plain";
    private static final String JSON = "application/json";
    private static final String BYTES = "\u00ef\u00bb\u00bf\0\r\n\u00e4\u00ff ";

    private WriteProbes() {}

    static void register(BiConsumer<String, Probe> probes) {
        durability(probes);
        creation(probes);
        append(probes);
        deletion(probes);
    }

    private static void durability(BiConsumer<String, Probe> probes) {
        probes.accept("DS-3-03", c -> {
            for (String type : List.of("image/png", "application/vnd.x+json", "application/x-protobuf")) {
                assertThat(c.read(c.stream(type, "{}"))).isEqualTo("{}");
            }
        });
        probes.accept("DS-4-01", c -> {
            String path = c.text("a", "b");
            String tail = c.head(path).tail();
            c.restartServer();
            assertThat(c.head(path).tail()).isEqualTo(tail);
            assertThat(c.read(path)).isEqualTo("ab");
        });
        probes.accept("DS-4-02", c -> {
            String path = c.text();
            List<Answer> answers = OffsetProbes.concurrent(c, path, 40);
            String content = c.read(path);
            IntStream.range(0, 40).forEach(i -> assertThat(content.split("<" + i + ">", -1))
                    .hasSize(answers.get(i).status() == 204 ? 2 : 1));
        });
        probes.accept("DS-4-03", c -> {
            String path = c.text("abc");
            String before = c.read(path);
            IntStream.range(0, 12).forEach(i -> c.post(path, TEXT, "d"));
            assertThat(c.read(path)).startsWith(before);
            c.restartServer();
            assertThat(c.read(path)).startsWith(before);
        });
        probes.accept("DS-4-05", c -> {
            String type = "text/html";
            String path = c.stream(type);
            c.post(path, "TEXT/html", "a");
            assertThat(c.head(path).header("Content-Type")).isEqualTo(type);
            assertThat(c.get(path).header("Content-Type")).isEqualTo(type);
            c.restartServer();
            assertThat(c.head(path).header("Content-Type")).isEqualTo(type);
        });
        probes.accept("DS-9-01", c -> {
            for (String type : List.of(TEXT, "application/octet-stream")) {
                assertThat(c.get(c.stream(type, BYTES, BYTES)).bytes())
                        .isEqualTo((BYTES + BYTES).getBytes(java.nio.charset.StandardCharsets.ISO_8859_1));
            }
        });
    }

    private static void creation(BiConsumer<String, Probe> probes) {
        probes.accept("DS-5.1-01", c -> assertThat(c.put(c.fresh(), TEXT, "").status())
                .isEqualTo(201));
        probes.accept(
                "DS-5.1-02", c -> assertThat(c.put(c.text(), TEXT, "").status()).isEqualTo(200));
        probes.accept("DS-5.1-03", c -> assertThat(c.put(c.text("a"), JSON, "").status())
                .isEqualTo(409));
        probes.accept("DS-5.1-09", c -> {
            String path = c.text("a");
            c.put(path, TEXT, "b");
            assertThat(c.read(path)).isEqualTo("a");
        });
        probes.accept("DS-5.1-30", c -> {
            String path = c.fresh();
            c.put(path, TEXT, "a");
            assertThat(c.read(path)).isEqualTo("a");
            String other = c.fresh();
            c.chunked("PUT", other, TEXT, "a");
            assertThat(c.read(other)).isEqualTo("a");
        });
        probes.accept("DS-5.1-31", c -> {
            assertThat(c.put(c.fresh(), JSON, "{bad").status()).isEqualTo(400);
        });
        probes.accept("DS-5.1-32", c -> {
            String path = c.fresh();
            assertThat(c.put(path, TEXT, "").header("Location")).isEqualTo(c.base() + path);
        });
        probes.accept("DS-5.1-33", c -> {
            String path = c.fresh();
            assertThat(c.put(path, TEXT, "").header("Content-Type")).isEqualTo(TEXT);
            assertThat(c.put(path, TEXT, "").header("Content-Type")).isEqualTo(TEXT);
        });
        probes.accept("DS-5.1-34", c -> {
            String path = c.fresh();
            assertThat(c.put(path, TEXT, "a").tail())
                    .isNotNull()
                    .isEqualTo(c.head(path).tail());
            c.post(path, TEXT, "b");
            assertThat(c.put(path, TEXT, "").tail()).isEqualTo(c.head(path).tail());
        });
    }

    private static void append(BiConsumer<String, Probe> probes) {
        probes.accept("DS-5.2-01", c -> {
            String path = c.text();
            IntStream.range(0, 12).forEach(i -> c.post(path, TEXT, i + ";"));
            String big = "x".repeat(1 << 20);
            c.post(path, TEXT, big);
            assertThat(c.read(path)).isEqualTo("0;1;2;3;4;5;6;7;8;9;10;11;" + big);
        });
        probes.accept("DS-5.2-02", c -> {
            String path = c.text();
            assertThat(c.chunked("POST", path, TEXT, "abc").status()).isEqualTo(204);
            assertThat(c.read(path)).isEqualTo("abc");
        });
        probes.accept("DS-5.2-05", c -> {
            String path = c.text();
            assertThat(c.post(path, JSON, "1").status()).isEqualTo(409);
            assertThat(c.post(path, "Text/Plain", "a").status()).isEqualTo(204);
        });
        probes.accept("DS-5.2-06", c -> assertThat(c.post(c.text(), null, "a").status())
                .isEqualTo(400));
        probes.accept("DS-5.2-18", c -> {
            assertThat(c.post(c.text(), TEXT, "").status()).isEqualTo(400);
            assertThat(c.chunked("POST", c.text(), TEXT, "").status()).isEqualTo(400);
        });
        probes.accept("DS-5.2-19", c -> assertThat(c.post(c.text(), TEXT, "a").status())
                .isEqualTo(204));
        probes.accept(
                "DS-5.2-20",
                c -> assertThat(c.post(c.stream(JSON), JSON, "{bad").status()).isEqualTo(400));
        probes.accept("DS-5.2-21", c -> {
            String path = c.fresh();
            assertThat(c.post(path, TEXT, "a").status()).isEqualTo(404);
            assertThat(c.head(path).status()).isEqualTo(404);
        });
        probes.accept("DS-5.2-25", c -> {
            String path = c.text();
            assertThat(c.post(path, TEXT, "x".repeat(FakeServer.LIMIT + 1)).status())
                    .isEqualTo(413);
            assertThat(c.read(path)).isEmpty();
        });
        probes.accept("DS-12.5-02", c -> {
            String path = c.fresh();
            c.put(path, TEXT, "", FakePlaces.HEADER, "1");
            Closeable rest = c.unfinished(path, TEXT);
            c.awaitHead(path, head -> head.status() != 200);
            int status = c.post(path, TEXT, "late").status();
            rest.close();
            assertThat(status).isEqualTo(429);
            c.awaitHead(path, head -> head.status() == 200);
            assertThat(c.read(path)).isEqualTo("a");
        });
        probes.accept("DS-5.2-26", c -> {
            String path = c.text("a");
            assertThat(c.post(path, TEXT, "b").tail())
                    .isNotNull()
                    .isEqualTo(c.head(path).tail());
        });
        probes.accept("DS-5.2-31", c -> {
            String path = c.text("a");
            c.post(path, JSON, "1");
            assertThat(c.read(path)).isEqualTo("a");
            String json = c.stream(JSON, "1");
            c.post(json, JSON, "{bad");
            assertThat(c.read(json)).isEqualTo("[1]");
        });
    }

    private static void deletion(BiConsumer<String, Probe> probes) {
        probes.accept("DS-5.4-01", c -> {
            Answer answer = c.delete(c.text("a"));
            assertThat(answer.status()).isEqualTo(204);
            assertThat(answer.text()).isEmpty();
        });
        probes.accept("DS-5.4-02", c -> {
            String path = c.text("a");
            c.delete(path);
            assertThat(c.head(path).status()).isEqualTo(404);
            assertThat(c.get(path).status()).isEqualTo(404);
            assertThat(c.post(path, TEXT, "b").status()).isEqualTo(404);
            c.put(path, TEXT, "");
            assertThat(c.read(path)).isEmpty();
        });
        probes.accept("DS-5.4-03", c -> {
            assertThat(c.delete(c.fresh()).status()).isEqualTo(404);
            String path = c.text();
            c.delete(path);
            assertThat(c.delete(path).status()).isEqualTo(404);
        });
        probes.accept("DS-5.4-05", c -> {
            String path = c.text();
            var waiting = c.getLater(path + "?offset=now&live=long-poll");
            c.awaitReader(path);
            c.delete(path);
            assertThat(waiting.join().status()).isIn(204, 404, 410);
        });
    }
}
