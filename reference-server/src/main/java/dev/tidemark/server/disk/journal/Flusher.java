// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.server.disk.journal;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.FileChannel;
import java.time.Duration;

/** Brings to the disk what was acknowledged before, at most once per interval, on a thread of its own. */
final class Flusher implements Closeable {

    private final Flush flush;
    private final long intervalMillis;
    private final Thread thread;
    private FileChannel written;
    private boolean stopping;

    Flusher(Flush flush, Duration interval) {
        this.flush = flush;
        this.intervalMillis = Math.max(1, interval.toMillis());
        thread = new Thread(this::run, "tidemark-flusher");
        thread.setDaemon(true);
        thread.start();
    }

    /** Something was written to this file; what was written to another one before is on the disk. */
    synchronized void written(FileChannel file) {
        written = file;
        notifyAll();
    }

    /** Stops; what is left to bring to the disk is left to the caller. */
    @Override
    public void close() {
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
            for (FileChannel next = take(); next != null; next = take()) {
                force(next);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void force(FileChannel file) {
        try {
            flush.force(file);
        } catch (ClosedChannelException rolled) {
            // The next segment has begun, and this one was brought to the disk before.
        } catch (IOException failed) {
            System.getLogger(Flusher.class.getName())
                    .log(
                            System.Logger.Level.ERROR,
                            "acknowledged changes are not on the disk yet: " + failed.getMessage());
        }
    }

    /** The file to flush, after the interval; null once there will be none. */
    private synchronized FileChannel take() throws InterruptedException {
        while (written == null && !stopping) {
            wait();
        }
        long deadline = System.nanoTime() + intervalMillis * 1_000_000;
        long left = intervalMillis;
        while (!stopping && left > 0) {
            wait(left);
            left = (deadline - System.nanoTime()) / 1_000_000;
        }
        FileChannel taken = stopping ? null : written;
        written = null;
        return taken;
    }

    /** Brings a file to the disk. */
    interface Flush {
        void force(FileChannel file) throws IOException;
    }
}
