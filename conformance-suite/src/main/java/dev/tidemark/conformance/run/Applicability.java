// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import dev.tidemark.conformance.protocol.Protocols;
import dev.tidemark.conformance.scene.Examination;
import dev.tidemark.conformance.target.Protocol;
import dev.tidemark.reports.contract.NotApplicable;
import dev.tidemark.reports.contract.NotTested;
import io.cucumber.java.Before;
import java.util.Collection;
import java.util.Optional;

/** Looks at the tags of a scenario before its first step: what the target does not claim or the user did not supply is not run. */
public final class Applicability {

    private static final String CAPABILITY = "@capability-";

    /** Runs before every other hook. */
    @Before(order = 0)
    public void decide(io.cucumber.java.Scenario scenario) {
        var target = Examination.current().target();
        var protocol = protocol(scenario.getSourceTagNames());
        for (var tag : scenario.getSourceTagNames()) {
            if (tag.startsWith(CAPABILITY)) {
                var capability = tag.substring(CAPABILITY.length());
                protocol.flatMap(its -> target.unsupported(its, capability))
                        .or(() -> protocol.isPresent() ? Optional.empty() : target.unsupported(capability))
                        .ifPresent(reason -> {
                            throw new NotApplicable("the target does not claim " + capability + ": " + reason);
                        });
            }
        }
        if (scenario.getSourceTagNames().contains("@needs-restart")
                && target.hooks().restart().isEmpty()) {
            throw new NotTested("no restart hook given: set hooks.restart in the profile (-Dtarget.profile=file.yaml)"
                    + " to a shell command that restarts the server with the same data");
        }
        if (scenario.getSourceTagNames().contains("@needs-kill")
                && target.hooks().kill().isEmpty()) {
            throw new NotTested("no kill hook given: set hooks.kill in the profile (-Dtarget.profile=file.yaml)"
                    + " to a shell command that ends the server with SIGKILL and starts it again with the same data");
        }
    }

    /** Every feature carries the tag of its protocol. */
    private static Optional<Protocol> protocol(Collection<String> tags) {
        return Protocols.all().stream()
                .filter(protocol -> tags.contains("@" + protocol.id()))
                .findFirst();
    }
}
