// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.deviation.ProbeClient.Answer;
import java.util.function.BiConsumer;
import java.util.stream.Stream;

/** Probes of forks (section 4.2). */
final class ForkProbes {
    private static final String TEXT = "text/plain";
    private static final String JSON = "application/json";
    private static final String END = "2099-01-01T00:00:00Z";

    private ForkProbes() {}

    static void register(BiConsumer<String, Probe> probes) {
        creation(probes);
        requests(probes);
        subOffsets(probes);
        independence(probes);
        deletion(probes);
        closure(probes);
        lifetimes(probes);
        writers(probes);
    }

    private static void creation(BiConsumer<String, Probe> probes) {
        probes.accept("DS-4.2-01", c -> assertThat(c.read(forked(c, c.text("a", "b"))))
                .isEqualTo("ab"));
        probes.accept("DS-4.2-08", c -> {
            String path = c.text("a");
            String offset = c.head(path).tail();
            c.post(path, TEXT, "b");
            assertThat(c.read(forked(c, path, Wire.FORK_OFFSET, offset))).isEqualTo("a");
        });
        probes.accept(
                "DS-4.2-09", c -> assertThat(c.read(forked(c, c.text("a")))).isEqualTo("a"));
        probes.accept(
                "DS-4.2-13", c -> assertThat(c.head(forked(c, c.text("a"))).header("Content-Type"))
                        .isEqualTo(TEXT));
        probes.accept("DS-4.2-33", c -> {
            String path = c.text("a");
            String fork = forked(c, path);
            assertThat(fork(c, fork, path).status()).isEqualTo(200);
        });
    }

    private static void requests(BiConsumer<String, Probe> probes) {
        probes.accept("DS-4.2-15", c -> {
            String path = c.text("a");
            assertThat(c.put(c.fresh(), JSON, "", Wire.FORKED_FROM, c.base().getPath() + path)
                            .status())
                    .isEqualTo(409);
        });
        probes.accept("DS-4.2-26", c -> assertThat(fork(c, c.fresh(), c.fresh()).status())
                .isEqualTo(404));
        probes.accept("DS-4.2-27", c -> assertThat(fork(c, c.fresh(), c.text("a"), Wire.FORK_OFFSET, "000000000009")
                        .status())
                .isEqualTo(400));
        probes.accept("DS-4.2-28", c -> assertThat(
                        fork(c, c.fresh(), c.text("a"), Wire.FORK_OFFSET, "a,b").status())
                .isEqualTo(400));
        probes.accept("DS-4.2-12", c -> {
            String path = c.text("a");
            String fork = forked(c, path, Wire.FORK_SUB_OFFSET, "0");
            assertThat(fork(c, fork, path).status()).isEqualTo(200);
        });
        probes.accept("DS-4.2-16", c -> {
            String path = c.text("a");
            assertThat(fork(c, c.fresh(), path, Wire.FORK_OFFSET, "a,b").status())
                    .isEqualTo(400);
            c.delete(path);
            assertThat(c.head(path).status()).isEqualTo(404);
        });
        probes.accept("DS-4.2-31", c -> {
            String taken = c.text("b");
            assertThat(fork(c, taken, c.text("a")).status()).isEqualTo(409);
            assertThat(c.read(taken)).isEqualTo("b");
        });
        probes.accept("DS-5.1-28", c -> {
            String offset = c.head(c.text("a")).tail();
            String path = c.fresh();
            c.put(path, TEXT, "", Wire.FORK_OFFSET, offset);
            assertThat(c.read(path)).isEmpty();
        });
        probes.accept("DS-5.1-29", c -> assertThat(
                        c.put(c.fresh(), TEXT, "", Wire.FORK_SUB_OFFSET, "0").status())
                .isEqualTo(400));
        probes.accept("DS-4.2-34", c -> {
            String path = c.text("a");
            String fork = forked(c, path);
            assertThat(fork(c, fork, path, Wire.FORK_OFFSET, "000000000000").status())
                    .isEqualTo(409);
        });
    }

