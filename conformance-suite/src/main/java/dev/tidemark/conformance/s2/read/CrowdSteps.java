// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.read;

import dev.tidemark.conformance.s2.client.ReadKind;
import dev.tidemark.conformance.s2.client.Reading;
import dev.tidemark.conformance.s2.client.Scene;
import dev.tidemark.conformance.s2.client.Session;
import dev.tidemark.conformance.s2.model.Chosen;
import dev.tidemark.conformance.s2.model.Expected;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.Query;
import dev.tidemark.conformance.s2.model.StoredRecord;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Outcome;
import io.cucumber.java.en.Then;
import io.cucumber.java.en.When;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Many readers of one stream at the same time. */
public final class CrowdSteps {

    private static final Executor THREADS = Outcome.threads("reader");

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
        scene.settle(readers.get(count - 1));
    }

    /** Sessions begin beside the writer, so that appends fall into every moment of their beginning. */
    @When("{int} readers start SSE sessions from {query} while a writer appends {int} records")
    public void startWhileWriting(int count, Query query, int records) {
        var opening = new ArrayList<CompletableFuture<Session>>();
        for (int i = 0; i < records; i++) {
            var due = Math.min(count, i * count / records + 1);
            for (int session = opening.size(); session < due; session++) {
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
        var limit = scene.timing().atOnce();
        scene.timing()
                .mustArrive(
                        Moment.now(),
                        limit,
                        () -> readers.stream().allMatch(reader -> has(reader, expected.size())),
                        "the records within " + limit.toMillis() + " ms",
                        () -> readers.stream()
                                        .filter(reader -> !has(reader, expected.size()))
                                        .count()
                                + " of " + readers.size() + " readers without them");
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

    private static boolean has(Reading reader, int records) {
        if (reader instanceof Session session) {
            session.takeWhatCame();
            return session.records().size() >= records;
        }
        return reader.isOver();
    }
}
