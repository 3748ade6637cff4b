// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

    private final int status;
    private final List<Header> headers;
    private final RecordedInput input;
    private final Consumer<Response> whenClosed;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<RawEvent> events = new ArrayList<>();
    private boolean paused;
    private End end;
    private Error givenUp;

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

    private RawEventSession(int status, List<Header> headers, RecordedInput input, Consumer<Response> whenClosed) {
        this.status = status;
        this.headers = headers;
        this.input = input;
        this.whenClosed = whenClosed;
    }

    /** @param paused whether nothing of the body is read until {@link #readOn()} */
    static RawEventSession open(Request request, boolean paused, Duration within, Consumer<Response> whenClosed)
            throws IOException {
        try {
            var response = PlainSender.CLIENT.send(PlainSender.toJdk(request, within), BodyHandlers.ofInputStream());
            var input = new RecordedInput(response.body());
            var session = new RawEventSession(response.statusCode(), PlainSender.headers(response), input, whenClosed);
            session.paused = paused;
            var reader = new Thread(session::readAll, "raw-event-session");
            reader.setDaemon(true);
            reader.start();
            return session;
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted");
        }
    }

    /** The answer so far: status, header fields and the first bytes of the body. */
    public Response answer() {
        return new Response(status, headers, input.seen());
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
        var until = System.nanoTime() + within.toNanos();
        lock.lock();
        try {
            while (end == null && givenUp == null && !enough.test(events)) {
                var left = until - System.nanoTime();
                if (left <= 0 || changed.awaitNanos(left) <= 0 && end == null && !enough.test(events)) {
                    break;
                }
            }
            if (givenUp != null) {
                throw givenUp;
            }
            return new Seen(events, end);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for events", interrupted);
        } finally {
            lock.unlock();
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

    @Override
    public void close() {
        readOn();
        whenClosed.accept(answer());
        input.closeQuietly();
    }

    void giveUp(Error reason) {
        lock.lock();
        try {
            givenUp = reason;
            paused = false;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        input.closeQuietly();
    }

    private void readAll() {
        var parser = new RawEventParser(this::add);
        var buffer = new byte[BUFFER];
        try {
            for (var count = readNext(buffer); count >= 0; count = readNext(buffer)) {
                parser.accept(buffer, count);
            }
            ended(false);
        } catch (IOException broken) {
            ended(true);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            ended(true);
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
        return input.read(buffer, 0, buffer.length);
    }

    private void add(RawEvent event) {
        lock.lock();
        try {
            events.add(event);
            changed.signalAll();
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
