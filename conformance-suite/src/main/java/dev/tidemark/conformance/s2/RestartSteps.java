// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.target.Hooks.HookFailed;
import dev.tidemark.reports.contract.NotTested;
import io.cucumber.java.en.When;

/** What must survive the end of the server's process. */
public final class RestartSteps {

    private final Scene scene;

    public RestartSteps(Scene scene) {
        this.scene = scene;
    }

    @When("the server was restarted")
    public void restart() throws HookFailed {
        scene.target()
                .hooks()
                .restart()
                .orElseThrow(() -> new NotTested("no restart hook given; supply hooks.restart in the profile"))
                .run();
    }
}
