// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.NotApplicable;
import dev.tidemark.reports.contract.NotTested;
import io.cucumber.plugin.event.Status;
import java.util.Optional;
import org.opentest4j.TestAbortedException;

/**
 * What became of one scenario, before any judging.
 *
 * @param reason why it did not pass; empty when it did
 */
public record CaseOutcome(Scenario scenario, Kind kind, Optional<Throwable> reason) {

    /** How a scenario can end. */
    public enum Kind {
        PASSED,
        /** A check found a promise broken. */
        BROKEN,
        /** It failed in another way: the transport broke, a step is undefined, our own fault. */
        ERROR,
        NOT_APPLICABLE,
        NOT_TESTED
    }

    static CaseOutcome of(Scenario scenario, Status status, Optional<Throwable> reason) {
        var kind = status == Status.PASSED
                ? Kind.PASSED
                : reason.map(CaseOutcome::kind).orElse(Kind.ERROR);
        return new CaseOutcome(scenario, kind, reason);
    }

    private static Kind kind(Throwable reason) {
        if (reason instanceof NotApplicable) {
            return Kind.NOT_APPLICABLE;
        }
        if (reason instanceof NotTested || reason instanceof TestAbortedException) {
            return Kind.NOT_TESTED;
        }
        return reason instanceof Broken ? Kind.BROKEN : Kind.ERROR;
    }

    public boolean passed() {
        return kind == Kind.PASSED;
    }

    public boolean failed() {
        return kind == Kind.BROKEN || kind == Kind.ERROR;
    }
}
