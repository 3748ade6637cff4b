// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.deviation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.deviation.ProbeClient.Answer;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Probes of idempotent producers (section 5.2.1). */
final class ProducerProbes {
    private static final String TEXT = "text/plain";
    private static final String JSON = "application/json";

    private ProducerProbes() {}

    static void register(BiConsumer<String, Probe> probes) {
        headers(probes);
        answers(probes);
        sequence(probes);
        epochs(probes);
        races(probes);
        closing(probes);
    }

    private static void headers(BiConsumer<String, Probe> probes) {
        probes.accept("DS-5.2.1-02", c -> {
            String path = c.text();
            assertThat(c.post(path, TEXT, "a", Wire.PRODUCER_ID, "p", Wire.PRODUCER_SEQ, "0")
                            .status())
                    .isEqualTo(400);
        });
        probes.accept(
                "DS-5.2.1-03",
                c -> assertThat(send(c, c.text(), "a", "", "0", "0").status()).isEqualTo(400));
        probes.accept("DS-5.2.1-04", c -> {
            for (String epoch : new String[] {"1.5", "1e3", "9007199254740992"}) {
                assertThat(send(c, c.text(), "a", "p", epoch, "0").status()).isEqualTo(400);
            }
        });
        probes.accept("DS-5.2.1-05", c -> {
            String path = c.text();
            send(c, path, "a", 0, 0);
            for (String sequence : new String[] {"1abc", "9007199254740992"}) {
                assertThat(send(c, path, "b", "p", "0", sequence).status()).isEqualTo(400);
            }
        });
    }

    private static void answers(BiConsumer<String, Probe> probes) {
        probes.accept("DS-5.2.1-17", c -> {
            String path = c.text();
            send(c, path, "a", 0, 0);
            Answer gap = send(c, path, "b", 0, 5);
            assertThat(gap.header(Wire.PRODUCER_EXPECTED)).isEqualTo("1");
            assertThat(gap.header(Wire.PRODUCER_RECEIVED)).isEqualTo("5");
        });
        probes.accept("DS-5.2.1-18", c -> {
            String path = c.text();
            assertThat(send(c, path, "a", 3, 0).header(Wire.PRODUCER_EPOCH)).isEqualTo("3");
            assertThat(send(c, path, "a", 3, 0).header(Wire.PRODUCER_EPOCH)).isEqualTo("3");
        });
        probes.accept("DS-5.2.1-19", c -> {
            String path = c.text();
            send(c, path, "a", 0, 0);
            assertThat(send(c, path, "b", 0, 1).header(Wire.PRODUCER_SEQ)).isEqualTo("1");
            assertThat(send(c, path, "a", 0, 0).header(Wire.PRODUCER_SEQ)).isEqualTo("1");
        });
    }

    private static void sequence(BiConsumer<String, Probe> probes) {
        probes.accept(
                "DS-5.2.1-06",
                c -> assertThat(send(c, c.text(), "a", 0, 0).status()).isEqualTo(200));
        probes.accept("DS-5.2.1-07", c -> {
            String path = c.text();
            send(c, path, "a", 0, 3);
            assertThat(c.read(path)).isEmpty();
        });
        probes.accept("DS-5.2.1-13", c -> {
            String path = c.text();
            send(c, path, "a", 0, 0);
            send(c, path, "b", 0, 1);
            send(c, path, "a", 0, 0);
            assertThat(c.read(path)).isEqualTo("ab");
        });
        probes.accept("DS-5.2.1-14", c -> {
            String path = c.text();
            send(c, path, "a", 0, 0);
            assertThat(send(c, path, "a", 0, 0).status()).isEqualTo(204);
        });
        probes.accept("DS-5.2.1-15", c -> {
            String path = c.text();
            send(c, path, "a", 0, 0);
            assertThat(send(c, path, "b", 0, 1).status()).isEqualTo(200);
        });
        probes.accept("DS-5.2.1-16", c -> {
            String path = c.text();
            send(c, path, "a", 0, 0);
            assertThat(send(c, path, "c", 0, 2).status()).isEqualTo(409);
        });
        probes.accept("DS-5.2.1-20", c -> {
            String path = c.stream(JSON);
            numbered(c, path, JSON, "[1,2,3]", "p", "0", "0");
            assertThat(numbered(c, path, JSON, "[4]", "p", "0", "1").status()).isEqualTo(200);
        });
        probes.accept("DS-5.2.1-21", c -> {
            String path = c.text();
            assertThat(send(c, path, "a", "p", "0", "0").status()).isEqualTo(200);
            assertThat(send(c, path, "a", "q", "0", "0").status()).isEqualTo(200);
            assertThat(send(c, c.text(), "a", "p", "0", "0").status()).isEqualTo(200);
        });
        probes.accept("DS-5.2.1-22", c -> {
            String path = c.text();
            for (int status : new int[] {200, 204}) {
                assertThat(c.post(
                                        path,
                                        TEXT,
                                        "a",
                                        Wire.SEQ,
                                        "a",
                                        Wire.PRODUCER_ID,
                                        "p",
                                        Wire.PRODUCER_EPOCH,
                                        "0",
                                        Wire.PRODUCER_SEQ,
                                        "0")
                                .status())
                        .isEqualTo(status);
            }
        });
        probes.accept("DS-5.2.1-30", c -> {
            String path = c.stream(JSON);
            numbered(c, path, JSON, "{bad", "p", "0", "0");
            assertThat(numbered(c, path, JSON, "1", "p", "0", "0").status()).isEqualTo(200);
        });
    }

