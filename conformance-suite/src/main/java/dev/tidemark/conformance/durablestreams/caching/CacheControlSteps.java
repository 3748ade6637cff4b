// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams.caching;

import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.model.CacheControl;
import dev.tidemark.conformance.durablestreams.model.Vocabulary;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;

/** Sections 5.5, 5.6, 8 and 10.1: what an answer allows caches to do. */
public final class CacheControlSteps {

    /** 10.1: recommended for all reads, so never too long. */
    private static final long RECOMMENDED_SECONDS = 60;

    private final Scene scene;

    public CacheControlSteps(Scene scene) {
        this.scene = scene;
    }

    @Then("no cache may use the answer unasked")
    public void notUnasked() {
        if (!control().neverUsedUnasked()) {
            throw new Broken(
                    "no-store, or max-age=0 with must-revalidate", control().toString());
        }
    }

    @Then("what the answer says about caching is noted")
    public void noted() {
        scene.note("the metadata carry " + control());
    }

    @Then("the answer says how long it may be kept")
    public void saysHowLong() {
        if (control().directives().isEmpty()) {
            throw new Broken(
                    "a " + Vocabulary.CACHE_CONTROL
                            + " on a read, such as public, max-age=60, stale-while-revalidate=300",
                    control().toString());
        }
        scene.note("a read carries " + control());
    }

    @Then("no shared cache may keep the answer")
    public void notShared() {
        var control = control();
        if (control.has("public") || control.has("s-maxage")) {
            throw new Broken("private or no-store on a read with credentials", control.toString());
        }
    }

    @Then("the answer is kept no longer than {long} seconds or the recommended minute")
    public void notLonger(long lifetime) {
        var longest = Math.max(lifetime, RECOMMENDED_SECONDS);
        var control = control();
        if (!control.neverUsedUnasked() && control.freshness().orElse(0) > longest) {
            throw new Broken("at most max-age=" + longest, control.toString());
        }
        scene.note("a read of a stream that lives for " + lifetime + " s carries " + control);
    }

    private CacheControl control() {
        return CacheControl.of(Scene.expect(scene.success(), "the request", 200));
    }
}
