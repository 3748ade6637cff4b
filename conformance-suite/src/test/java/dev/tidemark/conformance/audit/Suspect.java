// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.audit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tidemark.conformance.deviation.Deviation;
import dev.tidemark.conformance.deviation.proxy.DeviatingProxy;
import dev.tidemark.conformance.launch.ReferenceServer;
import dev.tidemark.conformance.run.CaseOutcome;
import dev.tidemark.conformance.run.Run;
import dev.tidemark.conformance.run.Scenario;
import dev.tidemark.conformance.run.Selection;
import dev.tidemark.conformance.run.Suite;
import dev.tidemark.conformance.scene.Examination;
import dev.tidemark.conformance.target.Hooks;
import dev.tidemark.conformance.target.Hooks.Hook;
import dev.tidemark.conformance.target.Hooks.HookFailed;
import dev.tidemark.conformance.target.Protocol;
import dev.tidemark.conformance.target.Target;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;

/** The reference server behind a proxy with a fault, as the suite sees it. */
record Suspect(Protocol protocol, Suite suite, ReferenceServer server, Map<String, String> headers) {

    private static final long SEED = 1;
    private static final Duration NOTICE = Duration.ofSeconds(10);

    /** Runs the scenarios against the server with this fault; errors in the code of the fault itself fail the test. */
    List<CaseOutcome> examine(Deviation deviation, Predicate<Scenario> which) {
        var chosen = suite.scenarios().stream().filter(which).toList();
        if (chosen.isEmpty()) {
            return List.of();
        }
        try (var proxy = deviation.before(server.address())) {
            var part = suite.part(chosen);
            var outcomes = new Run(part).execute(new Examination(behind(proxy), SEED), Selection.everything());
            assertThat(proxy.failures()).as("errors of the deviation itself").isEmpty();
            return outcomes;
        }
    }

    /** The server with the fault of this proxy. */
    Target behind(DeviatingProxy proxy) {
        var real = server.target("");
        var hooks = new Hooks(
                real.hooks().restart().map(hook -> noticed(hook, proxy)),
                real.hooks().kill().map(hook -> noticed(hook, proxy)));
        return real.at(proxy.base()).asking(headers).with(hooks).speaking(Set.of(protocol));
    }

    /** The proxy has to have seen the restart before the scenario goes on, because some faults begin with it. */
    private static Hook noticed(Hook hook, DeviatingProxy proxy) {
        return () -> {
            var before = proxy.restartsSeen();
            hook.run();
            var end = System.nanoTime() + NOTICE.toNanos();
            while (proxy.restartsSeen() == before) {
                if (System.nanoTime() > end) {
                    throw new HookFailed("the proxy did not notice the restart");
                }
                LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
            }
        };
    }
}
