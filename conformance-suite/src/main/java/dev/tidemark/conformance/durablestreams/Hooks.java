// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.scene.Stage;
import io.cucumber.java.After;
import io.cucumber.java.Before;
import io.cucumber.java.Scenario;

/** Before and after every scenario: its randomness, its evidence, and tidying up. */
public final class Hooks {

    private static final int FIRST = 0;

    private final Stage stage;
    private final Scene scene;

    public Hooks(Stage stage, Scene scene) {
        this.stage = stage;
        this.scene = scene;
    }

    @Before(order = FIRST)
    public void begin(Scenario scenario) {
        stage.begin(scenario);
    }

    @After(order = FIRST)
    public void end(Scenario scenario) {
        scene.abandonReadings();
        stage.end(scenario);
        scene.removeStreams();
    }
}
