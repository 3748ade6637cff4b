// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static dev.tidemark.conformance.deviation.ForkProbes.fork;
import static dev.tidemark.conformance.deviation.ForkProbes.forked;
import static dev.tidemark.conformance.deviation.ForkProbes.orphaned;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.deviation.ProbeClient.Answer;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** Probes of forks that are read, waited for and followed (sections 5.7, 5.8, 8 and 9.1.5). */
final class ForkReadProbes {
    private static final String TEXT = "text/plain";
    private static final String JSON = "application/json";
    private static final String START = "000000000000";

    private ForkReadProbes() {}

    static void register(BiConsumer<String, Probe> probes) {
        polls(probes);
        events(probes);
        offsets(probes);
        madeUp(probes);
        probes.accept("DS-9.1.5-03", c -> {
            String fork = forked(c, c.stream(JSON, "1"));
            c.post(fork, JSON, "2");
            assertThat(c.read(fork)).isEqualTo("[1,2]");
        });
    }

    private static void polls(BiConsumer<String, Probe> probes) {
        probes.accept("DS-5.7-19", c -> assertThat(c.get(forked(c, c.text("a")) + "?offset=-1&live=long-poll")
                        .text())
                .isEqualTo("a"));
        probes.accept("DS-5.7-20", c -> {
            String fork = forked(c, c.text("a"));
            CompletableFuture<Answer> waiting = waiting(c, fork);
            c.post(fork, TEXT, "b");
            assertThat(waiting.join().text()).isEqualTo("b");
        });
        probes.accept("DS-5.7-21", c -> {
            String path = c.text("a");
            String fork = forked(c, path);
            CompletableFuture<Answer> waiting = waiting(c, fork);
            c.post(path, TEXT, "x");
            c.post(fork, TEXT, "b");
            assertThat(waiting.join().text()).isEqualTo("b");
        });
    }

    private static CompletableFuture<Answer> waiting(ProbeClient c, String fork) {
        CompletableFuture<Answer> waiting =
                c.getLater(fork + "?live=long-poll&offset=" + c.head(fork).tail());
        c.awaitReader(fork);
        return waiting;
    }

    private static void events(BiConsumer<String, Probe> probes) {
        probes.accept("DS-5.8-33", c -> {
            String fork = forked(c, c.text("a"));
            c.post(fork, TEXT, "b");
            assertThat(c.events(fork + "?offset=-1&live=sse", list -> list.size() == 2)
                            .named("data"))
                    .extracting(Event::data)
                    .containsExactly("ab");
        });
        probes.accept("DS-5.8-34", c -> {
            String path = c.text("a");
            String fork = forked(c, path);
            var events = c.events(fork + "?offset=now&live=sse", list -> {
                if (list.size() == 1) {
                    c.post(path, TEXT, "x");
                    c.post(fork, TEXT, "b");
                }
                return list.size() >= 3;
            });
            assertThat(events.named("data")).extracting(Event::data).containsExactly("b");
        });
    }

    private static void offsets(BiConsumer<String, Probe> probes) {
        probes.accept("DS-8-58", c -> {
            String path = c.text("a");
            String tail = c.head(path).tail();
            String fork = forked(c, path);
            assertThat(c.head(fork).tail()).isEqualTo(tail);
            assertThat(c.readFrom(fork, START)).isEqualTo("a");
        });
        probes.accept(
                "DS-8-16", c -> assertThat(c.readFrom(orphaned(c)[1], START)).isEqualTo("a"));
        probes.accept("DS-8-20", c -> {
            String path = c.text("a");
            String tail = c.head(path).tail();
            String fork = forked(c, path);
            c.post(path, TEXT, "x");
            c.post(fork, TEXT, "b");
            assertThat(c.readFrom(path, tail)).isEqualTo("x");
            assertThat(c.readFrom(fork, tail)).isEqualTo("b");
        });
        probes.accept("DS-8-55", c -> {
            Answer answer = fork(c, c.fresh(), c.text("abc"), Wire.FORK_OFFSET, START, Wire.FORK_SUB_OFFSET, "2");
            assertThat(answer.header(Wire.FORK_SUB_OFFSET)).isNull();
            assertThat(answer.tail()).doesNotEndWith(":2");
        });
    }

    private static void madeUp(BiConsumer<String, Probe> probes) {
        probes.accept("DS-8-61", c -> assertThat(fork(c, c.fresh(), c.text("a"), Wire.FORK_OFFSET, "000000000009")
                        .status())
                .isLessThan(500));
        probes.accept("DS-8-60", c -> {
            String path = c.text("a");
            fork(c, c.fresh(), path, Wire.FORK_OFFSET, "000000000009");
            assertThat(c.read(path)).isEqualTo("a");
        });
    }
}
