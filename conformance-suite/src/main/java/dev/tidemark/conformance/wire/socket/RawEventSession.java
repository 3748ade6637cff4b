// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.socket;

import dev.tidemark.conformance.wire.message.RawEvent;
import dev.tidemark.conformance.wire.message.RawEventParser;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * An open event stream, seen as it was sent. Reading happens on a thread of its own, which notes when each event came, so that the times
 * are right however late somebody looks.
 */
public final class RawEventSession implements AutoCloseable {

    private static final int BUFFER = 8 * 1024;

    /** As much of the body as the answer shows. */
    private static final int KEPT = 16 * 1024;

    /** More events than any scenario has its stream send. */
    private static final int MOST_EVENTS = 50_000;

    private final Request request;
    private final SocketSender.Open open;
    private final Flight flight;
    private final Consumer<Response> whenClosed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<RawEvent> events = new ArrayList<>();
    private boolean paused;
    private End end;
    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    private boolean closed;
    private Throwable failure;

    /**
     * How the answer ended.
     *
     * @param at {@link System#nanoTime()} when the end was seen
     * @param cut whether the connection broke before the answer was complete
     */
    public record End(long at, boolean cut) {}

    /**
     * What has come so far.
     *
     * @param end how the answer ended, or null while it is open
     */
    public record Seen(List<RawEvent> events, End end) {
        public Seen {
            events = List.copyOf(events);
        }

        public boolean ended() {
            return end != null;
        }
    }

    private RawEventSession(
            Request request, SocketSender.Open open, boolean paused, Flight flight, Consumer<Response> whenClosed) {
        this.request = request;
        this.open = open;
        this.paused = paused;
        this.flight = flight;
        this.whenClosed = whenClosed;
    }

    /** @param paused whether nothing of the body is read until {@link #readOn()} */
    public static RawEventSession of(
            Request request, SocketSender.Open open, boolean paused, Flight flight, Consumer<Response> whenClosed)
            throws IOException {
        var session = new RawEventSession(request, open, paused, flight, whenClosed);
        flight.attach(session::cut);
        flight.untimed();
        var reader = new Thread(session::readAll, "event-session");
        reader.setDaemon(true);
        reader.start();
        return session;
    }

    private void cut() throws IOException {
        readOn();
        open.connection().close();
    }

    /** The answer so far: status, header fields and the first bytes of the body. */
    public Response answer() {
        lock.lock();
        try {
            return new Response(open.status(), open.headers(), beginning.toByteArray());
        } finally {
            lock.unlock();
        }
    }

    public Seen seen() {
        lock.lock();
        try {
            return new Seen(events, end);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until enough has come, the answer has ended, or the time is over; which of these it was, the result tells.
     *
     * @param enough looked at whenever something has come
     */
    public Seen await(Predicate<List<RawEvent>> enough, Duration within) {
        lock.lock();
        try {
            awaitLocked(enough, within);
            return new Seen(events, end);
        } finally {
            lock.unlock();
        }
    }

    private void awaitLocked(Predicate<List<RawEvent>> enough, Duration within) {
        var until = System.nanoTime() + within.toNanos();
        try {
            while (end == null && failure == null && !enough.test(events)) {
                var left = until - System.nanoTime();
                if (left <= 0 || changed.awaitNanos(left) <= 0) {
                    break;
                }
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for events", interrupted);
        }
        if (failure != null) {
            throw Failure.unchecked(failure);
        }
    }

    /** Stops reading from the connection, as a client does that is busy with something else. */
    public void pause() {
        setPaused(true);
    }

    /** Reads on after {@link #pause()}. */
    public void readOn() {
        setPaused(false);
    }

    private void setPaused(boolean now) {
        lock.lock();
        try {
            paused = now;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until there are more events than this, the answer has ended, or the time is over.
     *
     * @return the event with this number, counted from 0, or empty
     */
    public Optional<RawEvent> event(int number, Duration within) {
        lock.lock();
        try {
            awaitLocked(all -> all.size() > number, within);
            return events.size() > number ? Optional.of(events.get(number)) : Optional.empty();
        } finally {
            lock.unlock();
        }
    }

    public boolean hasEnded() {
        lock.lock();
        try {
            return end != null;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
        } finally {
            lock.unlock();
        }
        readOn();
        whenClosed.accept(answer());
        flight.end();
        Flight.closeQuietly(open.connection());
    }

    private void readAll() {
        var parser = new RawEventParser(this::add);
        var buffer = new byte[BUFFER];
        try {
            for (var count = readNext(buffer); count >= 0; count = readNext(buffer)) {
                keep(buffer, count);
                parser.accept(buffer, count);
            }
            ended(false);
        } catch (IOException broken) {
            if (broken instanceof TooLarge) {
                flight.cut(broken);
            }
            if (flight.cut() == null) {
                ended(true);
            } else {
                failed(Failure.ofCut(request, flight));
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            ended(true);
        }
    }

    private void keep(byte[] buffer, int count) {
        lock.lock();
        try {
            beginning.write(buffer, 0, Math.min(count, KEPT - beginning.size()));
        } finally {
            lock.unlock();
        }
    }

    /** Nothing more comes, for this reason. */
    private void failed(Throwable reason) {
        lock.lock();
        try {
            failure = reason;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private int readNext(byte[] buffer) throws IOException, InterruptedException {
        lock.lock();
        try {
            while (paused) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
        return open.body().read(buffer, 0, buffer.length);
    }

    private void add(RawEvent event) {
        lock.lock();
        try {
            events.add(event);
            changed.signalAll();
            if (events.size() > MOST_EVENTS) {
                flight.cut(new TooLarge("an answer of at most " + MOST_EVENTS + " events"));
            }
        } finally {
            lock.unlock();
        }
    }

    private void ended(boolean cut) {
        lock.lock();
        try {
            end = new End(System.nanoTime(), cut);
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
