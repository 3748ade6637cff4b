// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.checkpoint;

import dev.tidemark.server.disk.journal.Journal;
import dev.tidemark.server.engine.Ending;
import dev.tidemark.server.engine.NotWritten;
import dev.tidemark.server.engine.Published;
import dev.tidemark.server.engine.Streams;
import dev.tidemark.server.log.StreamState;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Brings the checkpoint forward from time to time, on a thread of its own. */
public final class Checkpointer implements Closeable {

    /** How long changes gather before they are written: their syncs delay those of the journal. */
    private static final long INTERVAL_MILLIS = 1000;

    /** The same, once something was dropped: its space shall be used again soon. */
    private static final long DROP_MILLIS = 250;

    /** Memory of records at which to write without waiting for the interval. */
    private static final long URGENT_BYTES = 4L << 20;

    /** How long to wait before trying again what failed. */
    private static final long RETRY_MILLIS = 250;

    /** Memory of records at which writers have to wait. */
    private static final long LIMIT_BYTES = 16L << 20;

    private final Checkpoint checkpoint;
    private final Journal journal;
    private final Streams streams;
    private final Thread thread;
    private Advance gathered = new Advance();
    private boolean stopping;
    private IOException stuck;
    private Exception failure;

    public Checkpointer(Checkpoint checkpoint, Journal journal, Streams streams) {
        this.checkpoint = checkpoint;
        this.journal = journal;
        this.streams = streams;
        this.thread = new Thread(this::run, "tidemark-checkpoint");
        thread.start();
    }

    public synchronized void add(List<Published> batch) throws IOException {
        boolean first = gathered.isEmpty();
        boolean drops = gathered.drops();
        batch.forEach(gathered::add);
        if (first || gathered.memory() >= URGENT_BYTES || gathered.drops() != drops) {
            notifyAll(); // not for each batch: waking somebody takes longer than what a small append needs
        }
        try {
            while (gathered.memory() >= LIMIT_BYTES && failure == null && stuck == null) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw new IOException("the checkpoint could not be written", failure);
        }
    }

    /** Refuses to take more as long as the checkpoint cannot be written: memory would fill up. */
    public synchronized void requireMoving() throws NotWritten {
        if (stuck != null) {
            throw new NotWritten(stuck);
        }
    }

    /** Writes what is left and stops. If the disk is full the rest stays in the journal, for the next start. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            stopping = true;
            notifyAll();
        }
        Ending.of(thread);
    }

    private void run() {
        try {
            for (Advance next = take(); !next.isEmpty(); next = take()) {
                checkpoint.advance(next);
                if (!persist(next)) {
                    return;
                }
                for (StreamState state : next.states().values()) {
                    streams.forget(state);
                }
            }
        } catch (IOException | InterruptedException | RuntimeException | Error failed) {
            fail(failed instanceof Exception exception ? exception : new IllegalStateException(failed));
        }
    }

    /** Tries until it succeeds; gives up only when stopping. */
    private boolean persist(Advance advance) throws InterruptedException {
        while (true) {
            try {
                checkpoint.persist();
                journal.discard(advance.index());
                stuck(null);
                return true;
            } catch (IOException failed) {
                if (stuck(failed)) {
                    return false;
                }
            }
        }
    }

    /** Remembers why it does not go on, or that it does; waits before the next try. Tells whether to stop instead. */
    private synchronized boolean stuck(IOException reason) throws InterruptedException {
        if (reason != null && stuck == null) {
            System.getLogger(Checkpointer.class.getName())
                    .log(System.Logger.Level.ERROR, "the checkpoint cannot be written: " + reason.getMessage());
        }
        stuck = reason;
        notifyAll();
        if (reason != null && !stopping) {
            wait(RETRY_MILLIS);
        }
        return stopping;
    }

    /** The next changes to write; nothing once there will be no more. */
    private synchronized Advance take() throws InterruptedException {
        while (gathered.isEmpty() && !stopping) {
            wait();
        }
        long start = System.nanoTime();
        long left = left(start);
        while (!stopping && gathered.memory() < URGENT_BYTES && left > 0) {
            wait(left);
            left = left(start);
        }
        Advance taken = gathered;
        gathered = new Advance();
        notifyAll();
        return taken;
    }

    /** In how many milliseconds to write what has gathered since a moment. */
    private long left(long start) {
        long interval = gathered.drops() ? DROP_MILLIS : INTERVAL_MILLIS;
        return interval - (System.nanoTime() - start) / 1_000_000;
    }

    private synchronized void fail(Exception exception) {
        failure = exception;
        notifyAll();
        System.getLogger(Checkpointer.class.getName())
                .log(System.Logger.Level.ERROR, "the checkpoint could not be written", exception);
    }
}
