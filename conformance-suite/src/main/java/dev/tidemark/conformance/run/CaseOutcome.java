// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import dev.tidemark.reports.contract.Ending;
import io.cucumber.plugin.event.Status;
import java.util.Optional;

/**
 * What became of one scenario, before any judging.
 *
 * @param reason why it did not pass; empty when it did
 */
public record CaseOutcome(Scenario scenario, Ending ending, Optional<Throwable> reason) {

    static CaseOutcome of(Scenario scenario, Status status, Optional<Throwable> reason) {
        var type = reason.map(Object::getClass).map(Class::getName).orElse("");
        return new CaseOutcome(scenario, Ending.of(status.name(), type), reason);
    }

    public boolean passed() {
        return ending == Ending.PASSED;
    }

    public boolean failed() {
        return ending == Ending.BROKEN || ending == Ending.ERROR;
    }
}
