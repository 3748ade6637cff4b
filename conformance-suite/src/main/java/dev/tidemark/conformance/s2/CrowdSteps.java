// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2;

import dev.tidemark.conformance.check.Broken;
import dev.tidemark.conformance.scene.Arrival;
import dev.tidemark.conformance.scene.Outcome;
import dev.tidemark.conformance.scene.Prompt;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.locks.LockSupport;

/** Many readers of one stream at the same time. */
public final class CrowdSteps {

    private static final long STEP_NANOS = Duration.ofMillis(5).toNanos();

    private static final Executor THREADS = task -> new Thread(task, "reader").start();

    private final Scene scene;
    private final List<Reading> readers = new ArrayList<>();

    public CrowdSteps(Scene scene) {
        this.scene = scene;
    }

    @When("{int} readers each start a(n) {kind} from {query}")
    public void start(int count, ReadKind kind, Query query) {
        for (int i = 0; i < count; i++) {
            scene.read(() -> kind.start(scene.reader(), scene.subject(), query));
            readers.add(scene.reading());
        }
        Arrival.settle(readers.get(count - 1), scene.examination());
    }

    /** Sessions begin beside the writer, so that appends fall into every moment of their beginning. */
    @When("{int} readers start SSE sessions from {query} while a writer appends {int} records")
    public void startWhileWriting(int count, Query query, int records) {
        var opening = new ArrayList<CompletableFuture<Session>>();
        for (int i = 0; i < records; i++) {
            while (opening.size() < count && opening.size() * records <= i * count) {
                opening.add(CompletableFuture.supplyAsync(
                        () -> scene.reader().session(scene.subject(), query, Format.RAW), THREADS));
            }
            scene.writer().appendNumbered(scene.subject(), 1);
        }
        opening.forEach(session -> scene.read(() -> Outcome.of(session)));
        opening.forEach(session -> readers.add(Outcome.of(session)));
    }

    @Then("every one of them has {records} at once")
    public void haveAtOnce(Chosen records) {
        var expected = records.of(scene.subject());
        var limit = Prompt.limit(scene.examination());
        var end = System.nanoTime() + limit.toNanos();
        var late = readers.stream()
                .filter(reader -> !has(reader, expected.size(), end))
                .count();
        if (late > 0) {
            throw new Broken(
                    "the records within " + limit.toMillis() + " ms",
                    late + " of " + readers.size() + " readers without them");
        }
        // One quiet moment for all of them shows records that came twice.
        readers.get(0).receive(expected.size());
        readers.forEach(reader -> Expected.same(expected, received(reader)));
    }

    private static List<StoredRecord> received(Reading reader) {
        if (reader instanceof Session session) {
            session.takeWhatCame();
            return session.records();
        }
        return reader.receive(0);
    }

    private static boolean has(Reading reader, int records, long end) {
        if (reader instanceof Session session) {
            return session.readWhile(
                    () -> session.records().size() < records, Duration.ofNanos(Math.max(0, end - System.nanoTime())));
        }
        while (!reader.isOver() && System.nanoTime() < end) {
            LockSupport.parkNanos(STEP_NANOS);
        }
        return reader.isOver();
    }
}
