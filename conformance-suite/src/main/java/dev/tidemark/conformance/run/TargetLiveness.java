// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import dev.tidemark.conformance.target.Preflight;
import dev.tidemark.conformance.target.Target;
import java.time.Duration;
import java.util.Optional;

/** Asks the target what every run asks first. It counts as lost when it refuses for some seconds; a moment is no reason to end a run. */
public final class TargetLiveness implements Liveness {

    private static final Duration PATIENCE = Duration.ofSeconds(3);

    private final Target target;
    private Optional<String> lost = Optional.empty();

    public TargetLiveness(Target target) {
        this.target = target;
    }

    @Override
    public synchronized Optional<String> lost() {
        if (lost.isEmpty()) {
            lost = new Preflight(target).lost(PATIENCE);
        }
        return lost;
    }
}
