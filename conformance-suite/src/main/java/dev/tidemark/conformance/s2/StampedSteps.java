// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.history.History;
import dev.tidemark.conformance.s2.client.AppendRace;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.model.BatchSize;
import dev.tidemark.conformance.s2.model.NewRecord;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.Random;
import java.util.function.UnaryOperator;

/** Many records with timestamps at random. */
public final class StampedSteps {

    private static final long PAST = Duration.ofDays(1).toMillis();

    private final Scene scene;
    private final History history;

    public StampedSteps(Scene scene, History history) {
        this.scene = scene;
        this.history = history;
    }

    @When("a writer sends {int} batches of {size} stamped at random")
    public void send(int count, BatchSize size) {
        race(1, count, size);
    }

    @When("{int} writers send {int} batches of {size} stamped at random at the same time")
    public void race(int writers, int count, BatchSize size) {
        var stream = scene.subject();
        var race = new AppendRace(scene, history, stamp(scene.random()));
        race.run(writers, count, size, scene.random(), batch -> {})
                .forEach(batch -> stream.appended(batch.records(), batch.ack()));
    }

    /** Somewhere in the last day, so that no clock makes it the future. */
    private static UnaryOperator<NewRecord> stamp(Random random) {
        var now = System.currentTimeMillis();
        return record -> record.at(now - 1 - Math.floorMod(random.nextLong(), PAST));
    }
}
