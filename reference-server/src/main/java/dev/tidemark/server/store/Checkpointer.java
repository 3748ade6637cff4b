// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.store;

import dev.tidemark.server.log.StreamState;
import java.io.Closeable;
import java.io.IOException;
import java.util.List;

/** Brings the checkpoint forward from time to time, on a thread of its own. */
final class Checkpointer implements Closeable {

    /** How long changes gather before they are written. */
    private static final long INTERVAL_MILLIS = 250;

    /** Bytes of records at which to write without waiting for the interval. */
    private static final long URGENT_BYTES = 8L << 20;

    /** Bytes of records at which writers have to wait. */
    private static final long LIMIT_BYTES = 32L << 20;

    private final Checkpoint checkpoint;
    private final Journal journal;
    private final Streams streams;
    private final Thread thread;
    private Advance gathered = new Advance();
    private boolean stopping;
    private Exception failure;

    Checkpointer(Checkpoint checkpoint, Journal journal, Streams streams) {
        this.checkpoint = checkpoint;
        this.journal = journal;
        this.streams = streams;
        this.thread = new Thread(this::run, "tidemark-checkpoint");
        thread.start();
    }

    synchronized void add(List<Published> batch) throws IOException {
        batch.forEach(gathered::add);
        notifyAll();
        try {
            while (gathered.bytes() >= LIMIT_BYTES && failure == null) {
                wait();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
        if (failure != null) {
            throw new IOException("the checkpoint could not be written", failure);
        }
    }

    /** Writes what is left and stops. */
    @Override
    public void close() throws IOException {
        synchronized (this) {
            stopping = true;
            notifyAll();
        }
        try {
            thread.join();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            for (Advance next = take(); !next.isEmpty(); next = take()) {
                checkpoint.advance(next);
                for (StreamState state : next.states().values()) {
                    streams.forget(state);
                }
                journal.discard(next.index());
            }
        } catch (IOException | InterruptedException | RuntimeException | Error failed) {
            fail(failed instanceof Exception exception ? exception : new IllegalStateException(failed));
        }
    }

    /** The next changes to write; nothing once there will be no more. */
    private synchronized Advance take() throws InterruptedException {
        while (gathered.isEmpty() && !stopping) {
            wait();
        }
        long deadline = System.nanoTime() + INTERVAL_MILLIS * 1_000_000;
        long left = INTERVAL_MILLIS;
        while (!stopping && gathered.bytes() < URGENT_BYTES && left > 0) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
        Advance taken = gathered;
        gathered = new Advance();
        notifyAll();
        return taken;
    }

    private synchronized void fail(Exception exception) {
        failure = exception;
        notifyAll();
        System.getLogger(Checkpointer.class.getName())
                .log(System.Logger.Level.ERROR, "the checkpoint could not be written", exception);
    }
}
