// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * One exchange under way: what it may take of time and bytes, and the connection that is cut when it takes more. The time is that of the
 * whole answer, however slowly its bytes come.
 */
public final class Flight implements AutoCloseable {

    /** As much of an answer as is told of one that did not end. */
    private static final int TOLD = 4000;

    private static final long LATE_NANOS = 100_000_000;
    private static final int TIMES_LATE = 4;

    private static final ScheduledThreadPoolExecutor CLOCK = clock();

    private final Duration within;
    private final LongSupplier largest;
    private final UnderWay.Registration registration;
    private volatile ScheduledFuture<?> alarm;
    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    private Closeable connection;
    private Throwable cut;
    private long received;
    private volatile boolean extended;
    private volatile boolean handedOver;
    private volatile boolean closed;
    private volatile long asked;
    private volatile long ended;

    /**
     * @param within how long the whole answer may take
     * @param largest how many bytes may come, asked whenever some have
     * @param underWay what this is given up with
     */
    public Flight(Duration within, LongSupplier largest, UnderWay underWay) {
        this.within = within;
        this.largest = largest;
        this.registration = underWay.add(this::cut);
    }

    private static ScheduledThreadPoolExecutor clock() {
        var clock = new ScheduledThreadPoolExecutor(1, task -> {
            var thread = new Thread(task, "wire-clock");
            thread.setDaemon(true);
            return thread;
        });
        clock.setRemoveOnCancelPolicy(true);
        return clock;
    }

    private ScheduledFuture<?> alarmAfter(long nanos) {
        var due = System.nanoTime() + nanos;
        return CLOCK.schedule(() -> ring(System.nanoTime() - due), nanos, TimeUnit.NANOSECONDS);
    }

    /** What was late on this side is added once: threads that read may have been just as late. */
    private void ring(long late) {
        if (late > LATE_NANOS && !extended) {
            extended = true;
            alarm = alarmAfter(TIMES_LATE * late);
        } else {
            cut(new TooSlow(within.toMillis()));
        }
    }

    /** The time begins, or begins anew. */
    public void begin() {
        untimed();
        extended = false;
        alarm = alarmAfter(Math.max(1, within.toNanos()));
    }

    Duration within() {
        return within;
    }

    /** The connection is open; what was said to open it is no part of an answer. */
    synchronized void connected() {
        received = 0;
        beginning.reset();
    }

    /** The answer goes over this connection from now on, and its time begins; bytes of earlier ones do not count. */
    public void attach(Closeable newConnection) throws IOException {
        synchronized (this) {
            connection = newConnection;
            received = 0;
            beginning.reset();
            asked = System.nanoTime();
            ended = 0;
        }
        begin();
        if (cut() != null) {
            newConnection.close();
            throw new IOException("cut before it began");
        }
    }

    /** Time does not matter for now: the answer may stay open, or is not due yet. */
    public void untimed() {
        var ringing = alarm;
        if (ringing != null) {
            ringing.cancel(false);
        }
    }

    /** How many bytes may come, in all and out of compression. */
    public long largest() {
        return largest.getAsLong();
    }

    /** @throws TooLarge when these bytes are more than may come */
    void received(byte[] bytes, int offset, int length) throws TooLarge {
        long all;
        synchronized (this) {
            received += length;
            ended = System.nanoTime();
            beginning.write(bytes, offset, Math.min(length, TOLD - beginning.size()));
            all = received;
        }
        checkSize(all);
    }

    /** @throws TooLarge when an answer may not have this many bytes */
    void checkSize(long bytes) throws TooLarge {
        var most = largest.getAsLong();
        if (bytes > most) {
            var failure = new TooLarge("an answer of at most " + most + " bytes");
            cut(failure);
            throw failure;
        }
    }

    /**
     * How much of a span the target had for this exchange: from when it was asked to when its last byte came, as far as that lies within.
     *
     * @param from as in {@link System#nanoTime()}
     * @param to likewise
     */
    public Optional<Held> heldWithin(long from, long to) {
        var begin = asked;
        if (begin == 0) {
            return Optional.empty();
        }
        var end = closed && ended != 0 ? ended : System.nanoTime();
        var held = new Held(Math.max(0, begin - from), Math.min(to, end) - from);
        return held.begin() < held.end() ? Optional.of(held) : Optional.empty();
    }

    /** In nanoseconds from the beginning of the span that was asked for. */
    public record Held(long begin, long end) {}

    synchronized boolean nothingCame() {
        return received == 0;
    }

    /** How many bytes have come, header section included. */
    synchronized long received() {
        return received;
    }

    /** The first bytes that came, as they were. */
    synchronized byte[] beginning() {
        return beginning.toByteArray();
    }

    /** Why the connection was cut from this side, or null. */
    public synchronized Throwable cut() {
        return cut;
    }

    /** Ends it with this reason; the first one counts. */
    public void cut(Throwable reason) {
        Closeable open;
        synchronized (this) {
            if (cut == null) {
                cut = reason;
            }
            open = connection;
        }
        closeQuietly(open);
    }

    static void closeQuietly(Closeable open) {
        if (open == null) {
            return;
        }
        try {
            open.close();
        } catch (IOException alreadyBroken) {
            // Closing gives the connection up; that it was broken before changes nothing.
        }
    }

    /** The answer is read on after the exchange was handed over; {@link #end()} ends it. */
    public void handOver() {
        untimed();
        handedOver = true;
    }

    /** Nothing is read any more. */
    public void end() {
        handedOver = false;
        close();
    }

    @Override
    public void close() {
        if (handedOver) {
            return;
        }
        untimed();
        closed = true;
        if (ended == 0) {
            ended = System.nanoTime();
        }
        registration.close();
    }
}
