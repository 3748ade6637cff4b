// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.benchmark.load;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.benchmark.Comparison;
import dev.tidemark.benchmark.measure.Metric;
import dev.tidemark.benchmark.measure.Results;
import dev.tidemark.benchmark.measure.Timing;
import dev.tidemark.benchmark.server.InProcess;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every load works, on the server inside the generator. */
class LoadsTest {

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @Test
    void everyLoadGivesItsNumbers() throws InterruptedException {
        try (InProcess server = new InProcess()) {
            Timing timing = new Timing(Duration.ofMillis(500), Duration.ofSeconds(1));
            Results results =
                    new Comparison(vertx, Loads.named(List.of("")), timing, nowhere).run(List.of(server.start()), 1);
            assertThat(results.failures()).isEmpty();
            assertThat(results.metrics()).hasSize(6 * 3 + 2 + 2 * 2 + 1 + 2 + 2);
            assertThat(results.metrics()).allSatisfy(metric -> assertThat(
                            results.median(metric, server.name()).orElseThrow())
                    .as(metric.name())
                    .satisfies(
                            value -> assertThat(value > 0 || mayBeEarly(metric)).isTrue()));
        } finally {
            vertx.close().toCompletionStage().toCompletableFuture().join();
        }
    }

    /** A webhook may be told of an append before the writer is. */
    private static boolean mayBeEarly(Metric metric) {
        return metric.name().startsWith("webhook, from acknowledgement");
    }
}
