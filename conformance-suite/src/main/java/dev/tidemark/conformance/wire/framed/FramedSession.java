// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.framed;

import dev.tidemark.conformance.wire.message.Arrival;
import dev.tidemark.conformance.wire.message.Request;
import dev.tidemark.conformance.wire.message.Response;
import dev.tidemark.conformance.wire.socket.ContentCodings;
import dev.tidemark.conformance.wire.socket.Duplex;
import dev.tidemark.conformance.wire.socket.Failure;
import dev.tidemark.conformance.wire.socket.Flight;
import dev.tidemark.conformance.wire.socket.TooLarge;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * A session of frames in one direction or in both. Reading and writing happen on threads of their own: when a frame came is noted however late
 * somebody looks, and a target that takes nothing keeps nobody. Everything that waits here has a time, and what a target may send has a limit in bytes and
 * in frames.
 */
public final class FramedSession implements AutoCloseable {

    /** More frames than any scenario has a target send. */
    private static final int MOST_FRAMES = 50_000;

    private static final int BUFFER = 8 * 1024;

    /** As much of the body as the answer shows. */
    private static final int KEPT = 16 * 1024;

    private static final int OPEN = 200;
    private static final int STACK = 256 * 1024;

    private final Request request;
    private final Duplex duplex;
    private final Flight flight;
    private final Recording recording;
    private final Course course;
    private final Outgoing outgoing;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final List<Frame> frames = new ArrayList<>();
    private final ByteArrayOutputStream beginning = new ByteArrayOutputStream();
    private long bodyBytes;
    private long asked;
    private Response head;
    private End end;
    private Throwable failure;
    private boolean closed;

    /** Takes what becomes of the session when it is closed. */
    @FunctionalInterface
    public interface Recording {
        /**
         * @param sent the first bytes of the body of the request
         * @param sentBytes how many there were
         * @param answer what came; empty when there was no answer
         * @param answerBytes how long its body was
         * @param arrivals what happened, in its order
         */
        void record(byte[] sent, long sentBytes, Optional<Response> answer, long answerBytes, List<Arrival> arrivals);
    }

    /**
     * How the answer ended.
     *
     * @param at {@link System#nanoTime()} when the end was seen
     * @param sentence why, where it did not end by itself behind a frame; otherwise empty
     */
    public record End(long at, Ending how, String sentence) {}

    /**
     * What has come so far.
     *
     * @param end how the answer ended, or null while it is open
     */
    public record Seen(List<Frame> frames, End end) {
        public Seen {
            frames = List.copyOf(frames);
        }

        public boolean ended() {
            return end != null;
        }

        /** The last frame, if it is one behind which nothing may follow. */
        public Optional<Frame> terminal() {
            return frames.isEmpty()
                    ? Optional.empty()
                    : Optional.of(frames.get(frames.size() - 1)).filter(Frame::isTerminal);
        }
    }

    /**
     * What is known of a session before it is open.
     *
     * @param how it is sent, in words
     * @param begun {@link System#nanoTime()} when it was asked for
     * @param asked how many frames are read before somebody asks for more
     */
    public record Opening(Request request, String how, long begun, long asked, FrameWords words) {}

    private FramedSession(Opening opening, Duplex duplex, Flight flight, Recording recording) {
        this.request = opening.request();
        this.duplex = duplex;
        this.asked = opening.asked();
        this.flight = flight;
        this.recording = recording;
        this.course = new Course(opening.begun(), opening.words());
        this.outgoing = new Outgoing(duplex, course);
        course.note(opening.how());
    }

    /** Over an exchange of which the header section was sent. */
    public static FramedSession of(Opening opening, Duplex duplex, Flight flight, Recording recording)
            throws IOException {
        var session = new FramedSession(opening, duplex, flight, recording);
        flight.attach(session::cut);
        flight.untimed();
        var reader = new Thread(null, session::readAll, "framed-session", STACK);
        reader.setDaemon(true);
        reader.start();
        return session;
    }

    /** What reads learns of it, even if nobody has asked for more. */
    private void cut() throws IOException {
        askForAll();
        duplex.close();
    }

    /**
     * Waits for the answer: its header section where the session is open, all of it where it was refused; empty when the connection ended
     * without one.
     *
     * @throws dev.tidemark.reports.contract.Broken when it is not there within the limit of the wire
     */
    public Optional<Response> answer() {
        flight.begin();
        lock.lock();
        try {
            awaitChange(() -> head != null && head.status() == OPEN || end != null, Long.MAX_VALUE);
            return Optional.ofNullable(head).map(this::soFar);
        } finally {
            lock.unlock();
            flight.untimed();
        }
    }

    private Response soFar(Response known) {
        return new Response(known.status(), known.headers(), beginning.toByteArray());
    }

    public Seen seen() {
        lock.lock();
        try {
            return new Seen(frames, end);
        } finally {
            lock.unlock();
        }
    }

    /**
     * Waits until enough has come, the answer has ended, or the time is over; which of these it was, the result tells.
     *
     * @param enough looked at whenever something has come
     * @throws dev.tidemark.reports.contract.Broken when more came than a scenario can have written
     */
    public Seen await(Predicate<List<Frame>> enough, Duration within) {
        lock.lock();
        try {
            awaitChange(() -> end != null || enough.test(frames), within.toNanos());
            return new Seen(frames, end);
        } finally {
            lock.unlock();
        }
    }

