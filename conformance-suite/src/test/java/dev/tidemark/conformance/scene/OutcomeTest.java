// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tidemark.reports.contract.Broken;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class OutcomeTest {

    @Test
    void aFailureIsToldWhenNothingGoesOnBesideItAnyMore() {
        var finding = new Broken("an acknowledgement", "status 409");
        var other = new CompletableFuture<String>();
        var caller = Thread.currentThread();
        Outcome.threads("other").execute(() -> {
            while (caller.getState() != Thread.State.TIMED_WAITING) {
                Thread.onSpinWait();
            }
            other.complete("late");
        });

        assertThatThrownBy(() -> Outcome.all(List.of(CompletableFuture.failedFuture(finding), other)))
                .isSameAs(finding);
        assertThat(other).isCompleted();
    }
}
