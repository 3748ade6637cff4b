// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.scene;

import dev.tidemark.conformance.run.Examination;
import dev.tidemark.conformance.target.Target;
import dev.tidemark.conformance.wire.Request;
import dev.tidemark.conformance.wire.TranscriptJson;
import dev.tidemark.conformance.wire.Wire;
import io.cucumber.java.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;

/** What the scenarios of every protocol need: the run they belong to, a recorded wire, randomness, and evidence. One for each scenario. */
public final class Stage {

    private final Examination examination = Examination.current();
    private final Wire wire = newWire();
    private final List<String> notes = new ArrayList<>();
    private Random random = new Random(examination.seed());

    public Examination examination() {
        return examination;
    }

    public Target target() {
        return examination.target();
    }

    /** The wire whose transcript becomes the evidence. */
    public Wire wire() {
        return wire;
    }

    /** Randomness of this scenario: the seed of the run mixed with the scenario's place. */
    public Random random() {
        return random;
    }

    /** Puts a finding without a verdict into the report. */
    public void note(String observation) {
        notes.add(observation);
    }

    /** Before the first step. */
    public void begin(Scenario scenario) {
        random = new Random(examination.seed() ^ (scenario.getUri() + ":" + scenario.getLine()).hashCode());
    }

    /** After the last step: hands in the evidence. */
    public void end(Scenario scenario) {
        scenario.attach(
                TranscriptJson.write(wire.transcript(), scenario.isFailed()), TranscriptJson.MEDIA_TYPE, "transcript");
        notes.forEach(note -> scenario.attach(note, "text/vnd.tidemark.observation", "observation"));
    }

    /** Sends these requests aside from the evidence. What cannot be tidied up stays: no promise is about that here. */
    public void tidy(List<Request> requests) {
        var aside = newWire();
        var done = requests.stream()
                .map(request -> aside.sendAsync(request).handle((response, failure) -> null))
                .toArray(CompletableFuture<?>[]::new);
        CompletableFuture.allOf(done).join();
    }

    private Wire newWire() {
        return new Wire(target().headers(), target().limits().answer());
    }
}
