// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.s2.client.Scene;
import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;

/** Before and after every scenario: its randomness, its evidence, and tidying up. */
public final class ScenarioLifecycle {

    private static final int FIRST = 0;

    private final Scene scene;

    public ScenarioLifecycle(Scene scene) {
        this.scene = scene;
    }

    @Before(order = FIRST)
    public void begin(Scenario scenario) {
        scene.begin(scenario);
    }

    @After(order = FIRST)
    public void end(Scenario scenario) {
        scene.end(scenario);
    }
}