    /** Has so many more frames read. */
    public void ask(int more) {
        ask(asked + more);
    }

    /** Has everything read from now on. */
    public void askForAll() {
        ask(Long.MAX_VALUE);
    }

    private void ask(long upTo) {
        lock.lock();
        try {
            asked = upTo < 0 ? Long.MAX_VALUE : upTo;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Has this written behind all that was; returns at once. */
    public void send(byte[] bytes) {
        outgoing.add(bytes);
    }

    /** Has the body of the request ended behind all that was to be written. */
    public void endRequest() {
        outgoing.end();
    }

    /** How many of the parts that were to be sent the connection has taken. */
    public int sent() {
        return outgoing.sent();
    }

    /** Waits until the connection has taken so many parts; false when the time is over or nothing more can be sent. */
    public boolean awaitSent(int count, Duration within) {
        return outgoing.await(count, within);
    }

    /** What the target said when it announced to leave the connection, if it did. */
    public Optional<String> farewell() {
        return duplex.farewell();
    }

    @Override
    public void close() {
        lock.lock();
        try {
            if (closed) {
                return;
            }
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        record();
        outgoing.close();
        flight.end();
        try {
            duplex.close();
        } catch (IOException alreadyBroken) {
            // Closing gives the connection up; that it was broken before changes nothing.
        }
    }

    private void record() {
        duplex.farewell().ifPresent(said -> course.note("the target said " + said));
        outgoing.failure().ifPresent(why -> course.note("nothing more could be sent: " + why));
        lock.lock();
        try {
            if (end == null) {
                course.note("the session is closed from this side");
            }
            recording.record(
                    course.request(),
                    course.requestBytes(),
                    Optional.ofNullable(head).map(this::soFar),
                    bodyBytes,
                    course.arrivals());
        } finally {
            lock.unlock();
        }
    }

    private void readAll() {
        try {
            arrived(duplex.head());
            if (head.status() == OPEN) {
                readFrames();
            } else {
                readRefusal();
            }
            ended(Ending.COMPLETE, "");
        } catch (TruncatedFrame truncated) {
            ended(Ending.TRUNCATED, truncated.getMessage());
        } catch (MalformedFrame malformed) {
            ended(Ending.MALFORMED, malformed.getMessage());
        } catch (IOException broken) {
            brokenOff(broken);
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            ended(Ending.BROKEN, "interrupted");
        }
    }

    private void readFrames() throws IOException, InterruptedException {
        var input = new FrameInput(new Kept(duplex.body(), this::keep), flight.largest());
        awaitAsked();
        for (var frame = input.next(); frame.isPresent(); frame = input.next()) {
            add(frame.get());
            awaitAsked();
        }
    }

    private void readRefusal() throws IOException {
        var body = ContentCodings.decoded(duplex.body(), ContentCodings.of(head.headers()), flight);
        var buffer = new byte[BUFFER];
        for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
            keep(buffer, 0, count);
        }
    }

    private void awaitAsked() throws InterruptedException, IOException {
        lock.lock();
        try {
            while (frames.size() >= asked && !closed) {
                changed.await();
            }
            if (closed) {
                throw new IOException("closed from this side");
            }
        } finally {
            lock.unlock();
        }
    }

    private void arrived(Response now) {
        lock.lock();
        try {
            head = now;
            course.note("answer " + now.status());
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void keep(byte[] buffer, int offset, int count) {
        lock.lock();
        try {
            bodyBytes += count;
            beginning.write(buffer, offset, Math.min(count, KEPT - beginning.size()));
        } finally {
            lock.unlock();
        }
    }

    private void add(Frame frame) {
        lock.lock();
        try {
            frames.add(frame);
            course.received(frame);
            changed.signalAll();
            if (frames.size() > MOST_FRAMES) {
                flight.cut(new TooLarge("an answer of at most " + MOST_FRAMES + " frames"));
            }
        } finally {
            lock.unlock();
        }
    }

    private void brokenOff(IOException broken) {
        if (broken instanceof TooLarge) {
            flight.cut(broken);
        }
        if (flight.cut() == null) {
            ended(Ending.BROKEN, Failure.sentence(request.uri(), broken));
            return;
        }
        lock.lock();
        try {
            failure = Failure.ofCut(request, flight);
            course.note(String.valueOf(failure.getMessage()));
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void ended(Ending how, String sentence) {
        lock.lock();
        try {
            end = new End(System.nanoTime(), how, sentence);
            if (!closed) {
                course.note(how == Ending.COMPLETE ? "the answer ends" : sentence);
            }
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /** Waits, with the lock, until this holds or the time is over. */
    private void awaitChange(BooleanSupplier there, long nanos) {
        var left = nanos;
        try {
            while (failure == null && !there.getAsBoolean() && left > 0) {
                left = changed.awaitNanos(left);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while waiting for frames", interrupted);
        }
        if (failure != null) {
            throw Failure.unchecked(failure);
        }
    }
}
