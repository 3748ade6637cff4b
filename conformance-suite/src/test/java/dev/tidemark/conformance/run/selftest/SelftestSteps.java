// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run.selftest;

import dev.tidemark.conformance.wire.TransportFailure;
import dev.tidemark.reports.contract.Broken;
import dev.tidemark.reports.contract.MachineTooSlow;
import dev.tidemark.reports.contract.NotTested;
import io.cucumber.java.en.Given;
import java.io.IOException;

/** Steps of the features below {@code selftest}, which show how runs behave. */
public final class SelftestSteps {

    @Given("a selftest step that passes")
    public void passes() {}

    @Given("a selftest step that finds a broken promise")
    public void finds() {
        throw new Broken("a promise kept", "a promise broken");
    }

    @Given("a selftest step that stumbles")
    public void stumbles() {
        throw new IllegalStateException("stumbled");
    }

    @Given("a selftest step that runs out of memory")
    public void runsOutOfMemory() {
        throw new OutOfMemoryError("by hand");
    }

    @Given("a selftest step in which another thread runs out of memory")
    public void anotherRunsOutOfMemory() {
        throw new IllegalStateException(new OutOfMemoryError("by hand"));
    }

    @Given("a selftest step that lacks something")
    public void lacks() {
        throw new NotTested("something is missing");
    }

    @Given("a selftest step that finds the machine too slow {int} time(s)")
    public void findsTheMachineTooSlow(int times) throws InterruptedException {
        var crowd = Crowd.ofThisRun();
        crowd.stay(0, false);
        if (crowd.visits() <= times) {
            throw new MachineTooSlow("the machine stood still");
        }
    }

    @Given("a selftest step that loses its connection {int} time(s)")
    public void losesItsConnection(int times) throws InterruptedException {
        var crowd = Crowd.ofThisRun();
        crowd.stay(0, false);
        if (crowd.visits() <= times) {
            throw new TransportFailure("GET /: the connection was lost", new IOException("reset"));
        }
    }

    @Given("a selftest step that takes {int} ms")
    public void takes(int milliseconds) throws InterruptedException {
        Crowd.ofThisRun().stay(milliseconds, false);
    }

    @Given("a selftest step that must be alone for {int} ms")
    public void alone(int milliseconds) throws InterruptedException {
        Crowd.ofThisRun().stay(milliseconds, true);
    }
}