    private static void epochs(BiConsumer<String, Probe> probes) {
        probes.accept(
                "DS-5.2.1-08",
                c -> assertThat(send(c, c.text(), "a", 7, 0).status()).isEqualTo(200));
        probes.accept("DS-5.2.1-09", c -> {
            String path = c.text();
            send(c, path, "a", 1, 0);
            assertThat(send(c, path, "b", 0, 0).status()).isEqualTo(403);
        });
        probes.accept("DS-5.2.1-10", c -> {
            String path = c.text();
            send(c, path, "a", 5, 0);
            assertThat(send(c, path, "b", 0, 0).header(Wire.PRODUCER_EPOCH)).isEqualTo("5");
        });
        probes.accept("DS-5.2.1-11", c -> {
            String path = c.text();
            send(c, path, "a", 0, 0);
            assertThat(send(c, path, "b", 1, 5).status()).isEqualTo(400);
            assertThat(send(c, path, "c", 0, 1).status()).isEqualTo(200);
        });
        probes.accept("DS-5.2.1-12", c -> {
            String path = c.text();
            send(c, path, "a", 0, 0);
            assertThat(send(c, path, "b", 1, 0).status()).isEqualTo(200);
        });
    }

    private static void races(BiConsumer<String, Probe> probes) {
        probes.accept("DS-5.2.1-23", c -> {
            String path = c.text();
            var answers = IntStream.range(0, 10)
                    .mapToObj(i -> c.postLater(path, TEXT, "a", headers("p", "0", "0")))
                    .toList();
            assertThat(answers.stream().map(answer -> answer.join().status()))
                    .filteredOn(status -> status == 200)
                    .hasSize(1);
            assertThat(send(c, c.text(), "a", 0, 1).status()).isIn(400, 409);
        });
        for (String id : new String[] {"DS-5.2.1-24", "DS-5.2.1-28"}) {
            probes.accept(id, c -> {
                String path = c.text();
                send(c, path, "a", 0, 0);
                c.restartServer();
                assertThat(send(c, path, "a", 0, 0).status()).isEqualTo(204);
                assertThat(c.read(path)).isEqualTo("a");
            });
        }
    }

    private static void closing(BiConsumer<String, Probe> probes) {
        probes.accept("DS-5.2.1-33", c -> {
            String path = c.text();
            assertThat(close(c, path, "a", 0).status()).isEqualTo(200);
            assertThat(c.head(path).header(Wire.CLOSED)).isEqualTo("true");
            assertThat(close(c, path, "a", 0).status()).isEqualTo(204);
        });
        probes.accept("DS-5.2.1-34", c -> {
            String path = c.text();
            send(c, path, "a", 0, 0);
            assertThat(close(c, path, "", 0).header(Wire.CLOSED)).isNull();
            assertThat(close(c, path, "", 1).status()).isEqualTo(204);
        });
        probes.accept("DS-5.2.1-35", c -> {
            String path = c.text();
            close(c, path, "a", 0);
            Answer again = send(c, path, "a", 0, 0);
            assertThat(again.status()).isEqualTo(204);
            assertThat(again.header(Wire.CLOSED)).isEqualTo("true");
        });
        probes.accept("DS-5.2.1-36", c -> {
            String path = c.text();
            close(c, path, "a", 0);
            Answer other = send(c, path, "b", 0, 1);
            assertThat(other.status()).isEqualTo(409);
            assertThat(other.header(Wire.CLOSED)).isEqualTo("true");
        });
    }

    private static Answer close(ProbeClient c, String path, String body, int sequence) {
        String[] headers = Stream.concat(
                        Stream.of(Wire.CLOSED, "true"), Stream.of(headers("p", "0", String.valueOf(sequence))))
                .toArray(String[]::new);
        return c.post(path, TEXT, body, headers);
    }

    private static Answer send(ProbeClient c, String path, String body, int epoch, int sequence) {
        return send(c, path, body, "p", String.valueOf(epoch), String.valueOf(sequence));
    }

    private static Answer send(ProbeClient c, String path, String body, String id, String epoch, String sequence) {
        return numbered(c, path, TEXT, body, id, epoch, sequence);
    }

    private static Answer numbered(
            ProbeClient c, String path, String type, String body, String id, String epoch, String sequence) {
        return c.post(path, type, body, headers(id, epoch, sequence));
    }

    private static String[] headers(String id, String epoch, String sequence) {
        return new String[] {Wire.PRODUCER_ID, id, Wire.PRODUCER_EPOCH, epoch, Wire.PRODUCER_SEQ, sequence};
    }
}
