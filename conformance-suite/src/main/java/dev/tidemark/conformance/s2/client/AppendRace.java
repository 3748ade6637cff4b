// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.s2.client;

import dev.tidemark.conformance.history.History;
import dev.tidemark.conformance.history.Write;
import dev.tidemark.conformance.s2.model.Ack;
import dev.tidemark.conformance.s2.model.BatchSize;
import dev.tidemark.conformance.s2.model.Documents;
import dev.tidemark.conformance.s2.model.Format;
import dev.tidemark.conformance.s2.model.NewRecord;
import dev.tidemark.conformance.s2.model.Subject;
import dev.tidemark.conformance.scene.Granting;
import dev.tidemark.conformance.scene.Moment;
import dev.tidemark.conformance.scene.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Writers that append batches to one stream at the same time, each waiting for its own acknowledgements only. */
public final class AppendRace {

    private final Client client;
    private final Subject stream;
    private final History history;
    private final Granting granting;
    private final UnaryOperator<NewRecord> made;
    private final Queue<Batch> acknowledged = new ConcurrentLinkedQueue<>();

    public AppendRace(Scene scene, History history) {
        this(scene, history, UnaryOperator.identity());
    }

    /** @param made makes of every record the one that is sent; its body has to stay */
    public AppendRace(Scene scene, History history, UnaryOperator<NewRecord> made) {
        this.client = scene.client();
        this.stream = scene.subject();
        this.granting = scene::granted;
        this.history = history;
        this.made = made;
    }

    /** A batch of one writer and what became of it. */
    public record Batch(List<NewRecord> records, Ack ack) {}

    /**
     * Runs the race to its end. Every batch must be acknowledged; in the history each record counts as a write of its own, with its
     * sequence number as the offset.
     *
     * @param onAcknowledged called by the writer after each acknowledgement
     * @return the acknowledged batches in the order of the sequence numbers they were given
     */
    public List<Batch> run(int writers, int batches, BatchSize size, Random random, Consumer<Batch> onAcknowledged) {
        var start = new CountDownLatch(1);
        var running = new ArrayList<CompletableFuture<Void>>();
        for (int writer = 1; writer <= writers; writer++) {
            var number = writer;
            var sizes = IntStream.range(0, batches).map(i -> size.next(random)).toArray();
            running.add(CompletableFuture.runAsync(
                    () -> write(start, number, sizes, onAcknowledged), Outcome.threads("writer")));
        }
        start.countDown();
        Outcome.all(running);
        return acknowledged.stream()
                .sorted(Comparator.comparingLong(batch -> batch.ack().start().seqNum()))
                .toList();
    }

    private void write(CountDownLatch start, int writer, int[] sizes, Consumer<Batch> onAcknowledged) {
        Outcome.of(start);
        var written = 0;
        for (int number = 0; number < sizes.length; number++) {
            var records = records(writer, number, sizes[number]);
            var sentAt = Moment.now().nanos();
            var answer = Outcome.of(client.appendAsync(stream, records, Format.RAW));
            granting.granted(answer, "an append of " + records.size() + " records", 200);
            var ack = Documents.ack(Documents.object(answer.text(), "the acknowledgement of an append"));
            for (int i = 0; i < records.size(); i++) {
                var offset = Optional.of(String.valueOf(ack.start().seqNum() + i));
                var marker = records.get(i).body().text();
                history.add(new Write(
                        writer, written++, marker, offset, sentAt, Moment.now().nanos()));
            }
            var batch = new Batch(records, ack);
            acknowledged.add(batch);
            onAcknowledged.accept(batch);
        }
    }

    /** Bodies that tell writer, batch and place, such as {@code w3 b12 r2 of 5}. */
    private List<NewRecord> records(int writer, int batch, int size) {
        return IntStream.range(0, size)
                .mapToObj(place -> NewRecord.of("w" + writer + " b" + batch + " r" + place + " of " + size))
                .map(made)
                .toList();
    }

    /** The texts that identify these records. */
    public static List<String> markers(List<NewRecord> records) {
        return records.stream().map(record -> record.body().text()).toList();
    }
}
