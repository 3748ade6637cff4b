// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.s2.control;

import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.s2.control.state.ControlState;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/** What is known of basins and access tokens, and the one way to change it. */
final class ControlPlane {

    private final ControlLog log;
    private final Lanes lanes;
    private final ControlState state;

    /** Reads what is known, waiting for it. */
    ControlPlane(ControlLog log, Lanes lanes) {
        this.log = log;
        this.lanes = lanes;
        this.state = log.load();
    }

    /** What is stored; it changes under the eyes of who looks at it. */
    ControlState state() {
        return state;
    }

    /**
     * Decides on a change, alone and with the state all earlier changes led to, and makes it.
     *
     * @param decide throws {@link dev.tidemark.server.s2.S2Problem} to refuse it
     * @return completes once the change is durable and everybody sees it
     */
    <T> CompletionStage<T> change(Function<ControlState, Decided<T>> decide) {
        CompletionStage<T> made = lanes.run(ControlLog.NAME, () -> make(decide.apply(state)));
        lanes.run(ControlLog.NAME, () -> log.tidy(state));
        return made;
    }

    private <T> CompletionStage<T> make(Decided<T> decided) {
        if (decided.event().isEmpty()) {
            return CompletableFuture.completedStage(decided.answer());
        }
        return log.append(decided.event().get()).thenApply(outcome -> {
            if (!(outcome instanceof Outcome.Recorded || outcome instanceof Outcome.Created)) {
                throw Outcomes.problem(outcome);
            }
            state.apply(decided.event().get());
            return decided.answer();
        });
    }
}
