// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import static dev.tidemark.server.s2.control.Refusals.now;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;

class OccupancyTest {

    private final Occupancy occupancy = new Occupancy();

    @Test
    void aBasinIsEmptyOnceAllHaveLeftIt() {
        CompletableFuture<String> one = new CompletableFuture<>();
        CompletableFuture<String> two = new CompletableFuture<>();
        occupancy.within("b", () -> one);
        occupancy.within("b", () -> two);
        CompletionStage<Void> empty = occupancy.empty("b");
        assertThat(occupancy.empty("other").toCompletableFuture()).isDone();
        one.complete("");
        assertThat(empty.toCompletableFuture()).isNotDone();
        two.completeExceptionally(new IllegalStateException());
        now(empty);
        assertThat(occupancy.empty("b").toCompletableFuture()).isDone();
    }

    @Test
    void whoIsTurnedAwayAtTheDoorIsNotInside() {
        assertThatThrownBy(() -> occupancy.within("b", () -> {
                    throw new IllegalStateException("closed");
                }))
                .hasMessage("closed");
        assertThat(occupancy.empty("b").toCompletableFuture()).isDone();
    }
}
