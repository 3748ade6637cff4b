// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.durability;

import dev.tidemark.conformance.durablestreams.client.BeforeRestart;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.target.Hooks.HookFailed;
import dev.tidemark.reports.contract.NotTested;
import io.cucumber.java.ParameterType;
import io.cucumber.java.en.Given;
import io.cucumber.java.en.When;

/** What must survive the end of the server's process. */
public final class RestartSteps {

    private final Scene scene;

    public RestartSteps(Scene scene) {
        this.scene = scene;
    }

    @ParameterType("was restarted|was killed")
    public BeforeRestart.Ending ending(String text) {
        return text.equals("was killed") ? BeforeRestart.Ending.KILLED : BeforeRestart.Ending.RESTARTED;
    }

    /** {@code was restarted} or {@code was killed} since; one restart serves many scenarios. */
    @Given("a {kind} with {int} messages written before the server {ending}")
    public void writtenBefore(String contentType, int messages, BeforeRestart.Ending ending) throws HookFailed {
        var stock = scene.examination().shared(BeforeRestart.class, BeforeRestart::new);
        scene.subject(stock.take(ending, contentType, messages));
    }

    /** Restarts or kills it now. */
    @When("the server {ending}")
    public void end(BeforeRestart.Ending ending) throws HookFailed {
        var hooks = scene.target().hooks();
        var hook = ending == BeforeRestart.Ending.KILLED ? hooks.kill() : hooks.restart();
        hook.orElseThrow(() -> new NotTested("no kill hook given; supply hooks.kill in the profile"))
                .run();
    }
}
