// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.caching;

import dev.tidemark.conformance.durablestreams.client.Scene;
import io.cucumber.java.en.Then;

/** Sections 5.5, 5.6 and 10.1: how long a copy may be used without asking, against what can still change on the page. */
public final class FreshnessSteps {

    private final Scene scene;

    public FreshnessSteps(Scene scene) {
        this.scene = scene;
    }

    /** Fresh for no longer, by what counts for a shared cache: s-maxage, and otherwise max-age. */
    @Then("no cache may keep {copy} for more than {int} seconds")
    public void notKept(Copy copy, int seconds) {
        copy.check(scene, seconds);
    }
}
