// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import io.cucumber.core.runner.Runner;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Cucumber's runners, each of which knows the steps of one suite and runs one scenario at a time. The one that was free last is used again
 * first: it remembers the most step texts.
 */
final class Runners {

    /** For all runs of this JVM: what a runner knows does not depend on the target. */
    static final Runners SHARED = new Runners();

    /** @param bus where this runner tells what happens */
    private record Desk(Runner runner, CaseBus bus) {}

    private final Map<String, StepLibrary> libraries = new ConcurrentHashMap<>();
    private final Map<String, Deque<Desk>> free = new ConcurrentHashMap<>();

    private Runners() {}

    /** Runs the scenario once, on this thread. */
    Attempt run(Suite suite, Scenario scenario) {
        var desks = free.computeIfAbsent(suite.steps(), steps -> new ConcurrentLinkedDeque<>());
        var desk = desks.poll();
        if (desk == null) {
            desk = desk(suite);
        }
        var attempt = new Attempt(scenario, desk.bus.definitions());
        desk.bus.tell(attempt);
        desk.runner.runPickle(suite.texts().get(scenario.id()).pickle());
        // A runner that broke in the middle of a scenario would go on with that one's objects.
        desks.push(desk);
        return attempt;
    }

    private Desk desk(Suite suite) {
        var loader = Thread.currentThread().getContextClassLoader();
        var library = libraries.computeIfAbsent(suite.steps(), steps -> new StepLibrary(suite, loader));
        var bus = new CaseBus();
        return new Desk(library.runner(bus), bus);
    }
}
