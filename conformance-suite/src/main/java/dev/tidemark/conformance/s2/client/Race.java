// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import dev.tidemark.conformance.history.History;
import dev.tidemark.conformance.history.Violation;
import dev.tidemark.conformance.s2.model.Load;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.reports.contract.Broken;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/** Writers of the scenario's stream at the same time, what others do meanwhile, and the history of it. */
public final class Race {

    private final Scene scene;
    private final History history;
    private final Crowd crowd;
    private List<AppendRace.Batch> acknowledged = List.of();

    public Race(Scene scene, History history, Crowd crowd) {
        this.scene = scene;
        this.history = history;
        this.crowd = crowd;
    }

    public Scene scene() {
        return scene;
    }

    /** The readers of the scenario. */
    public Crowd crowd() {
        return crowd;
    }

    /** The batches that were acknowledged, in the order of the sequence numbers they were given. */
    public List<AppendRace.Batch> acknowledged() {
        return acknowledged;
    }

    /**
     * Runs it and takes it into the model, where the acknowledgements must leave neither a gap nor an overlap.
     *
     * @param onAcknowledged called by each writer after each acknowledgement
     */
    public void run(int writers, Load load, Consumer<AppendRace.Batch> onAcknowledged) {
        var random = scene.random();
        var race = new AppendRace(scene, history, record -> load.stamp(record, random));
        acknowledged = race.run(writers, load.count(), load.size(), random, onAcknowledged);
        acknowledged.forEach(batch -> scene.subject().appended(batch.records(), batch.ack()));
    }

    /** Runs it while somebody else does something again and again, and once more afterwards. */
    public void runBeside(int writers, Load load, int most, Runnable again) {
        var race = CompletableFuture.runAsync(() -> run(writers, load, batch -> {}), Outcome.threads("race"));
        var pursuit = scene.pursuit("a race", scene.subject(), most);
        while (pursuit.goesOn() && !race.isDone()) {
            again.run();
        }
        Outcome.of(race);
        again.run();
    }

    /** Runs it while somebody else does this. */
    public void runBeside(int writers, Load load, Consumer<CompletableFuture<Void>> beside) {
        var race = CompletableFuture.runAsync(() -> run(writers, load, batch -> {}), Outcome.threads("race"));
        beside.accept(race);
        Outcome.of(race);
    }

    /** The bodies that the stream holds, which tell writer, batch and place. */
    public List<String> markers() {
        return scene.reader().readAll(scene.subject(), 0).stream()
                .map(record -> record.body().text())
                .toList();
    }

    /** Checks the history. */
    public void check(Function<History, Optional<Violation>> property) {
        property.apply(history).ifPresent(found -> {
            throw new Broken(found.expected(), found.observed());
        });
    }
}
