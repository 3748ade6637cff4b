// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import io.cucumber.core.options.RuntimeOptionsBuilder;
import io.cucumber.core.runner.Runner;
import io.cucumber.core.runtime.BackendServiceLoader;
import io.cucumber.core.runtime.ObjectFactoryServiceLoader;
import io.cucumber.core.runtime.ThreadLocalObjectFactorySupplier;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Cucumber's runners, each of which knows the steps of one suite and runs one scenario at a time. A free one is used again. */
final class Runners {

    /** @param bus where this runner tells what happens */
    private record Desk(Runner runner, CaseBus bus) {}

    private final Map<String, Queue<Desk>> free = new ConcurrentHashMap<>();

    /** Runs the scenario once, on this thread. */
    Attempt run(Suite suite, Scenario scenario) {
        var desks = free.computeIfAbsent(suite.steps(), steps -> new ConcurrentLinkedQueue<>());
        var desk = desks.poll();
        if (desk == null) {
            desk = desk(suite);
        }
        var attempt = new Attempt(scenario);
        desk.bus.tell(attempt);
        try {
            desk.runner.runPickle(suite.texts().get(scenario.id()).pickle());
        } finally {
            desks.add(desk);
        }
        return attempt;
    }

    /** One after the other: they read the same classes, which takes the first of them a moment. */
    private synchronized Desk desk(Suite suite) {
        var options = new RuntimeOptionsBuilder().setPublishQuiet(true);
        suite.gluePaths().forEach(options::addGlue);
        var built = options.build();
        var loader = Thread.currentThread().getContextClassLoader();
        var objects = new ThreadLocalObjectFactorySupplier(new ObjectFactoryServiceLoader(() -> loader, built));
        var backends = new BackendServiceLoader(() -> loader, objects);
        var bus = new CaseBus();
        return new Desk(new Runner(bus, backends.get(), objects.get(), built), bus);
    }
}