    private static void subOffsets(BiConsumer<String, Probe> probes) {
        probes.accept(
                "DS-4.2-29",
                c -> assertThat(within(c, c.text("abc"), "1.5").status()).isEqualTo(400));
        probes.accept("DS-4.2-30", c -> assertThat(within(c, c.text("abc"), "4").status())
                .isEqualTo(400));
        probes.accept("DS-4.2-11", c -> {
            String fork = c.fresh();
            fork(c, fork, c.text("abc"), Wire.FORK_OFFSET, "000000000000", Wire.FORK_SUB_OFFSET, "2");
            assertThat(c.read(fork)).isEqualTo("ab");
        });
        probes.accept("DS-4.2-10", c -> {
            String fork = c.fresh();
            fork(c, fork, c.stream(JSON, "[1,2,3]"), Wire.FORK_OFFSET, "000000000000", Wire.FORK_SUB_OFFSET, "2");
            assertThat(c.read(fork)).isEqualTo("[1,2]");
        });
    }

    private static void independence(BiConsumer<String, Probe> probes) {
        probes.accept("DS-4.2-02", c -> {
            String path = c.text("a");
            c.post(forked(c, path), TEXT, "b");
            assertThat(c.read(path)).isEqualTo("a");
        });
        probes.accept("DS-4.2-03", c -> {
            String path = c.text("a");
            String fork = forked(c, path);
            c.post(path, TEXT, "b");
            assertThat(c.read(fork)).isEqualTo("a");
        });
        for (String id : new String[] {"DS-4.2-06", "DS-4.2-50"}) {
            probes.accept(id, c -> {
                String fork = forked(c, forked(c, c.text("a")));
                c.post(fork, TEXT, "b");
                assertThat(c.read(fork)).isEqualTo("ab");
            });
        }
        probes.accept("DS-8-30", c -> {
            String path = c.text("a", "b");
            assertThat(c.post(forked(c, path), TEXT, "c").tail())
                    .isGreaterThan(c.head(path).tail());
        });
        probes.accept("DS-8-09", c -> {
            String path = c.text("a", "b");
            String second = forked(c, forked(c, path));
            assertThat(c.post(second, TEXT, "c").tail())
                    .isGreaterThan(c.head(path).tail());
        });
        probes.accept("DS-4.2-04", c -> {
            String path = c.text("a");
            c.close(forked(c, path));
            assertThat(c.head(path).header(Wire.CLOSED)).isNull();
        });
    }

    private static void deletion(BiConsumer<String, Probe> probes) {
        probes.accept("DS-4.2-05", c -> {
            String path = c.text("a");
            c.delete(forked(c, path));
            assertThat(c.read(path)).isEqualTo("a");
        });
        probes.accept(
                "DS-4.2-41", c -> assertThat(c.get(orphaned(c)[0]).status()).isEqualTo(410));
        probes.accept(
                "DS-4.2-42", c -> assertThat(c.head(orphaned(c)[0]).status()).isEqualTo(410));
        probes.accept(
                "DS-4.2-43", c -> assertThat(c.close(orphaned(c)[0]).status()).isEqualTo(410));
        probes.accept(
                "DS-4.2-44",
                c -> assertThat(c.put(orphaned(c)[0], TEXT, "").status()).isEqualTo(409));
        probes.accept("DS-4.2-45", c -> assertThat(c.read(orphaned(c)[1])).isEqualTo("a"));
        probes.accept(
                "DS-5.4-06", c -> assertThat(c.get(orphaned(c)[1]).status()).isEqualTo(200));
        probes.accept(
                "DS-5.4-07", c -> assertThat(c.delete(orphaned(c)[0]).status()).isEqualTo(410));
        probes.accept(
                "DS-4.2-32",
                c -> assertThat(fork(c, c.fresh(), orphaned(c)[0]).status()).isEqualTo(409));
        for (String id : new String[] {"DS-4.2-46", "DS-4.2-47"}) {
            probes.accept(id, c -> {
                String[] kin = orphaned(c);
                c.delete(kin[1]);
                assertThat(c.head(kin[0]).status()).isEqualTo(404);
            });
        }
        probes.accept("DS-4.2-49", c -> {
            String first = c.text("a");
            String second = forked(c, first);
            String third = forked(c, second);
            c.delete(first);
            c.delete(second);
            c.delete(third);
            assertThat(c.head(second).status()).isEqualTo(404);
            assertThat(c.head(first).status()).isEqualTo(404);
        });
    }

