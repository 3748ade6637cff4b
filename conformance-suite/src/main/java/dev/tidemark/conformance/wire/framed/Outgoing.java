// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.framed;

import dev.tidemark.conformance.wire.socket.Duplex;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** What is to be sent in a session, written one part after the other by a thread that begins with the first one. */
final class Outgoing {

    private static final int STACK = 256 * 1024;

    private final Duplex duplex;
    private final Course course;
    private final Deque<byte[]> waiting = new ArrayDeque<>();
    private boolean begun;
    private boolean over;
    private boolean closed;
    private int sent;
    private String failure;

    Outgoing(Duplex duplex, Course course) {
        this.duplex = duplex;
        this.course = course;
    }

    synchronized void add(byte[] part) {
        if (over) {
            throw new IllegalStateException("the body of the request has ended");
        }
        waiting.add(part);
        changed();
    }

    synchronized void end() {
        over = true;
        changed();
    }

    synchronized void close() {
        closed = true;
        notifyAll();
    }

    synchronized int sent() {
        return sent;
    }

    synchronized Optional<String> failure() {
        return Optional.ofNullable(failure);
    }

    synchronized boolean await(int count, Duration within) {
        var until = System.nanoTime() + within.toNanos();
        try {
            for (var left = within.toNanos(); sent < count && failure == null && left > 0; ) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
                left = until - System.nanoTime();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for what is to be sent", interrupted);
        }
        return sent >= count;
    }

    private void changed() {
        if (!begun) {
            begun = true;
            var writer = new Thread(null, this::writeAll, "framed-writer", STACK);
            writer.setDaemon(true);
            writer.start();
        }
        notifyAll();
    }

    private void writeAll() {
        try {
            for (var part = next(); part.isPresent(); part = next()) {
                var at = System.nanoTime();
                duplex.write(part.get());
                course.sent(part.get(), at);
                taken();
            }
            if (isOver()) {
                duplex.endRequest();
                course.note("the request ends");
            }
        } catch (IOException broken) {
            failed(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized Optional<byte[]> next() throws InterruptedException {
        while (waiting.isEmpty() && !over && !closed) {
            wait();
        }
        return closed ? Optional.empty() : Optional.ofNullable(waiting.poll());
    }

    private synchronized boolean isOver() {
        return over && !closed;
    }

    private synchronized void taken() {
        sent++;
        notifyAll();
    }

    private synchronized void failed(IOException broken) {
        failure = closed ? null : String.valueOf(broken.getMessage());
        notifyAll();
    }
}
