// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.engine;

import dev.tidemark.server.log.Chain;
import dev.tidemark.server.log.Change;
import dev.tidemark.server.log.Command;
import dev.tidemark.server.log.Outcome;
import dev.tidemark.server.log.StreamName;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The one thread that orders commands. It takes all that wait, decides them one after the other, makes their changes
 * durable together, shows them to readers, answers, and wakes those who wait.
 */
final class Writer {

    private static final int BATCH_COMMANDS = 4096;
    private static final long BATCH_BYTES = 8L << 20;

    /** Memory of waiting commands beyond which new ones are turned away. */
    private static final long QUEUE_BYTES = 128L << 20;

    private static final Pending STOP = new Pending(null, 0, null);

    private final Persistence persistence;
    private final Streams streams;
    private final Catalog catalog;
    private final Decided decided;
    private final Housekeeping housekeeping;
    private final Consumer<Published> committed;
    private final Consumer<StreamName> listener;
    private final LinkedBlockingQueue<Pending> queue = new LinkedBlockingQueue<>();
    private final AtomicLong queuedBytes = new AtomicLong();
    private final Thread thread = new Thread(this::run, "tidemark-writer");
    private long index;
    private final Observer observer;
    private volatile boolean writable = true;
    private volatile Exception stopped;

    /**
     * @param catalog all streams as they are; from now on used by this writer only
     * @param index the last index in use
     * @param committed told of each change before anybody else is
     * @param listener told after each change that readers can see
     */
    Writer(
            Persistence persistence,
            Streams streams,
            Reading reading,
            Catalog catalog,
            long index,
            Observer observer,
            Consumer<Published> committed,
            Consumer<StreamName> listener) {
        this.persistence = persistence;
        this.streams = streams;
        this.catalog = catalog;
        this.decided = new Decided(catalog, streams, reading);
        this.housekeeping = new Housekeeping(streams, reading);
        this.index = index;
        this.observer = observer;
        this.committed = committed;
        this.listener = listener;
        catalog.states().forEach(housekeeping::scheduleNow);
        thread.start();
    }

    CompletionStage<Outcome> execute(Command command) {
        long memory = Memory.of(command);
        if (queuedBytes.get() + memory > QUEUE_BYTES) {
            command.chain().ifPresent(Chain::breakOff);
            Outcome refusal = new Outcome.Overloaded();
            observer.answered(command, refusal);
            return CompletableFuture.completedStage(refusal);
        }
        Pending pending = new Pending(command, memory, new CompletableFuture<>());
        queuedBytes.addAndGet(memory);
        queue.add(pending);
        if (stopped != null) {
            refuseRest();
        }
        return pending.reply();
    }

    /** Whether the last attempt to write succeeded. */
    boolean writable() {
        return writable && stopped == null;
    }

    /** Whether no command is carried out any more. */
    boolean stopped() {
        return stopped != null;
    }

    /** Carries out what was asked so far, then stops. */
    void stop() {
        queue.add(STOP);
        Ending.of(thread);
    }

    private void run() {
        List<Pending> batch = new ArrayList<>();
        try {
            while (!batch.contains(STOP)) {
                batch.clear();
                take(batch);
                carryOut(batch);
            }
            stopped = new IllegalStateException("the store is closed");
        } catch (IOException | InterruptedException | RuntimeException | Error failed) {
            // After a failed sync nobody knows what the device holds: answer nothing and write nothing any more.
            stopped = new IOException("the store cannot write", failed);
            batch.stream().filter(pending -> pending != STOP).forEach(pending -> pending.reply()
                    .completeExceptionally(stopped));
            System.getLogger(Writer.class.getName()).log(System.Logger.Level.ERROR, "cannot write", failed);
        }
        refuseRest();
    }

    private void take(List<Pending> batch) throws InterruptedException {
        long bytes = 0;
        Pending next = queue.poll(housekeeping.pause(), TimeUnit.NANOSECONDS);
        while (next != null) {
            batch.add(next);
            if (next == STOP) {
                return;
            }
            bytes += next.memory();
            next = batch.size() < BATCH_COMMANDS && bytes < BATCH_BYTES ? queue.poll() : null;
        }
        queuedBytes.addAndGet(-bytes);
    }

    private void carryOut(List<Pending> batch) throws IOException {
        List<Outcome> outcomes = new ArrayList<>();
        Round round = new Round(catalog, housekeeping, index);
        for (Pending pending : batch) {
            if (pending != STOP) {
                outcomes.add(round.decide(pending.command(), decided));
            }
        }
        round.tidy(decided);
        List<Published> changes = round.changes();
        if (!changes.isEmpty()) {
            try {
                persistence.write(changes.stream().map(Published::entry).toList());
            } catch (IOException failed) {
                round.takeBack();
                refuse(batch, failed);
                return;
            }
            writable = true;
            index = round.index();
            changes.forEach(streams::publish);
            changes.forEach(committed);
            observer.batch(changes.size());
        }
        for (int i = 0; i < outcomes.size(); i++) {
            observer.answered(batch.get(i).command(), outcomes.get(i));
            if (outcomes.get(i) instanceof Outcome.Appended
                    || outcomes.get(i) instanceof Outcome.Duplicate
                    || outcomes.get(i) instanceof Outcome.Recorded) {
                streams.find(batch.get(i).command().name())
                        .ifPresent(stream -> stream.lease().touch());
            }
            batch.get(i).reply().complete(outcomes.get(i));
        }
        round.schedule();
        if (!changes.isEmpty()) {
            changes.stream()
                    .filter(change -> !(change.entry().change() instanceof Change.Trimmed))
                    .map(Published::name)
                    .distinct()
                    .forEach(listener);
            persistence.published(changes);
        }
    }

    /** Refuses a whole batch: what depended on the changes that were lost cannot be told apart. */
    private void refuse(List<Pending> batch, IOException failed) {
        if (writable) {
            System.getLogger(Writer.class.getName())
                    .log(System.Logger.Level.ERROR, "writes are refused: " + failed.getMessage());
        }
        writable = false;
        for (Pending pending : batch) {
            if (pending == STOP) {
                return;
            }
            pending.command().chain().ifPresent(Chain::breakOff);
            if (failed instanceof NotWritten nothing) {
                Outcome refusal = new Outcome.NotStored(nothing.full());
                observer.answered(pending.command(), refusal);
                pending.reply().complete(refusal);
            } else {
                pending.reply().completeExceptionally(failed); // the next start may find it or not
            }
        }
    }

    private void refuseRest() {
        for (Pending pending = queue.poll(); pending != null; pending = queue.poll()) {
            if (pending != STOP) {
                pending.reply().completeExceptionally(stopped);
            }
        }
    }

    private record Pending(Command command, long memory, CompletableFuture<Outcome> reply) {}
}