    private static void closure(BiConsumer<String, Probe> probes) {
        probes.accept("DS-4.2-35", c -> assertThat(fork(c, c.fresh(), closed(c)).status())
                .isEqualTo(201));
        probes.accept("DS-4.2-36", c -> {
            String fork = forked(c, closed(c));
            assertThat(c.get(fork).header(Wire.CLOSED)).isNull();
            assertThat(c.post(fork, TEXT, "b").status()).isEqualTo(204);
        });
    }

    private static String closed(ProbeClient c) {
        String path = c.text("a");
        c.close(path);
        return path;
    }

    private static void lifetimes(BiConsumer<String, Probe> probes) {
        probes.accept(
                "DS-4.2-17",
                c -> assertThat(c.head(forked(c, c.text("a"))).header(Wire.TTL)).isNull());
        probes.accept("DS-4.2-18", c -> assertThat(
                        c.head(forked(c, c.text("a"), Wire.TTL, "60")).header(Wire.TTL))
                .isEqualTo("60"));
        probes.accept("DS-4.2-20", c -> {
            String path = c.fresh();
            c.put(path, TEXT, "", Wire.EXPIRES_AT, END);
            assertThat(c.head(forked(c, path)).header(Wire.EXPIRES_AT)).isEqualTo(END);
            String brief = c.fresh();
            c.put(brief, TEXT, "a", Wire.TTL, "1");
            String fork = forked(c, brief, Wire.TTL, "60");
            c.awaitHead(brief, head -> {
                c.read(fork);
                return head.status() == 404;
            });
        });
        probes.accept("DS-4.2-24", c -> {
            String path = c.fresh();
            c.put(path, TEXT, "a", Wire.TTL, "1");
            String fork = forked(c, path, Wire.TTL, "60");
            c.awaitHead(path, head -> head.status() == 404);
            c.put(path, TEXT, "x");
            assertThat(c.read(fork)).isEqualTo("a");
        });
    }

    private static void writers(BiConsumer<String, Probe> probes) {
        String[] numbers = {Wire.PRODUCER_ID, "p", Wire.PRODUCER_EPOCH, "0", Wire.PRODUCER_SEQ, "0"};
        for (String id : new String[] {"DS-4.2-37", "DS-4.2-40"}) {
            probes.accept(id, c -> {
                String path = c.text();
                c.post(path, TEXT, "a", numbers);
                assertThat(c.post(forked(c, path), TEXT, "a", numbers).status()).isEqualTo(200);
            });
        }
        probes.accept("DS-4.2-38", c -> {
            String path = c.text();
            c.post(path, TEXT, "a", Wire.SEQ, "z");
            assertThat(c.post(forked(c, path), TEXT, "b", Wire.SEQ, "a").status())
                    .isEqualTo(204);
        });
    }

    /** A deleted source and its fork. */
    static String[] orphaned(ProbeClient c) {
        String path = c.text("a");
        String fork = forked(c, path);
        assertThat(c.delete(path).status()).isEqualTo(204);
        return new String[] {path, fork};
    }

    private static Answer within(ProbeClient c, String source, String subOffset) {
        return fork(c, c.fresh(), source, Wire.FORK_OFFSET, "000000000000", Wire.FORK_SUB_OFFSET, subOffset);
    }

    static String forked(ProbeClient c, String source, String... headers) {
        String fork = c.fresh();
        assertThat(fork(c, fork, source, headers).status()).isEqualTo(201);
        return fork;
    }

    static Answer fork(ProbeClient c, String fork, String source, String... headers) {
        String[] all = Stream.concat(Stream.of(Wire.FORKED_FROM, c.base().getPath() + source), Stream.of(headers))
                .toArray(String[]::new);
        return c.put(fork, null, "", all);
    }
}
