// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.run;

import io.cucumber.junit.platform.engine.CucumberTestEngine;
import java.util.Map;
import org.junit.platform.launcher.Launcher;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherFactory;

/** How Cucumber is run on the JUnit Platform: this engine alone, and nothing that happens to lie on the classpath. */
final class Cucumber {

    private Cucumber() {}

    static Launcher launcher() {
        return LauncherFactory.create(LauncherConfig.builder()
                .enableTestEngineAutoRegistration(false)
                .enableLauncherSessionListenerAutoRegistration(false)
                .enableLauncherDiscoveryListenerAutoRegistration(false)
                .enablePostDiscoveryFilterAutoRegistration(false)
                .enableTestExecutionListenerAutoRegistration(false)
                .addTestEngines(new CucumberTestEngine())
                .build());
    }

    /** Settings for this many scenarios at the same time. */
    static Map<String, String> parallel(int atOnce) {
        if (atOnce == 1) {
            return Map.of("cucumber.publish.quiet", "true");
        }
        return Map.of(
                "cucumber.publish.quiet", "true",
                "cucumber.execution.parallel.enabled", "true",
                "cucumber.execution.parallel.config.strategy", "fixed",
                "cucumber.execution.parallel.config.fixed.parallelism", String.valueOf(atOnce),
                // Without this bound the pool grows whenever a scenario waits.
                "cucumber.execution.parallel.config.fixed.max-pool-size", String.valueOf(atOnce));
    }
}
