// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.durablestreams;

import dev.tidemark.conformance.durablestreams.client.Belonging;
import dev.tidemark.conformance.durablestreams.client.Claim;
import dev.tidemark.conformance.durablestreams.client.Observation;
import dev.tidemark.conformance.durablestreams.client.Place;
import dev.tidemark.conformance.durablestreams.client.Prohibition;
import dev.tidemark.conformance.durablestreams.client.Scene;
import dev.tidemark.conformance.durablestreams.client.Teller;
import dev.tidemark.conformance.durablestreams.client.Told;
import dev.tidemark.reports.contract.Broken;
import io.cucumber.java.en.Then;

/** What answers and control events tell, in the words of the specification. */
public final class TellingSteps {

    private final Scene scene;

    public TellingSteps(Scene scene) {
        this.scene = scene;
    }

    /** About the end of the stream or of its data. */
    @Then("{teller} says {claim}")
    public void says(Teller teller, Claim claim) {
        teller.each(scene, told -> claim.check(told, scene.subject()));
    }

    /** As the offset to go on from. */
    @Then("{teller} shows {place}")
    public void shows(Teller teller, Place place) {
        teller.each(scene, told -> place.check(told, scene));
    }

    /** In its headers, its body or its fields. */
    @Then("{teller} carries {belonging}")
    public void carries(Teller teller, Belonging belonging) {
        teller.each(scene, told -> belonging.check(told, scene));
    }

    /** By its Cache-Control. */
    @Then("{teller} forbids caches {prohibition}")
    public void forbids(Teller teller, Prohibition prohibition) {
        teller.each(scene, prohibition::check);
    }

    /** Exactly this one. */
    @Then("{teller} has the status {int}")
    public void status(Teller teller, int status) {
        teller.each(scene, told -> Scene.expect(((Told.ByAnswer) told).answer(), "the request", status));
    }

    /** Byte for byte, with 200. */
    @Then("{teller} has the body {string}")
    public void body(Teller teller, String body) {
        teller.each(scene, told -> {
            var answer = Scene.expect(((Told.ByAnswer) told).answer(), "the request", 200);
            if (!answer.text().equals(body)) {
                throw new Broken("the body '" + body + "'", "'" + answer.text() + "'");
            }
        });
    }

    /** Into the report, without a verdict, except where the word says so. */
    @Then("it is noted {observation}")
    public void noted(Observation observation) {
        observation.note(scene);
    }
}
