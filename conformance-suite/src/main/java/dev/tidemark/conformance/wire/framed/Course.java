// SPDX-License-Identifier: Apache-2.0
package dev.tidemark.conformance.wire.framed;

import dev.tidemark.conformance.wire.message.Arrival;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** What happened in a session, frame by frame, as the transcript shows it. Of long ones the beginning and the end are kept. */
final class Course {

    private static final int FIRST = 40;
    private static final int LAST = 80;
    private static final int LONGEST_LINE = 400;

    /** As much of what was sent as is kept as it was. */
    private static final int KEPT = 16 * 1024;

    private final long begun;
    private final FrameWords words;
    private final List<Moment> first = new ArrayList<>();
    private final Deque<Moment> last = new ArrayDeque<>();
    private final ByteArrayOutputStream request = new ByteArrayOutputStream();
    private long requestBytes;
    private int leftOut;

    /** Described when somebody looks, which is once at the end. */
    private record Moment(long at, Supplier<String> what) {}

    /** @param begun {@link System#nanoTime()} when the session was asked for */
    Course(long begun, FrameWords words) {
        this.begun = begun;
        this.words = words;
    }

    synchronized void note(String what) {
        add(System.nanoTime(), () -> what);
    }

    synchronized void received(Frame frame) {
        add(frame.arrived(), () -> "frame of " + frame.sizes() + flags(frame) + ": " + content(frame, words::received));
    }

    /** @param at {@link System#nanoTime()} before it was written, so that it stands before what it brought about */
    synchronized void sent(byte[] frame, long at) {
        request.write(frame, 0, Math.min(frame.length, KEPT - request.size()));
        requestBytes += frame.length;
        add(at, () -> "sent " + describedSent(frame));
    }

    private void add(long at, Supplier<String> what) {
        var moment = new Moment(at, what);
        if (first.size() < FIRST) {
            first.add(moment);
            return;
        }
        if (last.size() == LAST) {
            last.removeFirst();
            leftOut++;
        }
        last.addLast(moment);
    }

    /** The first bytes of what was sent. */
    synchronized byte[] request() {
        return request.toByteArray();
    }

    synchronized long requestBytes() {
        return requestBytes;
    }

    synchronized List<Arrival> arrivals() {
        var all = new ArrayList<>(first);
        if (leftOut > 0) {
            var number = leftOut;
            all.add(new Moment(last.getFirst().at(), () -> number + " more, which are not shown"));
        }
        all.addAll(last);
        return all.stream()
                .sorted(Comparator.comparingLong(Moment::at))
                .map(moment -> new Arrival(
                        Duration.ofNanos(moment.at() - begun),
                        shortened(moment.what().get())))
                .toList();
    }

    private String describedSent(byte[] bytes) {
        return frame(bytes)
                .map(frame -> "frame of " + frame.sizes() + flags(frame) + ": " + content(frame, words::sent))
                .orElse(bytes.length + " bytes that are no frame");
    }

    /** What was sent on purpose may be no frame. */
    private static Optional<Frame> frame(byte[] bytes) {
        try {
            var in = new ByteArrayInputStream(bytes);
            var frame = new FrameInput(in, Frame.LONGEST).next();
            return in.available() == 0 ? frame : Optional.empty();
        } catch (IOException none) {
            return Optional.empty();
        }
    }

    private static String content(Frame frame, Function<byte[], String> regular) {
        return frame.isTerminal()
                ? "terminal, status " + frame.status() + " " + frame.text()
                : regular.apply(frame.message());
    }

    private static String flags(Frame frame) {
        var flags = frame.advisesToReconnect() ? ", reconnect advised" : "";
        return frame.reserved() == 0 ? flags : flags + String.format(", reserved flags 0x%02x", frame.reserved());
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_LINE ? text.substring(0, LONGEST_LINE) + "..." : text;
    }
}
