// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import static dev.tidemark.server.s2.control.Refusals.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.server.log.StreamName;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class LanesTest {

    private static final StreamName ONE = new StreamName("one");
    private static final StreamName TWO = new StreamName("two");

    private final ExecutorService executor = Executors.newFixedThreadPool(4);
    private final Lanes lanes = new Lanes(executor);

    @AfterEach
    void stop() {
        executor.shutdown();
    }

    @Test
    void aWorkBeginsWhenTheOneBeforeHasEnded() {
        CompletableFuture<String> first = new CompletableFuture<>();
        CompletionStage<String> one = lanes.run(ONE, () -> first);
        CompletionStage<Boolean> two = lanes.run(ONE, () -> CompletableFuture.completedStage(first.isDone()));
        assertThat(now(lanes.run(TWO, () -> CompletableFuture.completedStage("elsewhere"))))
                .isEqualTo("elsewhere");
        assertThat(two.toCompletableFuture()).isNotDone();
        first.complete("done");
        assertThat(now(one)).isEqualTo("done");
        assertThat(now(two)).isTrue();
    }

    @Test
    void worksOfOneLaneKeepTheirOrder() {
        List<Integer> seen = Collections.synchronizedList(new ArrayList<>());
        List<CompletionStage<Boolean>> ends = IntStream.range(0, 5000)
                .mapToObj(
                        number -> lanes.run(ONE, () -> CompletableFuture.supplyAsync(() -> seen.add(number), executor)))
                .toList();
        ends.forEach(Refusals::now);
        assertThat(seen)
                .containsExactlyElementsOf(IntStream.range(0, 5000).boxed().toList());
    }

    @Test
    void whatFailsDoesNotHoldUpTheNext() {
        CompletionStage<String> failed =
                lanes.run(ONE, () -> CompletableFuture.failedStage(new IllegalStateException()));
        CompletionStage<String> thrown = lanes.run(ONE, () -> {
            throw new IllegalArgumentException();
        });
        CompletionStage<String> next = lanes.run(ONE, () -> CompletableFuture.completedStage("next"));
        assertThat(now(next)).isEqualTo("next");
        assertThatThrownBy(() -> now(failed)).hasCauseInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> now(thrown)).hasCauseInstanceOf(IllegalArgumentException.class);
    }
}
